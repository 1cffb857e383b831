import type { Clock, Logger } from '../capabilities.ts';

/** What a lane does next: the same again, rest until it is woken, or rest at most this long. */
export type Next = 'again' | 'rest' | { readonly waitMs: number };

/** Work that is never done twice at once: each key is one lane, and a lane runs one step at a time. */
export interface Lanes {
  /** Runs the lane soon; waking a lane that runs makes it run once more. */
  wake(key: string, step: (signal: AbortSignal) => Promise<Next>): void;
  /** Settles once no lane is running: every one rests, and only time or a call moves it on. */
  quiet(): Promise<void>;
  isQuiet(): boolean;
  stop(): Promise<void>;
}

type Lane = { running: boolean; again: boolean; cancelTimer: (() => void) | undefined };

const afterFailureMs = 30_000;

/** Creates lanes on the injected clock. */
export function createLanes(deps: { readonly clock: Clock; readonly logger: Logger }): Lanes {
  const lanes = new Map<string, Lane>();
  const waiters = new Set<() => void>();
  const stopping = new AbortController();

  const isQuiet = () => [...lanes.values()].every((lane) => !lane.running);

  function noteQuiet(): void {
    if (!isQuiet()) return;
    for (const resolve of waiters) resolve();
    waiters.clear();
  }

  async function run(
    key: string,
    lane: Lane,
    step: (signal: AbortSignal) => Promise<Next>,
  ): Promise<void> {
    let next: Next = 'again';
    // Whoever woke it may be in the middle of a transaction.
    await Promise.resolve();
    while (next === 'again' && !stopping.signal.aborted) {
      lane.again = false;
      try {
        next = await step(stopping.signal);
      } catch (error) {
        if (!stopping.signal.aborted) {
          deps.logger.error('outbox.lane-failed', { lane: key, error: String(error) });
        }
        next = { waitMs: afterFailureMs };
      }
      if (lane.again) next = 'again';
    }
    lane.running = false;
    if (typeof next === 'object' && !stopping.signal.aborted) {
      lane.cancelTimer = deps.clock.schedule(next.waitMs, () => wake(key, step));
    } else {
      lanes.delete(key);
    }
    noteQuiet();
  }

  function wake(key: string, step: (signal: AbortSignal) => Promise<Next>): void {
    if (stopping.signal.aborted) return;
    const lane = lanes.get(key) ?? { running: false, again: false, cancelTimer: undefined };
    lanes.set(key, lane);
    lane.cancelTimer?.();
    lane.cancelTimer = undefined;
    if (lane.running) {
      lane.again = true;
      return;
    }
    lane.running = true;
    void run(key, lane, step);
  }

  function quiet(): Promise<void> {
    if (isQuiet()) return Promise.resolve();
    return new Promise((resolve) => {
      waiters.add(resolve);
    });
  }

  return {
    wake,
    quiet,
    isQuiet,
    stop() {
      stopping.abort();
      for (const lane of lanes.values()) lane.cancelTimer?.();
      return quiet();
    },
  };
}
