import type { Clock } from '../capabilities.ts';

/** Time in the practice workspace: faster than ours, and movable forward. */
export type PracticeClock = Clock & {
  readonly speed: number;
  /** Moves time on to `epochMs`, running what falls due on the way in order. */
  skipTo(epochMs: number): Promise<void>;
  /** Stops every timer. */
  stop(): void;
};

type Timer = { readonly dueMs: number; readonly order: number; readonly task: () => void };

/** What is due within one moment runs together; a far jump stops at each moment, so that causes come before effects. */
async function letOthersRun(): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
}

/** A clock that starts at `startMs` and runs `speed` times as fast as the clock behind it. */
export function createPracticeClock(deps: {
  readonly clock: Clock;
  readonly startMs: number;
  readonly speed: number;
}): PracticeClock {
  const { clock, startMs, speed } = deps;
  const realStart = clock.monotonicMs();
  const timers = new Set<Timer>();
  let skippedMs = 0;
  let order = 0;
  let cancelWake: (() => void) | undefined;
  let stopped = false;
  /** While a skip runs, time stands at the moment that it has reached. */
  let standing: number | undefined;

  const elapsed = (): number => standing ?? (clock.monotonicMs() - realStart) * speed + skippedMs;

  function next(): Timer | undefined {
    let best: Timer | undefined;
    for (const timer of timers) {
      const earlier =
        best === undefined ||
        timer.dueMs < best.dueMs ||
        (timer.dueMs === best.dueMs && timer.order < best.order);
      if (earlier) best = timer;
    }
    return best;
  }

  function arrange(): void {
    cancelWake?.();
    cancelWake = undefined;
    const timer = next();
    if (timer === undefined || stopped || standing !== undefined) return;
    cancelWake = clock.schedule(Math.max(0, (timer.dueMs - elapsed()) / speed), wake);
  }

  function wake(): void {
    for (let timer = next(); timer !== undefined && timer.dueMs <= elapsed(); timer = next()) {
      timers.delete(timer);
      timer.task();
    }
    arrange();
  }

  let skipping: Promise<void> = Promise.resolve();

  async function skip(targetMs: number): Promise<void> {
    const target = targetMs - startMs;
    if (stopped || target <= elapsed()) return;
    standing = elapsed();
    try {
      for (let timer = next(); timer !== undefined && timer.dueMs <= target; timer = next()) {
        if (stopped) return;
        timers.delete(timer);
        standing = Math.max(standing, timer.dueMs);
        timer.task();
        await letOthersRun();
      }
      standing = target;
    } finally {
      skippedMs = standing - (clock.monotonicMs() - realStart) * speed;
      standing = undefined;
      arrange();
    }
  }

  return {
    speed,
    now: () => Math.round(startMs + elapsed()),
    monotonicMs: elapsed,
    schedule(delayMs, task) {
      const timer: Timer = {
        dueMs: elapsed() + Math.max(0, delayMs),
        order: (order += 1),
        task,
      };
      timers.add(timer);
      arrange();
      return () => {
        timers.delete(timer);
        arrange();
      };
    },
    skipTo(epochMs) {
      skipping = skipping.then(() => skip(epochMs));
      return skipping;
    },
    stop() {
      stopped = true;
      timers.clear();
      cancelWake?.();
    },
  };
}
