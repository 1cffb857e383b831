import { readRate } from '../../../shared/highlevel/rate.ts';
import { begun, ended, freshPace, room, waitMs, type Pace } from '../../../shared/mirror/pace.ts';
import { ConsoleError } from '../../../shared/errors.ts';
import { retryAfterMs } from '../../../shared/outbox/answers.ts';
import type { Clock } from '../capabilities.ts';
import type { HttpResult } from '../network/http.ts';

/** Lets requests to one sub-account leave one after the other, as its limits allow. */
export interface Pacer {
  /** Waits for the next place and takes it; whoever has it ends it with `end`. */
  turn(account: string, signal?: AbortSignal): Promise<void>;
  /** Takes a place if one is free now and nobody waits. */
  tryTurn(account: string): boolean;
  end(account: string, result?: HttpResult): void;
  /** How many may leave now; work that finds none comes back after `untilRoomMs`. */
  room(account: string): number;
  untilRoomMs(account: string): number;
}

type Waiter = { readonly go: () => void };
type Account = { pace: Pace; waiters: Waiter[]; cancelTimer: (() => void) | undefined };

const soonMs = 100;

/** Creates the pacer on the injected clock; reads and writes share it. */
export function createPacer(clock: Clock): Pacer {
  const accounts = new Map<string, Account>();

  function of(key: string): Account {
    const known = accounts.get(key) ?? { pace: freshPace, waiters: [], cancelTimer: undefined };
    accounts.set(key, known);
    return known;
  }

  function pump(account: Account): void {
    account.cancelTimer?.();
    account.cancelTimer = undefined;
    for (;;) {
      const [first] = account.waiters;
      if (first === undefined) return;
      const ms = waitMs(account.pace, clock.monotonicMs());
      if (ms === undefined) return;
      if (ms > 0) {
        account.cancelTimer = clock.schedule(ms, () => pump(account));
        return;
      }
      account.waiters.shift();
      account.pace = begun(account.pace, clock.monotonicMs());
      first.go();
    }
  }

  return {
    turn(key, signal) {
      const account = of(key);
      return new Promise((resolve, reject) => {
        const waiter: Waiter = {
          go: () => {
            signal?.removeEventListener('abort', onAbort);
            resolve();
          },
        };
        function onAbort(): void {
          account.waiters = account.waiters.filter((one) => one !== waiter);
          reject(new ConsoleError('cancelled', 'It was called off. Nothing was changed.'));
        }
        if (signal?.aborted === true) {
          onAbort();
          return;
        }
        signal?.addEventListener('abort', onAbort, { once: true });
        account.waiters.push(waiter);
        pump(account);
      });
    },
    tryTurn(key) {
      const account = of(key);
      const now = clock.monotonicMs();
      if (account.waiters.length > 0 || waitMs(account.pace, now) !== 0) return false;
      account.pace = begun(account.pace, now);
      return true;
    },
    end(key, result) {
      const account = of(key);
      const answer = result?.kind === 'answer' ? result : undefined;
      const limited = answer?.status === 429;
      account.pace = ended(account.pace, clock.monotonicMs(), {
        ...(answer === undefined ? {} : readRate(answer.headers)),
        ...(limited
          ? { retryAfterMs: retryAfterMs(answer.headers['retry-after'], answer.headers['date']) }
          : {}),
      });
      pump(account);
    },
    room: (key) => room(of(key).pace, clock.monotonicMs()),
    // Where an answer has to come first, it is not long.
    untilRoomMs: (key) => Math.max(1, waitMs(of(key).pace, clock.monotonicMs()) ?? soonMs),
  };
}
