const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A snooze ends within this time, so that nobody is put off for good. */
export const longestSnoozeMs = 90 * dayMs;

/** The times that are offered, by what they are called. */
export const snoozeTimes = ['hour', 'evening', 'tomorrow', 'monday'] as const;

/** One of the times that are offered. */
export type SnoozeTime = (typeof snoozeTimes)[number];

/** When a conversation comes back. */
export type SnoozeChoice = { readonly time: SnoozeTime; readonly until: number };

const morning = 9;
const evening = 17;

/** The times that make sense now, by the recruiter's own clock, each later than the one before. */
export function snoozeChoices(nowMs: number): readonly SnoozeChoice[] {
  const now = new Date(nowMs);
  const at = (days: number, hour: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour).getTime();
  const toMonday = (8 - now.getDay()) % 7 || 7;
  const choices: SnoozeChoice[] = [
    { time: 'hour', until: nowMs + hourMs },
    { time: 'evening', until: at(0, evening) },
    { time: 'tomorrow', until: at(1, morning) },
    { time: 'monday', until: at(toMonday, morning) },
  ];
  return choices
    .filter(
      ({ until }, index) => index === 0 || until > (choices[index - 1]?.until ?? 0) + minuteMs,
    )
    .filter(({ time, until }) => time !== 'evening' || until > nowMs + hourMs);
}

/** Whether a conversation may be put off until then. */
export function isSnoozeTime(until: number, nowMs: number): boolean {
  return until > nowMs && until <= nowMs + longestSnoozeMs;
}
