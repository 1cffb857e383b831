import type { Clock, Power } from '../core/capabilities.ts';

const beatMs = 15_000;
/** A beat this late means that the machine slept. */
const lateMs = 30_000;

/** Notices a wake without the help of the OS: the wall clock jumped between two beats. */
export function wakeByClock(clock: Clock): Power {
  const listeners = new Set<() => void>();
  let cancel: (() => void) | undefined;
  let last = clock.now();

  function beat(): void {
    cancel = clock.schedule(beatMs, () => {
      const now = clock.now();
      const slept = now - last > beatMs + lateMs;
      last = now;
      if (slept) for (const listener of listeners) listener();
      beat();
    });
  }

  return {
    onWake(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        last = clock.now();
        beat();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) cancel?.();
      };
    },
  };
}
