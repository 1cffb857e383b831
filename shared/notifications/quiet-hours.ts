import { z } from 'zod';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When notices are kept back, by the clock of this computer; `until` may be the next morning. */
export const quietHoursSchema = z.object({
  from: clockTime,
  until: clockTime,
  /** Saturday and Sunday as a whole too. */
  weekends: z.boolean(),
});

/** When notices are kept back. */
export type QuietHours = z.infer<typeof quietHoursSchema>;

// A weekend is two days with their nights before and after.
const mostBoundaries = 12;

/** When the quiet that holds at a moment ends; nothing where it is not quiet. */
export function quietUntil(quiet: QuietHours | undefined, now: number): number | undefined {
  if (quiet === undefined || !isQuiet(quiet, new Date(now))) return undefined;
  let end = new Date(now);
  for (let looked = 0; looked < mostBoundaries; looked += 1) {
    end = nextBoundary(quiet, end);
    if (!isQuiet(quiet, end)) break;
  }
  return end.getTime();
}

function isQuiet({ from, until, weekends }: QuietHours, at: Date): boolean {
  if (weekends && (at.getDay() === 0 || at.getDay() === 6)) return true;
  const now = at.getHours() * 60 + at.getMinutes();
  const start = minutes(from);
  const end = minutes(until);
  return start <= end ? now >= start && now < end : now >= start || now < end;
}

// The next midnight or the next end of the hours, whichever comes first.
function nextBoundary({ until }: QuietHours, after: Date): Date {
  const day = (offset: number, minute: number) =>
    new Date(after.getFullYear(), after.getMonth(), after.getDate() + offset, 0, minute);
  const candidates = [day(0, minutes(until)), day(1, 0), day(1, minutes(until))];
  const next = candidates.find((one) => one.getTime() > after.getTime());
  return next ?? day(2, 0);
}

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
