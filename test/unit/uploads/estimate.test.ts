import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateSend } from '../../../shared/uploads/estimate.ts';
import { isNight, localTime, nextBusinessTime } from '../../../shared/uploads/local-hours.ts';
import { zonesOfPhone } from '../../../shared/uploads/zones.ts';

const tuesdayNoonLondon = Date.UTC(2026, 10, 17, 12, 0);

describe('zones of phone numbers', () => {
  it.each([
    ['+14155550123', ['America/Los_Angeles']],
    ['+12125550123', ['America/New_York']],
    ['+13125550123', ['America/Chicago']],
    ['+442079460112', ['Europe/London']],
    ['+46701740605', ['Europe/Stockholm']],
    ['+61491570006', ['Australia/Sydney', 'Australia/Perth']],
    ['+18005550100', []],
  ])('%s', (phone, zones) => {
    expect(zonesOfPhone(phone)).toEqual(zones);
  });

  it('names only zones that this machine knows', () => {
    for (let prefix = 1; prefix <= 999; prefix += 1) {
      for (const area of prefix === 1 ? Array.from({ length: 800 }, (_, n) => n + 200) : ['']) {
        for (const zone of zonesOfPhone(`+${prefix}${area}5550100`)) {
          expect(() => localTime(tuesdayNoonLondon, zone)).not.toThrow();
        }
      }
    }
  });
});

describe('local hours', () => {
  it('calls it night before 08:00 and from 21:00', () => {
    expect(isNight(Date.UTC(2026, 10, 17, 7, 59), 'Europe/London')).toBe(true);
    expect(isNight(Date.UTC(2026, 10, 17, 8, 0), 'Europe/London')).toBe(false);
    expect(isNight(Date.UTC(2026, 10, 17, 20, 59), 'Europe/London')).toBe(false);
    expect(isNight(Date.UTC(2026, 10, 17, 21, 0), 'Europe/London')).toBe(true);
  });

  it('finds the next business hour, over nights, weekends and changes of the clock', () => {
    expect(nextBusinessTime(tuesdayNoonLondon, 'Europe/London')).toBe(tuesdayNoonLondon);
    const fridayEvening = Date.UTC(2026, 10, 20, 18, 20);
    expect(nextBusinessTime(fridayEvening, 'Europe/London')).toBe(Date.UTC(2026, 10, 23, 9, 0));
    // The clocks of London go back in the night to Sunday 25 October 2026.
    expect(nextBusinessTime(Date.UTC(2026, 9, 23, 18, 0), 'Europe/London')).toBe(
      Date.UTC(2026, 9, 26, 9, 0),
    );
    // Half-hour offset.
    expect(nextBusinessTime(Date.UTC(2026, 10, 17, 20, 10), 'Asia/Kolkata')).toBe(
      Date.UTC(2026, 10, 18, 3, 30),
    );
  });

  it('always lands inside business hours, at most a weekend and a night away', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 365 * 24 * 60 }),
        fc.constantFrom(
          'America/New_York',
          'Asia/Kathmandu',
          'Australia/Adelaide',
          'Europe/London',
          'Pacific/Auckland',
        ),
        (minutes, zone) => {
          const now = Date.UTC(2026, 0, 1) + minutes * 60_000;
          const at = nextBusinessTime(now, zone);
          const { hour, weekday } = localTime(at, zone);
          expect(at).toBeGreaterThanOrEqual(now);
          expect(at - now).toBeLessThanOrEqual(66 * 3_600_000);
          expect(hour).toBeGreaterThanOrEqual(9);
          expect(hour).toBeLessThan(17);
          expect(weekday % 6).not.toBe(0);
        },
      ),
    );
  });
});

describe('send estimate', () => {
  const groups = [
    { zones: ['Europe/London'], count: 3 },
    { zones: ['America/Los_Angeles'], count: 5 },
    { zones: ['Australia/Sydney', 'Australia/Perth'], count: 2 },
    { zones: [], count: 1 },
  ];

  it('counts night in any zone that a number may be in, and leaves out what cannot be told', () => {
    const estimate = estimateSend(groups, tuesdayNoonLondon, true);
    expect(estimate.nightCount).toBe(7);
    expect(estimate.zoneUnknownCount).toBe(1);
    expect(estimate.firstSend).toEqual({ at: tuesdayNoonLondon, zone: 'Europe/London' });
    expect(estimate.zones.map(({ zone, count }) => [zone, count])).toEqual([
      ['America/Los_Angeles', 5],
      ['Europe/London', 3],
      ['Australia/Sydney', 2],
    ]);
  });

  it('sends to everyone now when business hours are off', () => {
    const estimate = estimateSend(groups, tuesdayNoonLondon, false);
    expect(new Set(estimate.zones.map((zone) => zone.firstSendAt))).toEqual(
      new Set([tuesdayNoonLondon]),
    );
  });
});
