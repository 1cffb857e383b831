/** Hours of one weekday in which a meeting may be: minutes since midnight on the wall clock, the end not included. */
export type OpenHours = {
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  readonly from: number;
  /** 1440 is midnight at the end of the day. */
  readonly to: number;
};

/** The weekdays, Monday first. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** Minutes of a whole day. */
export const dayMinutes = 1440;

/** Minutes of one cell of the week grid. */
export const cellMinutes = 30;

/** How many cells a day has. */
export const cellsPerDay = dayMinutes / cellMinutes;

/** What people mean by office hours. */
export const officeHours: readonly OpenHours[] = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  from: 9 * 60,
  to: 17 * 60,
}));

/** The same hours, in order, each minute once: what overlaps or touches is one, what is empty or no time of a week is none. */
export function normalHours(hours: readonly OpenHours[]): OpenHours[] {
  return weekdays.flatMap((weekday) => {
    const ofDay = hours
      .filter((one) => one.weekday === weekday)
      .map(({ from, to }) => ({ weekday, from: withinDay(from), to: withinDay(to) }))
      .filter(({ from, to }) => from < to)
      .toSorted((one, other) => one.from - other.from);
    const merged: OpenHours[] = [];
    for (const one of ofDay) {
      const last = merged.at(-1);
      if (last === undefined || one.from > last.to) merged.push(one);
      else merged[merged.length - 1] = { ...last, to: Math.max(last.to, one.to) };
    }
    return merged;
  });
}

function withinDay(minute: number): number {
  if (!Number.isFinite(minute)) return 0;
  return Math.min(dayMinutes, Math.max(0, Math.round(minute)));
}

/** Some hours on some days: the rectangle that a hand paints. */
export type HoursArea = {
  readonly weekdays: readonly number[];
  readonly from: number;
  readonly to: number;
};

/** The hours with an area opened. */
export function paintHours(hours: readonly OpenHours[], area: HoursArea): OpenHours[] {
  const { from, to } = area;
  return normalHours([...hours, ...area.weekdays.map((weekday) => ({ weekday, from, to }))]);
}

/** The hours with an area closed. */
export function eraseHours(hours: readonly OpenHours[], area: HoursArea): OpenHours[] {
  return normalHours(
    normalHours(hours).flatMap((one) =>
      area.weekdays.includes(one.weekday) && area.from < area.to
        ? [
            { ...one, to: Math.min(one.to, area.from) },
            { ...one, from: Math.max(one.from, area.to) },
          ]
        : [one],
    ),
  );
}

/** One cell of the week grid: wholly open, closed, or open in part where hours begin off the half hour. */
export type CellState = 'open' | 'partly' | 'closed';

/** Where a cell of the week grid stands. */
export function cellState(hours: readonly OpenHours[], weekday: number, cell: number): CellState {
  const from = cell * cellMinutes;
  const minutes = openMinutes(
    normalHours(hours).map((one) => ({
      weekday: one.weekday,
      from: Math.max(one.from, from),
      to: Math.min(one.to, from + cellMinutes),
    })),
    weekday,
  );
  if (minutes === 0) return 'closed';
  return minutes === cellMinutes ? 'open' : 'partly';
}

/** How many minutes of a weekday, or of the whole week, are open. */
export function openMinutes(hours: readonly OpenHours[], weekday?: number): number {
  return normalHours(hours)
    .filter((one) => weekday === undefined || one.weekday === weekday)
    .reduce((sum, { from, to }) => sum + to - from, 0);
}

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** A weekday in three letters. */
export function weekdayName(weekday: number): string {
  return dayNames[weekday - 1] ?? String(weekday);
}

/** A minute of the day as a clock shows it; the end of the day is 24:00. */
export function minuteWords(minute: number): string {
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** The hours in words, days alike together: `Mon-Fri 09:00-17:00`, `Mon, Wed 09:00-12:00, 13:00-17:00; Sat 10:00-12:00`. */
export function hoursWords(hours: readonly OpenHours[]): string {
  const daysByTimes = new Map<string, number[]>();
  for (const weekday of weekdays) {
    const times = timesWords(hours, weekday);
    if (times !== '') daysByTimes.set(times, [...(daysByTimes.get(times) ?? []), weekday]);
  }
  return [...daysByTimes].map(([times, days]) => `${daysWords(days)} ${times}`).join('; ');
}

/** The hours of one weekday in words; empty where it is closed. */
export function timesWords(hours: readonly OpenHours[], weekday: number): string {
  return normalHours(hours)
    .filter((one) => one.weekday === weekday)
    .map(({ from, to }) => `${minuteWords(from)}-${minuteWords(to)}`)
    .join(', ');
}

// Three days or more in a row are a span.
function daysWords(days: readonly number[]): string {
  const runs: number[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs
    .flatMap((run) => {
      const names = run.map(weekdayName);
      return run.length > 2 ? [`${names[0]}-${names.at(-1)}`] : names;
    })
    .join(', ');
}

/** Why typed hours cannot be taken: they are no times, or one ends before it begins, which includes hours over midnight. */
export type TimesProblem = 'unreadable' | 'backwards';

/** Hours of one weekday as people type them: `9-12, 13:00-17:30`; nothing typed is closed. */
export function readTimes(text: string, weekday: number): OpenHours[] | TimesProblem {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const hours: OpenHours[] = [];
  for (const part of parts) {
    const found = /^(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|to)\s*(\d{1,2})(?:[:.](\d{2}))?$/i.exec(
      part,
    );
    const from = minuteOf(found?.[1], found?.[2]);
    const to = minuteOf(found?.[3], found?.[4]);
    if (from === undefined || to === undefined) return 'unreadable';
    if (from >= to) return 'backwards';
    hours.push({ weekday, from, to });
  }
  return normalHours(hours);
}

function minuteOf(hour: string | undefined, minute = '0'): number | undefined {
  if (hour === undefined || Number(minute) > 59) return undefined;
  const whole = Number(hour) * 60 + Number(minute);
  return whole <= dayMinutes ? whole : undefined;
}
