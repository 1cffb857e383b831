/** What may be shown of notices that are ready. */
export type Pacing =
  | { readonly kind: 'each' }
  /** All of them as one. */
  | { readonly kind: 'one' }
  /** Too many were shown just now: together with what comes until then. */
  | { readonly kind: 'later'; readonly afterMs: number };

/** Up to this many notices come one by one within a while; more come as one. */
export const mostSingleNotices = 3;

/** The while. */
export const pacingWindowMs = 3000;

/** Decides for one workspace how its ready notices are shown, so that a storm of flags is not a storm of notices. */
export interface Pacer {
  take(ready: number): Pacing;
  /** For how long nothing more is shown, however few are ready; nothing where the next may be. */
  fullForMs(): number | undefined;
}

/** A pacer to which nothing was shown yet. */
export function createPacer(monotonicMs: () => number): Pacer {
  let windowEndsMs = 0;
  let shown = 0;
  return {
    fullForMs() {
      const leftMs = windowEndsMs - monotonicMs();
      return leftMs > 0 && shown >= mostSingleNotices ? leftMs : undefined;
    },
    take(ready) {
      const now = monotonicMs();
      if (now >= windowEndsMs) {
        windowEndsMs = now + pacingWindowMs;
        shown = 0;
      }
      if (shown + ready <= mostSingleNotices) {
        shown += ready;
        return { kind: 'each' };
      }
      if (shown > 0) return { kind: 'later', afterMs: windowEndsMs - now };
      shown = ready;
      return { kind: 'one' };
    },
  };
}
