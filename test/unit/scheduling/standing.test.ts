import {
  array,
  assert,
  constantFrom,
  integer,
  option,
  property,
  record,
  shuffledSubarray,
} from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownCalendarEvents } from '../../../shared/popp/webhook.ts';
import { standingOf, type MeetingEvent } from '../../../shared/scheduling/standing.ts';

const hour = 3_600_000;

function event(name: string, at: number, startMs?: number): MeetingEvent {
  return {
    key: `${name} ${at}`,
    event: `CALENDAR_${name}`,
    at,
    ...(startMs === undefined ? {} : { meeting: { startMs, endMs: startMs + hour } }),
  };
}

const anyEvents = array(
  record({
    event: constantFrom(...knownCalendarEvents, 'CALENDAR_SOMETHING_NEW'),
    at: integer({ min: 1, max: 6 }),
    start: option(integer({ min: 10, max: 13 })),
  }),
  { maxLength: 8 },
).map((events) =>
  events.map(({ event: name, at, start }, index): MeetingEvent => ({
    key: `e${index}`,
    event: name,
    at,
    meeting: start === null ? {} : { startMs: start * hour, endMs: (start + 1) * hour },
  })),
);

test('a meeting is the same in whatever order its events came, and however often', () => {
  assert(
    property(
      anyEvents.chain((events) =>
        shuffledSubarray(events, { minLength: events.length }).map((shuffled) => ({
          events,
          shuffled,
        })),
      ),
      ({ events, shuffled }) => {
        const expected = standingOf(events);
        expect(standingOf(shuffled)).toEqual(expected);
        expect(standingOf([...shuffled, ...events])).toEqual(expected);
      },
    ),
    { numRuns: 500 },
  );
});

describe('what events come to', () => {
  test('booked, moved and called off', () => {
    const booked = event('MEETING_SCHEDULED', 1, 10 * hour);
    const moved = event('MEETING_RESCHEDULED', 2, 12 * hour);
    const cancelled = event('MEETING_CANCELLED', 3);
    expect(standingOf([])).toMatchObject({ state: undefined, revisions: 0 });
    expect(standingOf([booked])).toMatchObject({ state: 'booked', revisions: 0 });
    expect(standingOf([moved, booked])).toMatchObject({
      state: 'moved',
      startMs: 12 * hour,
      endMs: 13 * hour,
      revisions: 1,
    });
    expect(standingOf([cancelled, booked, moved])).toMatchObject({
      state: 'cancelled',
      // Shown where it would have been.
      startMs: 12 * hour,
      stateKey: cancelled.key,
      revisions: 2,
    });
  });

  test('an answer of a participant changes nothing but details, and one without a booking is one', () => {
    const cancelled = [
      event('MEETING_SCHEDULED', 1, 10 * hour),
      event('MEETING_CANCELLED', 2),
      event('MEETING_UPDATED', 3),
    ];
    expect(standingOf(cancelled).state).toBe('cancelled');
    expect(standingOf([event('MEETING_UPDATED', 1, 10 * hour)]).state).toBe('booked');
  });

  test('notes are taken after the meeting, and what nobody knows changes nothing', () => {
    const events = [
      event('MEETING_SCHEDULED', 1, 10 * hour),
      event('NOTE_TAKER_COMPLETED', 5),
      event('SOMETHING_NEW', 6),
    ];
    expect(standingOf(events)).toMatchObject({ state: 'booked', notesAt: 5, eventAt: 6 });
  });

  test('no time found, then other times asked for, then booked', () => {
    const none = event('AVAILABILITY_NOT_FOUND', 1);
    const more = event('MORE_TIME_REQUESTED', 2);
    expect(standingOf([none]).state).toBe('no-availability');
    expect(standingOf([none, more]).state).toBe('more-time');
    const booked = event('MEETING_SCHEDULED', 3, 10 * hour);
    expect(standingOf([booked, more, none])).toMatchObject({ state: 'booked', revisions: 0 });
  });

  test('an end before its start is no end', () => {
    const wrong = { ...event('MEETING_SCHEDULED', 1), meeting: { startMs: 20, endMs: 10 } };
    expect(standingOf([wrong])).toMatchObject({ startMs: 20, endMs: 20 });
  });
});
