import { array, assert, constantFrom, integer, property, record, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officeHours, type OpenHours } from '../../../shared/scheduling/open-hours.ts';
import { nextSlots, openSpans, type SlotRules } from '../../../shared/scheduling/slots.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const zones = [
  'Europe/London',
  'Europe/Berlin',
  'Europe/Dublin',
  'America/New_York',
  'America/Los_Angeles',
  'America/St_Johns',
  'America/Sao_Paulo',
  'America/Santiago',
  'America/Havana',
  'Australia/Sydney',
  'Australia/Adelaide',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Tehran',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Etc/UTC',
] as const;

const always: readonly OpenHours[] = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  from: 0,
  to: 1440,
}));
const rules: SlotRules = {
  openHours: officeHours,
  timezone: 'Europe/London',
  durationMinutes: 30,
  bufferMinutes: 0,
  noticeMinutes: 0,
  daysAhead: 30,
};

/** What a clock on the wall shows, told by the platform alone. */
function wall(zone: string) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (atMs: number) => {
    const parts = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
    return {
      day: parts.get('day'),
      weekday:
        ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(parts.get('weekday') ?? '') + 1,
      minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
      words: `${parts.get('weekday')} ${parts.get('hour')}:${parts.get('minute')}`,
    };
  };
}

const isIn = (hours: readonly OpenHours[], at: { weekday: number; minute: number }) =>
  hours.some(
    ({ weekday, from, to }) => weekday === at.weekday && from <= at.minute && at.minute < to,
  );

// Clocks and hours move by quarters, so every quarter tells of the minutes after it.
const quarter = integer({ min: 0, max: 96 }).map((quarters) => quarters * 15);
const someHours = array(
  record({ weekday: integer({ min: 1, max: 7 }), one: quarter, other: quarter }),
  {
    minLength: 1,
    maxLength: 8,
  },
).map((all) =>
  all.map(({ weekday, one, other }) => ({
    weekday,
    from: Math.min(one, other),
    to: Math.max(one, other),
  })),
);
// Weeks in which clocks are changed somewhere in the north, in the south, or nowhere.
const begins = tuple(
  constantFrom(
    Date.UTC(2026, 2, 6),
    Date.UTC(2026, 2, 27),
    Date.UTC(2026, 3, 3),
    Date.UTC(2026, 3, 23),
    Date.UTC(2026, 5, 10),
    Date.UTC(2026, 8, 4),
    Date.UTC(2026, 8, 25),
    Date.UTC(2026, 9, 2),
    Date.UTC(2026, 9, 23),
    Date.UTC(2026, 9, 30),
    Date.UTC(2026, 11, 30),
    // Samoa left out a whole Friday.
    Date.UTC(2011, 11, 28),
  ),
  integer({ min: 0, max: 3 * 96 }),
).map(([day, quarters]) => day + quarters * 15 * minuteMs);

