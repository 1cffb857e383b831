import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quietUntil, type QuietHours } from '../../../shared/notifications/quiet-hours.ts';

const nights: QuietHours = { from: '20:00', until: '07:30', weekends: false };
const at = (day: number, hour: number, minute = 0) =>
  new Date(2026, 10, day, hour, minute).getTime();

describe('quiet hours', () => {
  it('go over midnight, and end when they say', () => {
    expect(quietUntil(undefined, at(24, 3))).toBeUndefined();
    expect(quietUntil(nights, at(24, 19, 59))).toBeUndefined();
    expect(quietUntil(nights, at(24, 20))).toBe(at(25, 7, 30));
    expect(quietUntil(nights, at(25, 7, 29))).toBe(at(25, 7, 30));
    expect(quietUntil(nights, at(25, 7, 30))).toBeUndefined();
  });

  it('hold the whole weekend where that was chosen, with the nights around it', () => {
    const weekends = { ...nights, weekends: true };
    // 28 November 2026 is a Saturday.
    expect(quietUntil(weekends, at(27, 21))).toBe(at(30, 7, 30));
    expect(quietUntil(weekends, at(28, 12))).toBe(at(30, 7, 30));
    expect(quietUntil({ from: '09:00', until: '09:00', weekends: true }, at(29, 12))).toBe(
      at(30, 0),
    );
  });

  it('end at a moment that is not quiet, and hold until then', () => {
    const time = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    fc.assert(
      fc.property(
        fc.record({ from: time, until: time, weekends: fc.boolean() }),
        fc.integer({ min: at(1, 0), max: at(30, 0) }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (quiet, now, part) => {
          const end = quietUntil(quiet, now);
          if (end === undefined) return;
          expect(end).toBeGreaterThan(now);
          expect(quietUntil(quiet, end)).toBeUndefined();
          expect(quietUntil(quiet, now + Math.floor((end - now) * part))).toBe(end);
        },
      ),
      { numRuns: 200 },
    );
  });
});
