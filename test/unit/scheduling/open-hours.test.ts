import { array, assert, integer, property, record, subarray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cellsPerDay,
  cellState,
  eraseHours,
  hoursWords,
  normalHours,
  officeHours,
  openMinutes,
  paintHours,
  readTimes,
  timesWords,
  weekdays,
} from '../../../shared/scheduling/open-hours.ts';

const minute = integer({ min: 0, max: 1440 });
const someHours = array(
  record({ weekday: integer({ min: 1, max: 7 }), from: minute, to: minute }),
  { maxLength: 12 },
);
const area = record({ weekdays: subarray([...weekdays]), one: minute, other: minute }).map(
  ({ weekdays, one, other }) => ({
    weekdays,
    from: Math.min(one, other),
    to: Math.max(one, other),
  }),
);

/** Every minute that is open, the plain way. */
function minutesOf(hours: readonly { weekday: number; from: number; to: number }[]): Set<number> {
  const open = new Set<number>();
  for (const { weekday, from, to } of hours) {
    for (let at = from; at < to; at += 1) open.add(weekday * 10_000 + at);
  }
  return open;
}

describe('hours of a week', () => {
  it('say the same minutes in one way only', () => {
    assert(
      property(someHours, (hours) => {
        const normal = normalHours(hours);
        expect(minutesOf(normal)).toEqual(minutesOf(hours));
        expect(normalHours(normal)).toEqual(normal);
        expect(normalHours(hours.toReversed())).toEqual(normal);
        expect(openMinutes(hours)).toBe(minutesOf(hours).size);
        for (const [index, one] of normal.entries()) {
          const next = normal[index + 1];
          expect(one.from).toBeLessThan(one.to);
          expect(next?.weekday !== one.weekday || next.from > one.to).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are painted and erased like minutes of a set', () => {
    assert(
      property(someHours, area, (hours, painted) => {
        const inside = minutesOf(
          painted.weekdays.map((weekday) => ({ weekday, from: painted.from, to: painted.to })),
        );
        const before = minutesOf(hours);
        expect(minutesOf(paintHours(hours, painted))).toEqual(new Set([...before, ...inside]));
        expect(minutesOf(eraseHours(hours, painted))).toEqual(
          new Set([...before].filter((minute) => !inside.has(minute))),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('are shown as cells that are open, closed or open in part', () => {
    const hours = [{ weekday: 2, from: 9 * 60 + 15, to: 10 * 60 + 30 }];
    const states = Array.from({ length: cellsPerDay }, (_, cell) => cellState(hours, 2, cell));
    expect(states.slice(17, 22)).toEqual(['closed', 'partly', 'open', 'open', 'closed']);
    expect(cellState(hours, 3, 19)).toBe('closed');
  });

  it('leave out what is no time of a week', () => {
    expect(
      normalHours([
        { weekday: 0, from: 0, to: 60 },
        { weekday: 8, from: 0, to: 60 },
        { weekday: 1, from: Number.NaN, to: 60 },
        { weekday: 1, from: 1380, to: 5000 },
        { weekday: 1, from: 600, to: 540 },
      ]),
    ).toEqual([
      { weekday: 1, from: 0, to: 60 },
      { weekday: 1, from: 1380, to: 1440 },
    ]);
  });

  it.each([
    ['Mon-Fri 09:00-17:00', officeHours],
    ['', []],
    ['Sun 00:00-24:00', [{ weekday: 7, from: 0, to: 1440 }]],
    [
      'Mon, Tue, Thu 09:00-12:00, 13:00-17:30; Sat 10:00-12:00',
      [1, 2, 4]
        .flatMap((weekday) => [
          { weekday, from: 540, to: 720 },
          { weekday, from: 780, to: 1050 },
        ])
        .concat({ weekday: 6, from: 600, to: 720 }),
    ],
  ])('read as %s', (words, hours) => {
    expect(hoursWords(hours)).toBe(words);
  });

  it('read as the times of one day', () => {
    expect(timesWords(officeHours, 1)).toBe('09:00-17:00');
    expect(timesWords(officeHours, 6)).toBe('');
  });

  it('are read as people type them', () => {
    expect(readTimes('9-12, 13:00 – 17.30', 3)).toEqual([
      { weekday: 3, from: 540, to: 720 },
      { weekday: 3, from: 780, to: 1050 },
    ]);
    expect(readTimes('  ', 3)).toEqual([]);
    expect(readTimes('0:00 to 24', 3)).toEqual([{ weekday: 3, from: 0, to: 1440 }]);
    expect(readTimes('22:00-02:00', 3)).toBe('backwards');
    expect(readTimes('9-9', 3)).toBe('backwards');
    for (const text of ['morning', '9', '9-25', '9:60-10', '-1-5', '9-10-11']) {
      expect(readTimes(text, 3)).toBe('unreadable');
    }
  });

  it('typed again as they read are the same', () => {
    assert(
      property(someHours, integer({ min: 1, max: 7 }), (hours, weekday) => {
        expect(readTimes(timesWords(hours, weekday), weekday)).toEqual(
          normalHours(hours).filter((one) => one.weekday === weekday),
        );
      }),
      { numRuns: 40 },
    );
  });
});
