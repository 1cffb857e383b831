import { zonesOfPhone } from '../uploads/zones.ts';

/** The time where a candidate probably is: one time, or the span of those that are possible. */
export type TimeThere = {
  /** IANA zones whose clocks show the earliest and the latest time; the same one where there is no doubt. */
  readonly earliest: string;
  readonly latest: string;
};

const offsets = new Map<string, Intl.DateTimeFormat>();

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

/** How many minutes a zone's clocks are ahead of UTC at a time. */
export function offsetOf(zone: string, atMs: number): number {
  let format = offsets.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    offsets.set(zone, format);
  }
  const name = format.formatToParts(atMs).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
