import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantsAt, isTimeZone, offsetOf, stretchesOf } from '../../../shared/zone-time.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const zones = constantFrom(
  'Europe/London',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'Africa/Casablanca',
);
const times = integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2035, 0, 1) });

describe('the clocks of a zone', () => {
  it('are changed between stretches and never within one', () => {
    assert(
      property(zones, times, integer({ min: 1, max: 300 }), (zone, fromMs, days) => {
        const toMs = fromMs + days * dayMs;
        const stretches = stretchesOf(zone, fromMs, toMs);
        expect(stretches[0]?.fromMs).toBe(fromMs);
        expect(stretches.at(-1)?.toMs).toBe(toMs);
        for (const [index, one] of stretches.entries()) {
          expect(offsetOf(zone, one.fromMs)).toBe(one.offsetMinutes);
          expect(offsetOf(zone, one.toMs - 1)).toBe(one.offsetMinutes);
          const next = stretches[index + 1];
          if (next === undefined) continue;
          expect(next.fromMs).toBe(one.toMs);
          expect(next.offsetMinutes).not.toBe(one.offsetMinutes);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('show every moment, and a time they show is found again', () => {
    assert(
      property(zones, times, (zone, atMs) => {
        const wall = atMs + offsetOf(zone, atMs) * 60_000;
        const found = instantsAt(zone, wall);
        expect(found).toContain(atMs);
        for (const each of found) expect(each + offsetOf(zone, each) * 60_000).toBe(wall);
      }),
      { numRuns: 150 },
    );
  });

  it('skip an hour in spring and show one twice in autumn', () => {
    expect(instantsAt('Europe/London', Date.UTC(2026, 2, 29, 1, 30))).toEqual([]);
    expect(instantsAt('Europe/London', Date.UTC(2026, 9, 25, 1, 30))).toEqual([
      Date.UTC(2026, 9, 25, 0, 30),
      Date.UTC(2026, 9, 25, 1, 30),
    ]);
    expect(instantsAt('Australia/Sydney', Date.UTC(2026, 9, 4, 2, 30))).toEqual([]);
    expect(instantsAt('Pacific/Apia', Date.UTC(2011, 11, 30, 12))).toEqual([]);
  });

  it('belong to zones that exist', () => {
    expect(isTimeZone('Europe/Kyiv')).toBe(true);
    expect(isTimeZone('Europe/Nowhere')).toBe(false);
  });
});