describe('the hours that are open', () => {
  it('are exactly those in which the wall clock shows them, in every zone and across every change', () => {
    assert(
      property(constantFrom(...zones), begins, someHours, (zone, nowMs, openHours) => {
        const clock = wall(zone);
        const open = [...openSpans({ openHours, timezone: zone, daysAhead: 4 }, nowMs)];
        for (let at = nowMs; at < nowMs + 3 * dayMs; at += 15 * minuteMs) {
          const told = open.some(({ fromMs, toMs }) => fromMs <= at && at < toMs);
          expect({ at: clock(at).words, told }).toEqual({
            at: clock(at).words,
            told: isIn(openHours, clock(at)),
          });
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the next slots', () => {
  it('last their time, lie within the hours of one day, keep the buffer, the notice and the last day', () => {
    assert(
      property(
        constantFrom(...zones),
        begins,
        someHours,
        constantFrom(15, 30, 45, 90),
        constantFrom(0, 5, 20),
        integer({ min: 0, max: 3000 }),
        (zone, nowMs, openHours, durationMinutes, bufferMinutes, noticeMinutes) => {
          const clock = wall(zone);
          const slots = nextSlots(
            {
              openHours,
              timezone: zone,
              durationMinutes,
              bufferMinutes,
              noticeMinutes,
              daysAhead: 6,
            },
            nowMs,
            40,
          );
          for (const [index, { fromMs, toMs }] of slots.entries()) {
            expect(toMs - fromMs).toBe(durationMinutes * minuteMs);
            expect(fromMs).toBeGreaterThanOrEqual(nowMs + noticeMinutes * minuteMs);
            expect(fromMs).toBeLessThan(nowMs + 8 * dayMs);
            expect(clock(toMs - 1).day).toBe(clock(fromMs).day);
            for (let at = fromMs; at < toMs; at += 5 * minuteMs) {
              expect(isIn(openHours, clock(at))).toBe(true);
            }
            const before = slots[index - 1] ?? { fromMs: 0, toMs: 0 };
            const isSameDay = clock(before.fromMs).day === clock(fromMs).day;
            const least = isSameDay && openHours.length === 1 ? bufferMinutes : 0;
            expect(fromMs - before.toMs).toBeGreaterThanOrEqual(least * minuteMs);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    // Clocks skip 01:00 to 02:00 in London, 02:00 to 03:00 elsewhere.
    ['Europe/London', Date.UTC(2026, 2, 29), 0, 180, ['Sun 00:00', 'Sun 02:00']],
    ['America/New_York', Date.UTC(2026, 2, 8, 5), 60, 240, ['Sun 01:00', 'Sun 03:00']],
    ['Australia/Sydney', Date.UTC(2026, 9, 3, 14), 60, 240, ['Sun 01:00', 'Sun 03:00']],
    ['Pacific/Auckland', Date.UTC(2026, 8, 26, 12), 60, 240, ['Sun 01:00', 'Sun 03:00']],
    // The hour that comes twice holds two.
    ['Europe/London', Date.UTC(2026, 9, 25), 60, 180, ['Sun 01:00', 'Sun 01:00', 'Sun 02:00']],
    [
      'Australia/Sydney',
      Date.UTC(2026, 3, 4, 13),
      120,
      240,
      ['Sun 02:00', 'Sun 02:00', 'Sun 03:00'],
    ],
    ['America/Santiago', Date.UTC(2026, 3, 4, 3), 1380, 1440, ['Sat 23:00', 'Sat 23:00']],
    // Half an hour is skipped and comes twice on Lord Howe.
    ['Australia/Lord_Howe', Date.UTC(2026, 9, 3, 14), 60, 180, ['Sun 01:00']],
    ['Australia/Lord_Howe', Date.UTC(2026, 3, 4, 13), 60, 150, ['Sun 01:00', 'Sun 01:30']],
  ])(
    'follow the clocks of %s on a day when they are changed (%d)',
    (zone, nowMs, from, to, words) => {
      const clock = wall(zone);
      const { weekday } = clock(nowMs + 2 * hourMs);
      const slots = nextSlots(
        {
          ...rules,
          openHours: [{ weekday, from, to }],
          timezone: zone,
          durationMinutes: 60,
          daysAhead: 0,
        },
        nowMs,
        9,
      );
      expect(slots.map(({ fromMs }) => clock(fromMs).words)).toEqual(words);
    },
  );

  it('are none in an hour that is skipped', () => {
    const slots = nextSlots(
      { ...rules, openHours: [{ weekday: 7, from: 60, to: 120 }], daysAhead: 8 },
      Date.UTC(2026, 2, 28, 12),
      1,
    );
    expect(slots[0]?.fromMs).toBe(Date.UTC(2026, 3, 5));
  });

  it('lie within the times that were given, of everyone who gave some', () => {
    const nowMs = Date.UTC(2026, 5, 8, 6);
    const at = (hour: number, minute = 0) => Date.UTC(2026, 5, 8, hour - 1, minute);
    const given = [
      [
        { fromMs: at(8), toMs: at(10) },
        { fromMs: at(10), toMs: at(11) },
      ],
      [
        { fromMs: at(9, 30), toMs: at(12) },
        { fromMs: at(15), toMs: at(14) },
      ],
    ];
    const slots = nextSlots({ ...rules, given }, nowMs, 9);
    expect(slots.map(({ fromMs }) => fromMs)).toEqual([at(9, 30), at(10), at(10, 30)]);
    expect(nextSlots({ ...rules, given: [[]] }, nowMs, 9)).toEqual([]);
  });

  it('are none without hours, without a length, or longer than any hours', () => {
    expect(nextSlots({ ...rules, openHours: [] }, 0, 9)).toEqual([]);
    expect(nextSlots({ ...rules, durationMinutes: 0 }, 0, 9)).toEqual([]);
    expect(nextSlots({ ...rules, durationMinutes: Number.NaN }, 0, 9)).toEqual([]);
    expect(nextSlots({ ...rules, durationMinutes: 481 }, 0, 9)).toEqual([]);
    expect(nextSlots({ ...rules, openHours: always, durationMinutes: 1440 }, 0, 1)).toHaveLength(1);
  });

  it('end with the last day that is offered, and do not look for ever', () => {
    const nowMs = Date.UTC(2026, 5, 12, 12);
    const clock = wall(rules.timezone);
    const slots = nextSlots({ ...rules, daysAhead: 3 }, nowMs, 999);
    expect(new Set(slots.map(({ fromMs }) => clock(fromMs).words.slice(0, 3)))).toEqual(
      new Set(['Fri', 'Mon']),
    );
    expect(nextSlots({ ...rules, daysAhead: 1e9, noticeMinutes: 1e9 }, nowMs, 1)).toEqual([]);
  });
});
