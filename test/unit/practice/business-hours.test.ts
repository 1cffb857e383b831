import { assert, constantFrom, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import {
  businessHours,
  isBusinessMoment,
  nextBusinessMoment,
} from '../../../electron/core/practice/business-hours.ts';
import { zoneOfPhoneNumber } from '../../../electron/core/practice/time-zones.ts';

test.each([
  ['+12025550123', 'America/New_York'],
  ['+14155550123', 'America/Los_Angeles'],
  ['+13125550123', 'America/Chicago'],
  ['+16025550123', 'America/Phoenix'],
  ['+18085550123', 'Pacific/Honolulu'],
  ['+16045550123', 'America/Vancouver'],
  ['+442079460123', 'Europe/London'],
  ['+353861234567', 'Europe/Dublin'],
  ['+61491570012', 'Australia/Sydney'],
  ['+61862345678', 'Australia/Perth'],
  ['+46701740612', 'Europe/Stockholm'],
  ['+4930123456', 'Europe/Berlin'],
  ['+34912345678', 'Europe/Madrid'],
  ['+79161234567', 'Europe/Moscow'],
  ['+5511912345678', 'America/Sao_Paulo'],
  ['+999999', 'Etc/UTC'],
])('%s speaks of %s', (phoneNumber, zone) => {
  expect(zoneOfPhoneNumber(phoneNumber)).toBe(zone);
});

const moments: readonly [string, string, string, string][] = [
  ['within hours nothing is held', 'Europe/London', '2026-11-17T10:00:00Z', '2026-11-17T10:00:00Z'],
  ['opening itself is within', 'Europe/London', '2026-11-17T09:00:00Z', '2026-11-17T09:00:00Z'],
  ['closing itself is not', 'Europe/London', '2026-11-17T18:00:00Z', '2026-11-18T09:00:00Z'],
  [
    'early morning waits for the same day',
    'Europe/London',
    '2026-11-17T05:30:00Z',
    '2026-11-17T09:00:00Z',
  ],
  [
    'Friday evening waits for Monday',
    'Europe/London',
    '2026-11-20T19:00:00Z',
    '2026-11-23T09:00:00Z',
  ],
  ['Saturday waits for Monday', 'Europe/London', '2026-11-21T12:00:00Z', '2026-11-23T09:00:00Z'],
  [
    'New York at 08:59 in winter',
    'America/New_York',
    '2026-11-17T13:59:00Z',
    '2026-11-17T14:00:00Z',
  ],
  [
    'New York in summer is an hour earlier',
    'America/New_York',
    '2026-07-14T03:00:00Z',
    '2026-07-14T13:00:00Z',
  ],
  [
    'Monday in Sydney begins on Sunday in UTC',
    'Australia/Sydney',
    '2026-11-22T00:00:00Z',
    '2026-11-22T22:00:00Z',
  ],
  // The night from 28 to 29 March 2026, a Sunday, is an hour shorter in London.
  [
    'over the start of summer time',
    'Europe/London',
    '2026-03-27T20:00:00Z',
    '2026-03-30T08:00:00Z',
  ],
  ['over the end of summer time', 'Europe/London', '2026-10-23T20:00:00Z', '2026-10-26T09:00:00Z'],
  [
    'over the start in New York',
    'America/New_York',
    '2026-03-06T23:30:00Z',
    '2026-03-09T13:00:00Z',
  ],
  ['over the end in Sydney', 'Australia/Sydney', '2026-04-03T10:00:00Z', '2026-04-05T23:00:00Z'],
  ['half an hour off', 'Asia/Kolkata', '2026-11-17T00:00:00Z', '2026-11-17T03:30:00Z'],
];

test.each(moments)('%s', (_name, zone, from, to) => {
  expect(new Date(nextBusinessMoment(Date.parse(from), zone)).toISOString()).toBe(
    new Date(to).toISOString(),
  );
});

const zones = [
  'Europe/London',
  'America/New_York',
  'America/St_Johns',
  'Australia/Sydney',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'America/Santiago',
];

test('the next business moment is within hours, never earlier, and less than four days away', () => {
  assert(
    property(
      integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) }),
      constantFrom(...zones),
      (atMs, zone) => {
        const next = nextBusinessMoment(atMs, zone);
        const [weekday, hour] = localParts(next, zone);
        expect(next).toBeGreaterThanOrEqual(atMs);
        expect(next - atMs).toBeLessThan(4 * 86_400_000);
        expect(isBusinessMoment(next, zone)).toBe(true);
        expect(['Mon', 'Tue', 'Wed', 'Thu', 'Fri']).toContain(weekday);
        expect(Number(hour)).toBeGreaterThanOrEqual(businessHours.fromHour);
        expect(Number(hour)).toBeLessThan(businessHours.toHour);
      },
    ),
    { numRuns: 300 },
  );
});

function localParts(atMs: number, timeZone: string): readonly [string, string] {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  const parts = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
  return [parts.get('weekday') ?? '', parts.get('hour') ?? ''];
}
