import { formatBytes, formatCount } from './locale.ts';
import { uiText } from './text.ts';

/** What is known about long work. */
export type ProgressFacts = {
  readonly done: number;
  readonly total: number;
  readonly perMinute?: number | undefined;
  /** What is counted; candidates or rows where nothing else is said. */
  readonly unit?: 'bytes';
};

/** How long the rest takes at this rate, in the coarsest unit that still helps; nothing when it cannot be said. */
export function timeLeft({ done, total, perMinute }: ProgressFacts): string | undefined {
  const rest = total - done;
  if (rest <= 0 || perMinute === undefined || perMinute <= 0) return undefined;
  const seconds = (rest / perMinute) * 60;
  if (seconds < 60) return uiText.secondsLeft(Math.max(1, Math.ceil(seconds / 5) * 5));
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return uiText.minutesLeft(minutes);
  return uiText.hoursLeft(Math.floor(minutes / 60), minutes % 60);
}

/** Done, total, rate and time left in one line. */
export function progressWords(facts: ProgressFacts): string {
  const rate =
    facts.perMinute === undefined || facts.perMinute <= 0 || facts.done >= facts.total
      ? undefined
      : uiText.perMinute(formatCount(Math.round(facts.perMinute)));
  // How much there is may not be known yet.
  const done =
    facts.total <= 0
      ? undefined
      : facts.unit === 'bytes'
        ? uiText.done(formatBytes(facts.done), formatBytes(facts.total))
        : uiText.done(formatCount(facts.done), formatCount(facts.total));
  return [done, rate, timeLeft(facts)].filter((part) => part !== undefined).join(' · ');
}
