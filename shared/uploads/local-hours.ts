/** Messages before or after these local hours count as night (47 CFR 64.1200(c)(1): not before 08:00 or after 21:00). */
export const dayHours = { from: 8, to: 21 } as const;

/** Hours in which we expect Popp to write when it waits for business hours. Popp does not document its own; this is a preview. */
export const expectedBusinessHours = { from: 9, to: 17 } as const;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const formats = new Map<string, Intl.DateTimeFormat>();

type LocalTime = { readonly hour: number; readonly minute: number; readonly weekday: number };

/** The wall clock of a zone; Sunday is 0. */
export function localTime(atMs: number, zone: string): LocalTime {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(zone, format);
  }
  const parts = new Map(format.formatToParts(atMs).map((part) => [part.type, part.value]));
  return {
    hour: Number(parts.get('hour')),
    minute: Number(parts.get('minute')),
    weekday: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(parts.get('weekday') ?? ''),
  };
}

/** Whether it is night in a zone. */
export function isNight(atMs: number, zone: string): boolean {
  const { hour } = localTime(atMs, zone);
  return hour < dayHours.from || hour >= dayHours.to;
}

/** Now, or the start of the next expected business hours in a zone. */
export function nextBusinessTime(atMs: number, zone: string): number {
  let candidate = atMs;
  for (let step = 0; step < 24 * 8; step += 1) {
    const { hour, weekday } = localTime(candidate, zone);
    const workday = weekday >= 1 && weekday <= 5;
    if (workday && hour >= expectedBusinessHours.from && hour < expectedBusinessHours.to)
      return candidate;
    const { minute } = localTime(candidate, zone);
    // To the next full local hour; zones are offset by whole quarters, so minutes lead there exactly.
    const wholeMinute = candidate - (candidate % minuteMs);
    candidate = wholeMinute + (60 - minute) * minuteMs;
  }
  return atMs + 7 * 24 * hourMs;
}
