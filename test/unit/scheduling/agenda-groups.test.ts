import { array, assert, boolean, integer, option, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherAgenda, groupAgenda } from '../../../renderer/features/scheduling/agenda-groups.ts';

const dayMs = 86_400_000;
const now = new Date(2026, 5, 10, 12).getTime();
const at = (days: number, hour: number) => new Date(2026, 5, 10 + days, hour).getTime();
const meeting = (id: string, startMs?: number, needsYou = false, changedAt = 0) => ({
  id,
  needsYou,
  changedAt,
  ...(startMs === undefined ? {} : { startMs }),
});

describe('the agenda', () => {
  it('begins with what waits for the recruiter and goes on with the days to come', () => {
    const groups = groupAgenda(
      [
        meeting('yesterday', at(-1, 9)),
        meeting('last week', at(-7, 9)),
        meeting('tomorrow late', at(1, 16)),
        meeting('tomorrow early', at(1, 9)),
        meeting('this morning', at(0, 8)),
        meeting('asked before', undefined, false, 1),
        meeting('asked last', undefined, false, 2),
        meeting('no time found', undefined, true),
      ],
      now,
    );
    expect(groups.map(({ kind, meetings }) => [kind, ...meetings.map(({ id }) => id)])).toEqual([
      ['needs-you', 'no time found'],
      ['day', 'this morning'],
      ['day', 'tomorrow early', 'tomorrow late'],
      ['no-time', 'asked last', 'asked before'],
      ['earlier', 'yesterday'],
      ['earlier', 'last week'],
    ]);
  });

  it('ends with the last day that was read, and shows nobody twice', () => {
    const reading = {
      needsYou: [meeting('long ago', at(-90, 9), true), meeting('far away', at(90, 9), true)],
      coming: [meeting('today', at(0, 15)), meeting('tomorrow', at(1, 9))],
      newest: [
        meeting('tomorrow', at(1, 9)),
        meeting('next week', at(7, 9)),
        meeting('asked', undefined),
        meeting('yesterday', at(-1, 9)),
      ],
    };
    const ids = (hasLater: boolean) => gatherAgenda({ ...reading, hasLater }).map(({ id }) => id);
    const near = ['tomorrow', 'asked', 'yesterday', 'today', 'long ago', 'far away'];
    // Others of next week were not read: one alone would look like all of it.
    expect(ids(true)).toEqual(near);
    expect(ids(false).toSorted()).toEqual([...near, 'next week'].toSorted());
  });

  it('has every meeting once', () => {
    const some = array(
      record({
        startMs: option(integer({ min: now - 20 * dayMs, max: now + 20 * dayMs }), {
          nil: undefined,
        }),
        needsYou: boolean(),
        changedAt: integer({ min: 0, max: 99 }),
      }),
    );
    assert(
      property(some, (all) => {
        const named = all.map((one, index) => ({ ...one, id: String(index) }));
        const ids = groupAgenda(named, now).flatMap(({ meetings }) => meetings.map(({ id }) => id));
        expect(ids.toSorted()).toEqual(named.map(({ id }) => id).toSorted());
      }),
      { numRuns: 60 },
    );
  });
});
