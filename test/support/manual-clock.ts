import type { Clock } from '../../electron/core/capabilities.ts';

type Timer = { readonly dueMs: number; readonly order: number; readonly task: () => void };

/** A clock that tests own: nothing passes until `advance` is called. */
export type ManualClock = Clock & {
  /** Lets time pass, running due timers in order and letting promises settle between them. */
  advance(ms: number): Promise<void>;
  /** Moves the wall clock alone, as a user or a time server may. */
  setWall(epochMs: number): void;
  pending(): number;
};

/** A clock that stands at `startMs` (epoch) and at 0 (monotonic). */
export function createManualClock(startMs = Date.UTC(2026, 10, 17, 10, 0)): ManualClock {
  let wallOffset = startMs;
  let monotonic = 0;
  let order = 0;
  const timers = new Set<Timer>();

  function nextDue(until: number): Timer | undefined {
    let best: Timer | undefined;
    for (const timer of timers) {
      if (timer.dueMs > until) continue;
      if (
        best === undefined ||
        timer.dueMs < best.dueMs ||
        (timer.dueMs === best.dueMs && timer.order < best.order)
      ) {
        best = timer;
      }
    }
    return best;
  }

  return {
    now: () => wallOffset + monotonic,
    monotonicMs: () => monotonic,
    schedule(delayMs, task) {
      const timer: Timer = { dueMs: monotonic + Math.max(0, delayMs), order: (order += 1), task };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(ms) {
      const until = monotonic + ms;
      await settle();
      for (let timer = nextDue(until); timer !== undefined; timer = nextDue(until)) {
        timers.delete(timer);
        monotonic = Math.max(monotonic, timer.dueMs);
        timer.task();
        await settle();
      }
      monotonic = until;
      await settle();
    },
    setWall(epochMs) {
      wallOffset = epochMs - monotonic;
    },
    pending: () => timers.size,
  };
}

/** Lets everything that is ready run: promises, then one turn of the event loop. */
async function settle(): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
}
