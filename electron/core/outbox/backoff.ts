import type { Clock } from '../capabilities.ts';

/** When a lane may try again: what Popp asked for, or ever longer after failures. */
export interface Backoff {
  /** How long the lane still has to rest. */
  remainingMs(key: string): number;
  restFor(key: string, ms: number): void;
  /** Rests 5 s, 10 s, 20 s ... up to 5 minutes. */
  failed(key: string): void;
  succeeded(key: string): void;
}

const firstMs = 5000;
const mostMs = 5 * 60_000;

/** Creates backoffs on the monotonic clock. */
export function createBackoff(clock: Clock): Backoff {
  const until = new Map<string, number>();
  const failures = new Map<string, number>();
  const restFor = (key: string, ms: number) => {
    until.set(key, Math.max(until.get(key) ?? 0, clock.monotonicMs() + ms));
  };
  return {
    restFor,
    remainingMs: (key) => Math.max(0, (until.get(key) ?? 0) - clock.monotonicMs()),
    failed(key) {
      const count = failures.get(key) ?? 0;
      failures.set(key, count + 1);
      restFor(key, Math.min(mostMs, firstMs * 2 ** count));
    },
    succeeded(key) {
      failures.delete(key);
    },
  };
}
