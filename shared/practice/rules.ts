import type { PracticeSkip } from './contract.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Practice seconds in one of ours: an hour of answers passes in two minutes. */
export const practiceSpeed = 30;

/** When the practice day starts, in the recruiter's own time. */
const morning = { hours: 9, minutes: 0 };

function isWeekend(date: Date): boolean {
  return date.getDay() === 0 || date.getDay() === 6;
}

function morningOf(epochMs: number): Date {
  const date = new Date(epochMs);
  date.setHours(morning.hours, morning.minutes, 0, 0);
  return date;
}

/** The first working morning after a moment, in the recruiter's time zone. */
export function nextMorning(epochMs: number): number {
  let day = epochMs;
  for (;;) {
    const candidate = morningOf(day);
    if (candidate.getTime() > epochMs && !isWeekend(candidate)) return candidate.getTime();
    day += dayMs;
  }
}

/** Where a new practice workspace starts: on a working morning, so that its first candidates answer at once. */
export function firstPracticeMoment(epochMs: number): number {
  const today = morningOf(epochMs);
  return isWeekend(today) ? nextMorning(epochMs) : today.getTime();
}

/** Where a skip leads. */
export function skipTarget(nowMs: number, to: PracticeSkip): number {
  switch (to) {
    case 'hour':
      return nowMs + hourMs;
    case 'next-morning':
      return nextMorning(nowMs);
    default:
      return to satisfies never;
  }
}
