const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const offsets = new Map<string, Intl.DateTimeFormat>();

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

/** Whether this computer knows a zone of this name. Bare offsets such as `+01:00` name no place and never change their clocks. */
export function isTimeZone(zone: string): boolean {
  if (!/^[a-z]/i.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** A time within which the clocks of a zone are not changed. */
export type Stretch = {
  readonly fromMs: number;
  readonly toMs: number;
  readonly offsetMinutes: number;
};

/** The times between changes of a zone's clocks, without a gap, from one time to another. */
export function stretchesOf(zone: string, fromMs: number, toMs: number): Stretch[] {
  const stretches: Stretch[] = [];
  let begin = fromMs;
  let offsetMinutes = offsetOf(zone, fromMs);
  for (let at = fromMs; at < toMs;) {
    const next = Math.min(at + dayMs, toMs);
    if (offsetOf(zone, next) !== offsetMinutes) {
      const change = changeBetween(zone, at, next, offsetMinutes);
      stretches.push({ fromMs: begin, toMs: change, offsetMinutes });
      begin = change;
      offsetMinutes = offsetOf(zone, change);
      at = change;
    } else {
      at = next;
    }
  }
  if (begin < toMs) stretches.push({ fromMs: begin, toMs, offsetMinutes });
  return stretches;
}

// Clocks change on a whole minute of UTC.
function changeBetween(zone: string, fromMs: number, toMs: number, offsetMinutes: number): number {
  let before = Math.floor(fromMs / minuteMs);
  let after = Math.ceil(toMs / minuteMs);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetOf(zone, middle * minuteMs) === offsetMinutes) before = middle;
    else after = middle;
  }
  return after * minuteMs;
}

/**
 * The moments at which a zone's clocks show a time, written as if it were UTC: one as a rule, none in an hour that is skipped,
 * two in one that comes twice.
 */
export function instantsAt(zone: string, wallMs: number): number[] {
  // No clock is further from UTC than a day.
  return stretchesOf(zone, wallMs - dayMs, wallMs + dayMs)
    .map(({ fromMs, toMs, offsetMinutes }) => ({
      at: wallMs - offsetMinutes * minuteMs,
      fromMs,
      toMs,
    }))
    .filter(({ at, fromMs, toMs }) => fromMs <= at && at < toMs)
    .map(({ at }) => at);
}
