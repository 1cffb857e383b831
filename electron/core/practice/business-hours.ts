/** Local hours of Monday to Friday in which an opening message leaves. Popp does not document its own; ours are these. */
export const businessHours = { fromHour: 9, toHour: 18 } as const;

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** What a wall clock shows. */
export type LocalTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

/** The moment itself when it is within business hours in the zone, else the next opening. */
export function nextBusinessMoment(atMs: number, zone: string): number {
  const local = localTime(atMs, zone);
  const today = Date.UTC(local.year, local.month - 1, local.day);
  if (
    isWorkday(today) &&
    local.hour >= businessHours.fromHour &&
    local.hour < businessHours.toHour
  ) {
    return atMs;
  }
  let day = local.hour < businessHours.fromHour ? today : today + dayMs;
  while (!isWorkday(day)) day += dayMs;
  return epochOfLocal(day + businessHours.fromHour * 60 * minuteMs, zone);
}

/** Whether an opening message may leave at this moment. */
export function isBusinessMoment(atMs: number, zone: string): boolean {
  return nextBusinessMoment(atMs, zone) === atMs;
}

function isWorkday(utcMidnight: number): boolean {
  const weekday = new Date(utcMidnight).getUTCDay();
  return weekday >= 1 && weekday <= 5;
}

/** The moment at which the zone's wall clock shows this time, given as if it were UTC. */
function epochOfLocal(wallMs: number, zone: string): number {
  const guess = wallMs - offsetMs(wallMs, zone);
  // The offset of the guess is the true one unless a change of clocks lies between.
  return wallMs - offsetMs(guess, zone);
}

function offsetMs(atMs: number, zone: string): number {
  const local = localTime(atMs, zone);
  const wall = Date.UTC(
    local.year,
    local.month - 1,
    local.day,
    local.hour,
    local.minute,
    local.second,
  );
  return wall - Math.floor(atMs / 1000) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the wall clock of a zone shows at a moment. */
export function localTime(atMs: number, zone: string): LocalTime {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const parts = new Map(format.formatToParts(atMs).map((part) => [part.type, Number(part.value)]));
  return {
    year: parts.get('year') ?? 0,
    month: parts.get('month') ?? 0,
    day: parts.get('day') ?? 0,
    hour: parts.get('hour') ?? 0,
    minute: parts.get('minute') ?? 0,
    second: parts.get('second') ?? 0,
  };
}
