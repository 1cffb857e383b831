import { locale } from '../../ui/locale.ts';
import { timeIn } from '../../ui/time-words.ts';

const days = new Map<string, Intl.DateTimeFormat>();

/** The day that a zone's calendar shows: Wed 10 Jun. */
export function dayIn(atMs: number, zone: string): string {
  let format = days.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, {
      timeZone: zone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
    });
    days.set(zone, format);
  }
  return format.format(atMs);
}

/** A time from one moment to another on the clocks of a zone: Wed 10 Jun 09:00-10:30. */
export function spanWords(fromMs: number, toMs: number, zone: string): string {
  const end = timeIn(toMs, zone);
  const last = dayIn(toMs, zone);
  const first = dayIn(fromMs, zone);
  // Midnight at the end is still the same day.
  const isSameDay = first === last || first === dayIn(toMs - 1, zone);
  return `${first} ${timeIn(fromMs, zone)}-${isSameDay ? end : `${last} ${end}`}`;
}
