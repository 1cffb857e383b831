import { formText } from './form-text.ts';

/** Minutes as people say them, where that is another word: 1440 is 1 day, 90 is 1 h 30 min. Nothing below an hour. */
export function longMinutes(minutes: number): string | undefined {
  if (minutes < 60) return undefined;
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const rest = minutes % 60;
  return [
    days > 0 ? formText.inDays(days) : '',
    hours > 0 ? formText.inHours(hours) : '',
    rest > 0 ? `${rest} min` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Minutes as people say them. */
export function minutesInWords(minutes: number): string {
  return longMinutes(minutes) ?? `${minutes} min`;
}
