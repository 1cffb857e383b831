import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLimiter } from '../../../electron/core/practice/highlevel-limits.ts';
import { readRate } from '../../../shared/highlevel/rate.ts';
import {
  allowance,
  begun,
  documentedLimits,
  ended,
  freshPace,
  room,
  waitMs,
  type Pace,
} from '../../../shared/mirror/pace.ts';

/** One request: how long it takes to get there and back, and whether its answer is lost. */
const step = fc.record({
  thereMs: fc.integer({ min: 0, max: 3000 }),
  backMs: fc.integer({ min: 0, max: 3000 }),
  lost: fc.boolean(),
});

type Event = { readonly at: number; readonly run: () => void };

/** Plays requests against a server that counts them as they arrive, in its own sliding interval. */
function play(
  steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[],
  max: number,
  intervalMs: number,
) {
  const server = createLimiter({ max, intervalMs, daily: 1_000_000 });
  const events: Event[] = [];
  const todo = [...steps];
  let pace: Pace = { ...freshPace, max, intervalMs };
  let now = 0;
  let sent = 0;
  const at = (ms: number, run: () => void) => events.push({ at: ms, run });
  for (let turns = 0; todo.length > 0 || events.length > 0; turns += 1) {
    if (turns > 100_000) throw new Error('It never ends');
    const wait = todo.length === 0 ? undefined : waitMs(pace, now);
    const [first] = todo;
    if (wait === 0 && first !== undefined) {
      todo.shift();
      sent += 1;
      pace = begun(pace, now);
      const arrives = now + first.thereMs;
      at(arrives, () => {
        const { isTaken, headers } = server.take(arrives);
        const answers = arrives + first.backMs;
        at(answers, () => {
          pace = first.lost
            ? ended(pace, answers)
            : ended(pace, answers, {
                ...readRate(headers),
                ...(isTaken ? {} : { retryAfterMs: 1000 }),
              });
        });
      });
      continue;
    }
    const next = events.toSorted((one, other) => one.at - other.at)[0];
    const due = Math.min(
      next?.at ?? Number.POSITIVE_INFINITY,
      wait === undefined ? Number.POSITIVE_INFINITY : now + wait,
    );
    if (!Number.isFinite(due)) throw new Error('Nothing moves any more');
    now = due;
    if (next !== undefined && next.at <= now) {
      events.splice(events.indexOf(next), 1);
      next.run();
    }
  }
  return { breaches: server.breaches(), sent };
}

describe('the pace', () => {
  test('never exceeds the limit, however long requests take and whatever is lost', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 120 }),
        fc.integer({ min: 1, max: 25 }),
        fc.integer({ min: 100, max: 10_000 }),
        (steps, max, intervalMs) => {
          const { breaches, sent } = play(steps, max, intervalMs);
          expect(breaches).toBe(0);
          expect(sent).toBe(steps.length);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('stays under 100 in 10 seconds by what is documented, before any answer', () => {
    let pace = freshPace;
    let sent = 0;
    while (waitMs(pace, 0) === 0) {
      pace = begun(pace, 0);
      sent += 1;
    }
    expect(sent).toBe(allowance(documentedLimits));
    expect(sent).toBeLessThan(100);
    // Only an answer moves it on: none has come.
    expect(waitMs(pace, 0)).toBeUndefined();
    expect(room(pace, 0)).toBe(0);
  });

  test('a smaller limit in an answer holds from then on', () => {
    let pace = ended(begun(freshPace, 0), 0, { max: 25, remaining: 24 });
    let sent = 1;
    while (waitMs(pace, 1) === 0) {
      pace = begun(pace, 1);
      sent += 1;
    }
    expect(sent).toBeLessThanOrEqual(25);
  });

  test('rests for Retry-After, when others used the interval up, and when the day is over', () => {
    const one = begun(freshPace, 0);
    expect(waitMs(ended(one, 0, { retryAfterMs: 7000 }), 1000)).toBe(6000);
    expect(waitMs(ended(one, 0, { remaining: 0, intervalMs: 10_000 }), 1000)).toBe(9000);
    const day = ended(one, 0, { dailyRemaining: 0, dailyResetMs: 600_000 });
    expect(waitMs(day, 0)).toBe(600_000);
    expect(waitMs(day, 600_001)).toBe(0);
    expect(waitMs(ended(one, 0, { dailyRemaining: 0 }), 0)).toBe(60 * 60_000);
  });

  test('reads the headers, and nothing else as a number', () => {
    expect(
      readRate({
        'x-ratelimit-max': '100',
        'x-ratelimit-remaining': '93',
        'x-ratelimit-interval-milliseconds': '10000',
        'x-ratelimit-daily-remaining': '199000',
        'x-ratelimit-daily-reset': '3600000',
      }),
    ).toEqual({
      max: 100,
      remaining: 93,
      intervalMs: 10_000,
      dailyRemaining: 199_000,
      dailyResetMs: 3_600_000,
    });
    expect(readRate({ 'x-ratelimit-max': '0', 'x-ratelimit-remaining': 'many' })).toEqual({});
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('x-ratelimit-max', 'x-ratelimit-daily-reset'), fc.string()),
        (headers) => {
          for (const value of Object.values(readRate(headers)))
            expect(Number.isSafeInteger(value)).toBe(true);
        },
      ),
    );
  });
});
