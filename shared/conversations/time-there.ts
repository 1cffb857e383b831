import { zonesOfPhone } from '../uploads/zones.ts';
import { offsetOf } from '../zone-time.ts';

/** The time where a candidate probably is: one time, or the span of those that are possible. */
export type TimeThere = {
  /** IANA zones whose clocks show the earliest and the latest time; the same one where there is no doubt. */
  readonly earliest: string;
  readonly latest: string;
};

/** What the clocks show where a number belongs; nothing where the number does not tell. People move, so this is a guess. */
export function timeThere(phone: string | undefined, nowMs: number): TimeThere | undefined {
  if (phone === undefined || !/^\+\d{4,}$/.test(phone)) return undefined;
  const zones = zonesOfPhone(phone)
    .map((zone) => ({ zone, offsetMinutes: offsetOf(zone, nowMs) }))
    .toSorted((left, right) => left.offsetMinutes - right.offsetMinutes);
  const earliest = zones.at(0);
  const latest = zones.findLast((one) => one.offsetMinutes === zones.at(-1)?.offsetMinutes);
  if (earliest === undefined || latest === undefined) return undefined;
  const isSame = earliest.offsetMinutes === latest.offsetMinutes;
  return { earliest: earliest.zone, latest: isSame ? earliest.zone : latest.zone };
}
