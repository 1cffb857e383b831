import type { Clock } from '../capabilities.ts';

/** Where the practice clock stands, for the screen. */
export type PracticeClockState = {
  readonly nowMs: number;
  /** How many practice seconds pass in one real second. */
  readonly speed: number;
};

/** A clock for the practice world: it runs faster than the real one and can skip ahead. */
export type PracticeClock = Clock & {
  /** Jumps forward and lets everything happen, in order, that is due until then; never jumps back. */
  skipTo(epochMs: number): Promise<void>;
  state(): PracticeClockState;
  /** Lets nothing happen any more. */
  stop(): void;
};

type Timer = { readonly dueMs: number; readonly order: number; readonly task: () => void };

/** Starts a practice clock at `startMs`; a restarted world gives the position that it had reached. */
export function createPracticeClock(options: {
  readonly real: Clock;
  readonly startMs: number;
  readonly speed: number;
}): PracticeClock {
  const { real, startMs, speed } = options;
  const realStartMs = real.monotonicMs();
  const timers = new Set<Timer>();
  let order = 0;
  let skippedMs = 0;
  /** While skipping, the clock stands at the event that is happening. */
  let heldAtMs: number | undefined;
  let skipping: Promise<void> = Promise.resolve();
  let cancel: (() => void) | undefined;
  let stopped = false;

  function now(): number {
    if (heldAtMs !== undefined) return heldAtMs;
    return Math.floor(startMs + skippedMs + (real.monotonicMs() - realStartMs) * speed);
  }

  function next(untilMs = Number.POSITIVE_INFINITY): Timer | undefined {
    let best: Timer | undefined;
    for (const timer of timers) {
      if (timer.dueMs > untilMs) continue;
      const earlier = best === undefined || timer.dueMs < best.dueMs;
      if (earlier || (timer.dueMs === best?.dueMs && timer.order < best.order)) best = timer;
    }
    return best;
  }

  function arm(): void {
    cancel?.();
    cancel = undefined;
    if (stopped || heldAtMs !== undefined) return;
    const timer = next();
    if (timer === undefined) return;
    cancel = real.schedule(Math.max(0, Math.ceil((timer.dueMs - now()) / speed)), runDue);
  }

  function runDue(): void {
    const untilMs = now();
    for (let timer = next(untilMs); timer !== undefined; timer = next(untilMs)) run(timer);
    arm();
  }

  function run(timer: Timer): void {
    timers.delete(timer);
    timer.task();
  }

  async function skip(epochMs: number): Promise<void> {
    const from = now();
    if (stopped || epochMs <= from) return;
    cancel?.();
    heldAtMs = from;
    for (let timer = next(epochMs); timer !== undefined; timer = next(epochMs)) {
      heldAtMs = Math.max(heldAtMs, timer.dueMs);
      run(timer);
      // Whoever reacts to an event may set the next one before the clock goes on.
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    heldAtMs = undefined;
    skippedMs += epochMs - now();
    arm();
  }

  return {
    now,
    monotonicMs: () => now() - startMs,
    schedule(delayMs, task) {
      const timer: Timer = { dueMs: now() + Math.max(0, delayMs), order: (order += 1), task };
      timers.add(timer);
      arm();
      return () => {
        timers.delete(timer);
      };
    },
    skipTo(epochMs) {
      skipping = skipping.then(() => skip(epochMs));
      return skipping;
    },
    state: () => ({ nowMs: now(), speed }),
    stop() {
      stopped = true;
      cancel?.();
      timers.clear();
    },
  };
}
