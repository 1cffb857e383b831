import { locale } from './locale.ts';
import { uiText } from './text.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short' });
const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
const dayOfYear = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const longDay = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
const longDayOfYear = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' });

function startOfDay(atMs: number): number {
  return new Date(atMs).setHours(0, 0, 0, 0);
}

/** The time in full, with its day. */
export function fullTime(atMs: number): string {
  return full.format(atMs);
}

/** A time as short as it stays clear: 09:40 today, Tue 09:40 this week, 3 Nov, 3 Nov 2025. */
export function shortTime(atMs: number, nowMs: number): string {
  const days = Math.round((startOfDay(nowMs) - startOfDay(atMs)) / dayMs);
  if (days === 0) return clock.format(atMs);
  if (Math.abs(days) < 7) return `${weekday.format(atMs)} ${clock.format(atMs)}`;
  return new Date(atMs).getFullYear() === new Date(nowMs).getFullYear()
    ? day.format(atMs)
    : dayOfYear.format(atMs);
}

/** The time of day alone, where the day is said beside it. */
export function clockTime(atMs: number): string {
  return clock.format(atMs);
}

/** The day alone: Today, Yesterday, Tuesday 3 November, 3 November 2025. */
export function dayName(atMs: number, nowMs: number): string {
  const days = Math.round((startOfDay(nowMs) - startOfDay(atMs)) / dayMs);
  if (days === 0) return uiText.today;
  if (days === 1) return uiText.yesterday;
  return new Date(atMs).getFullYear() === new Date(nowMs).getFullYear()
    ? longDay.format(atMs)
    : longDayOfYear.format(atMs);
}

/** How long something took, as exactly as a person would say it: 0.4 s, 12 s, 4 min, 3 h. */
export function durationWords(ms: number): string {
  if (ms < 10_000) return uiText.seconds((ms / 1000).toFixed(1));
  if (ms < minuteMs) return uiText.seconds(String(Math.round(ms / 1000)));
  return ms < hourMs
    ? uiText.minutes(Math.round(ms / minuteMs))
    : uiText.hours(Math.round(ms / hourMs));
}

/** How long ago, for lists that are read at a glance: now, 4 min, 3 h, Tue, 3 Nov. */
export function agoWords(atMs: number, nowMs: number): string {
  const past = nowMs - atMs;
  if (past < minuteMs && past > -minuteMs) return uiText.now;
  if (past < 0) return shortTime(atMs, nowMs);
  if (past < hourMs) return uiText.minutes(Math.floor(past / minuteMs));
  const days = Math.round((startOfDay(nowMs) - startOfDay(atMs)) / dayMs);
  if (days === 0 || past < 6 * hourMs) return uiText.hours(Math.floor(past / hourMs));
  if (days < 7) return weekday.format(atMs);
  return shortTime(atMs, nowMs);
}

/** The time of day that clocks show in a zone. */
export function timeIn(atMs: number, zone: string): string {
  return new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(atMs);
}

/** The recruiter's time with the candidate's beside it, where their clocks differ. */
export function bothTimes(atMs: number, candidateZone: string): string {
  const ours = clock.format(atMs);
  const other = timeIn(atMs, candidateZone);
  return other === ours ? ours : uiText.forThem(other, ours);
}
