import { array, assert, boolean, integer, option, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDone } from '../../../shared/conversations/lists.ts';
import {
  isSnoozeTime,
  longestSnoozeMs,
  snoozeChoices,
} from '../../../shared/conversations/snooze-rules.ts';
import { placeOf, waitingSince } from '../../../shared/conversations/waiting-rules.ts';
import { isTakeoverAllowed, knownConversationStatuses } from '../../../shared/popp/statuses.ts';

const time = integer({ min: 0, max: 4_102_444_800_000 });
const facts = record({
  isSnoozed: boolean(),
  flaggedAt: option(time, { nil: undefined }),
  unreadSince: option(time, { nil: undefined }),
  wokenAt: option(time, { nil: undefined }),
});

describe('waiting', () => {
  it('is since the first thing that asks for the recruiter, and never while it is put off', () => {
    assert(
      property(facts, (known) => {
        const since = waitingSince(known);
        const reasons = [known.flaggedAt, known.unreadSince, known.wokenAt].filter(
          (at) => at !== undefined,
        );
        const isAsked = !known.isSnoozed && reasons.length > 0;
        expect(since).toBe(isAsked ? Math.min(...reasons) : undefined);
      }),
      { numRuns: 200 },
    );
  });

  it('stands before everything else, the longest first, and the rest with the newest first', () => {
    const line = record({ waiting: option(time, { nil: undefined }), activityAt: time });
    assert(
      property(array(line, { maxLength: 30 }), (lines) => {
        const ordered = lines.toSorted(
          (left, right) =>
            placeOf(left.waiting, left.activityAt) - placeOf(right.waiting, right.activityAt),
        );
        const waiting = ordered.filter((one) => one.waiting !== undefined);
        const rest = ordered.filter((one) => one.waiting === undefined);
        expect(ordered).toEqual([...waiting, ...rest]);
        expect(waiting.map((one) => one.waiting)).toEqual(
          waiting.map((one) => one.waiting ?? 0).toSorted((left, right) => left - right),
        );
        expect(rest.map((one) => one.activityAt)).toEqual(
          rest.map((one) => one.activityAt).toSorted((left, right) => right - left),
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('done', () => {
  it('is what nobody can write in any more; a status that nobody knows is not', () => {
    for (const status of knownConversationStatuses) {
      const isPending = status === 'CREATED' || status === 'QUEUED';
      expect(isDone(status)).toBe(!isPending && !isTakeoverAllowed(status));
    }
    expect([isDone('SOMETHING_NEW'), isDone(undefined)]).toEqual([false, false]);
  });
});

describe('the times to snooze until', () => {
  it('all lie ahead, in order, and are allowed', () => {
    assert(
      property(time, (now) => {
        const choices = snoozeChoices(now);
        expect(choices[0]?.time).toBe('hour');
        expect(choices.at(-1)?.time).toMatch(/monday|tomorrow/);
        let before = now;
        for (const { until } of choices) {
          expect(until).toBeGreaterThan(before);
          expect(isSnoozeTime(until, now)).toBe(true);
          before = until;
        }
      }),
      { numRuns: 200 },
    );
  });

  it('offer the evening while it lies ahead, and Monday once', () => {
    const names = (date: Date) => snoozeChoices(date.getTime()).map((choice) => choice.time);
    expect(names(new Date(2026, 2, 3, 10))).toEqual(['hour', 'evening', 'tomorrow', 'monday']);
    expect(names(new Date(2026, 2, 3, 18))).toEqual(['hour', 'tomorrow', 'monday']);
    expect(names(new Date(2026, 2, 8, 10))).toEqual(['hour', 'evening', 'tomorrow']);
  });

  it.each([0, -1, longestSnoozeMs + 1])('refuse %i ms from now', (later) => {
    expect(isSnoozeTime(1000 + later, 1000)).toBe(false);
  });
});
