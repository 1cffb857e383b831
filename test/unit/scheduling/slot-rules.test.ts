import { describe, expect, it } from 'vitest';
import { officeHours } from '../../../shared/scheduling/open-hours.ts';
import { emptySetup, participantSchema } from '../../../shared/scheduling/setup.ts';
import { slotRulesOf } from '../../../shared/scheduling/slot-rules.ts';
import { nextSlots } from '../../../shared/scheduling/slots.ts';

const hourMs = 3_600_000;
const monday = Date.UTC(2026, 0, 5);
const at = (from: number, to: number) => ({
  fromMs: monday + from * hourMs,
  toMs: monday + to * hourMs,
});
const setup = {
  ...emptySetup(),
  timezone: 'Europe/London',
  openHours: [...officeHours],
  durationMinutes: 60,
};
const person = (id: string, ...timeSlots: { fromMs: number; toMs: number }[]) =>
  participantSchema.parse({
    id,
    availability: timeSlots.length === 0 ? 'connected' : 'time-slots',
    timeSlots,
  });
const hours = (
  method: 'COLLECTIVE' | 'ROUND_ROBIN',
  ...participants: ReturnType<typeof person>[]
) =>
  nextSlots(slotRulesOf({ ...setup, method, participants }), monday, 99)
    .filter(({ fromMs }) => fromMs < monday + 24 * hourMs)
    .map(({ fromMs }) => (fromMs - monday) / hourMs);

describe('the times of a setup', () => {
  it('are those of everyone who gave some, where all join', () => {
    expect(
      hours('COLLECTIVE', person('a', at(9, 12)), person('b'), person('c', at(10, 14))),
    ).toEqual([10, 11]);
    expect(hours('COLLECTIVE', person('a'))).toHaveLength(8);
  });

  it('are those of any, where they take turns, and all hours where one of them gave none', () => {
    expect(hours('ROUND_ROBIN', person('a', at(9, 10)), person('b', at(13, 14)))).toEqual([9, 13]);
    expect(hours('ROUND_ROBIN', person('a', at(9, 10)), person('b'))).toHaveLength(8);
  });
});
