import { meetingIcs } from '../../../../shared/scheduling/ics.ts';
import type { Meeting } from '../../../../shared/scheduling/model.ts';
import { scheduleText } from '../text.ts';

const hourMs = 3_600_000;

/** A meeting that has a time as a calendar file. */
export function icsOf(meeting: Meeting): string | undefined {
  const { startMs, endMs, state, participants, meetingUrl, location, video } = meeting;
  if (startMs === undefined) return undefined;
  const people = participants
    .map(({ name, email }) => [name, email].filter((part) => part !== undefined).join(' '))
    .filter((part) => part !== '');
  const description = [meeting.description, meetingUrl, people.join('\n')]
    .filter((part) => part !== undefined && part !== '')
    .join('\n\n');
  return meetingIcs({
    // Popp's booking is the same however often it is moved; without one, our own name for it is.
    uid: `${meeting.bookingId ?? meeting.id}@popp-console`,
    title: meeting.title ?? meeting.name,
    description,
    startMs,
    endMs: endMs === undefined || endMs <= startMs ? startMs + hourMs : endMs,
    location: location ?? (video === true ? scheduleText.video : undefined),
    url: meetingUrl,
    organizer: meeting.organizer,
    isCancelled: state === 'cancelled',
    sequence: meeting.revisions,
    stampMs: meeting.changedAt,
  });
}

/** What the file is called: when and with whom, without anything that a file system minds. */
export function meetingFileName({ name, startMs = 0 }: Pick<Meeting, 'name' | 'startMs'>): string {
  const who = name
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
  const day = new Date(startMs);
  const date = `${day.getFullYear()}-${twoDigits(day.getMonth() + 1)}-${twoDigits(day.getDate())}`;
  return `${date}-${who === '' ? 'meeting' : who}.ics`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
