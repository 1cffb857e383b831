import type { Clock } from './capabilities.ts';
import { keychainLocked } from './keychain-failures.ts';

/** Runs keychain calls one after the other, each with a limit. */
export interface KeychainCalls {
  run<T>(call: () => Promise<T>): Promise<T>;
}

/**
 * A call that waits for a person cannot be withdrawn and holds one of Node's few worker threads, so no second one is
 * started behind it: until the first settles, every call answers at once that the keychain is locked.
 */
export function createKeychainCalls(clock: Clock, limitMs: number): KeychainCalls {
  let stuck = false;
  let queue: Promise<unknown> = Promise.resolve();

  async function limited<T>(call: () => Promise<T>): Promise<T> {
    if (stuck) throw keychainLocked();
    const answer = call();
    return new Promise<T>((resolve, reject) => {
      const cancel = clock.schedule(limitMs, () => {
        stuck = true;
        reject(keychainLocked(new Error(`No answer within ${limitMs} ms: timed out`)));
      });
      function settled(): void {
        stuck = false;
        cancel();
      }
      answer.then(
        (value) => {
          settled();
          resolve(value);
        },
        (error: unknown) => {
          settled();
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
    });
  }

  return {
    run(call) {
      const turn = queue.then(() => limited(call));
      queue = turn.catch(() => 'settled');
      return turn;
    },
  };
}
