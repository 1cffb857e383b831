import { localTime } from './business-hours.ts';
import type { MeetingWish, Stretch } from './meeting-rules.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const stepMs = 15 * minuteMs;

/** The first quarter of an hour from which the meeting can be: within the opening hours of its zone, and within the times that were given. */
export function firstSlot(meeting: MeetingWish, fromMs: number): Stretch | undefined {
  const lengthMs = meeting.durationInMinutes * minuteMs;
  const lastMs = fromMs + meeting.daysAhead * dayMs;
  const begin = fromMs + meeting.noticeInMinutes * minuteMs;
  const given = meeting.participants.flatMap(({ timeSlots }) =>
    timeSlots === undefined ? [] : [timeSlots],
  );
  for (let at = Math.ceil(begin / stepMs) * stepMs; at <= lastMs; at += stepMs) {
    const slot = { startMs: at, endMs: at + lengthMs };
    const fits = given.every((slots) => slots.some((one) => isWithin(slot, one)));
    if (fits && isOpen(meeting, slot)) return slot;
  }
  return undefined;
}

function isWithin(slot: Stretch, outer: Stretch): boolean {
  return slot.startMs >= outer.startMs && slot.endMs <= outer.endMs;
}

function isOpen({ openings, timezone }: MeetingWish, { startMs, endMs }: Stretch): boolean {
  const start = localTime(startMs, timezone);
  const from = start.hour * 60 + start.minute;
  const to = from + (endMs - startMs) / minuteMs;
  const day = new Date(Date.UTC(start.year, start.month - 1, start.day)).getUTCDay();
  return openings.some((one) => one.day === day && one.from <= from && to <= one.to);
}
