import { array, assert, constantFrom, integer, option, property, record, uuid } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authors } from '../../../shared/conversations/model.ts';
import {
  dateResolutionMs,
  latestConfirmation,
  leakedMessages,
  provenThrough,
  reminderPeriod,
  timeToSilence,
  wantsProof,
} from '../../../shared/conversations/takeover-rules.ts';

const second = 1000;
/** What a server whose clock says `at` writes into its `Date` header. */
const dateHeader = (at: number) => Math.floor(at / second) * second;

const thread = array(
  record({
    key: uuid(),
    author: constantFrom(...authors),
    at: option(integer({ min: 0, max: 400_000 }), { nil: undefined }),
  }),
  { maxLength: 30 },
);
const moments = record({
  confirmed: integer({ min: 0, max: 300_000 }),
  read: integer({ min: 0, max: 400_000 }),
  thread,
});

function turnOf({ confirmed, read }: { confirmed: number; read: number }) {
  const confirmedAt = latestConfirmation({
    serverDate: dateHeader(confirmed),
    poppNow: 0,
    slackMs: 0,
  });
  return { confirmedAt, heldThrough: Math.max(confirmedAt, provenThrough(dateHeader(read))) };
}

describe('what the AI wrote in spite of a takeover', () => {
  it('never accuses the AI of what it wrote before the takeover was confirmed, or after the last proof', () => {
    assert(
      property(moments, (given) => {
        const turn = turnOf(given);
        // Equal where nothing was read since the takeover: the two bounds are one moment.
        const last = Math.max(given.read, turn.confirmedAt);
        return leakedMessages(turn, given.thread).every(
          ({ key, at }) =>
            at > given.confirmed &&
            at <= last &&
            given.thread.some((one) => one.key === key && one.author === 'ai'),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('finds every message that lies more than the clock’s resolution inside', () => {
    assert(
      property(moments, (given) => {
        const found = new Set(leakedMessages(turnOf(given), given.thread).map(({ key }) => key));
        return given.thread
          .filter(({ author }) => author === 'ai')
          .filter(({ at = 0 }) => at > given.confirmed + dateResolutionMs)
          .filter(({ at = 0 }) => at < given.read - 2 * dateResolutionMs)
          .every(({ key }) => found.has(key));
      }),
      { numRuns: 300 },
    );
  });

  it('asks for one more read exactly while something of the AI is not proven', () => {
    const turn = { confirmedAt: 10_000, heldThrough: 20_000 };
    const said = (at: number) => [{ key: 'm', author: 'ai' as const, at }];
    expect(wantsProof(turn, said(9999))).toBe(false);
    expect(wantsProof(turn, said(20_001))).toBe(true);
    expect(wantsProof(turn, said(20_000))).toBe(false);
    expect(leakedMessages(turn, said(20_000))).toEqual([{ key: 'm', at: 20_000, afterMs: 10_000 }]);
  });

  it('reckons by our own clock, generously, where the answer has no date', () => {
    const facts = { serverDate: undefined, poppNow: 5000, slackMs: 2000 };
    expect(latestConfirmation(facts)).toBe(7000);
  });
});

describe('the time to silence', () => {
  const turn = { askedAt: 100, knownAt: 900, confirmedAt: 50_000 };

  it('is what the answer took, by this machine alone', () => {
    expect(timeToSilence(turn, [])).toBe(800);
  });

  it('is longer by what the AI wrote afterwards', () => {
    expect(timeToSilence(turn, [{ at: 51_000 }, { at: 54_000 }])).toBe(4800);
  });
});

describe('a reminder of a conversation that is still held', () => {
  it('is due once for each whole period, and never where it is turned off', () => {
    const held = { heldSince: 1000, everyMs: 60_000 };
    expect(reminderPeriod({ ...held, now: 60_999 })).toBeUndefined();
    expect(reminderPeriod({ ...held, now: 61_000 })).toBe(1);
    expect(reminderPeriod({ ...held, now: 1000 + 5 * 60_000 + 1 })).toBe(5);
    expect(reminderPeriod({ ...held, everyMs: 0, now: 10_000_000 })).toBeUndefined();
    expect(reminderPeriod({ ...held, heldSince: undefined, now: 10_000_000 })).toBeUndefined();
  });
});
