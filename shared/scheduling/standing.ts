import type { PoppMeeting } from '../popp/meeting.ts';
import type { MeetingChange, MeetingState } from './model.ts';

/** One event of Popp about a meeting. */
export type MeetingEvent = {
  /** Tells it from every other for good. */
  readonly key: string;
  /** Popp's own word. */
  readonly event: string;
  /** By Popp's clock. */
  readonly at: number;
  readonly bookingId?: string | undefined;
  readonly meeting?: PoppMeeting | undefined;
};

/** A state that only an event can bring about. */
export type EventState = Exclude<MeetingState, 'asked' | 'refused' | 'withdrawn'>;

/** What a meeting is by its events. */
export type MeetingStanding = PoppMeeting & {
  readonly state: EventState | undefined;
  /** The event that made it so. */
  readonly stateKey: string | undefined;
  readonly bookingId?: string | undefined;
  readonly eventAt: number | undefined;
  readonly revisions: number;
  readonly notesAt: number | undefined;
};

/** What an event does (Popp’s guide Scheduling Events). */
export function changeOf(event: string): MeetingChange {
  switch (event) {
    case 'CALENDAR_MEETING_SCHEDULED':
      return 'booked';
    case 'CALENDAR_MEETING_UPDATED':
      return 'updated';
    case 'CALENDAR_MEETING_RESCHEDULED':
      return 'moved';
    case 'CALENDAR_MEETING_CANCELLED':
      return 'cancelled';
    case 'CALENDAR_AVAILABILITY_NOT_FOUND':
      return 'no-availability';
    case 'CALENDAR_MORE_TIME_REQUESTED':
      return 'more-time';
    case 'CALENDAR_NOTE_TAKER_COMPLETED':
      return 'notes';
    default:
      return 'other';
  }
}

/** Events in the order of Popp's clock; those of one moment by their keys, so that every arrival order comes to the same. */
export function inOrder<T extends MeetingEvent>(events: readonly T[]): T[] {
  return events.toSorted(
    (one, other) => one.at - other.at || (one.key < other.key ? -1 : one.key > other.key ? 1 : 0),
  );
}

const nothing: MeetingStanding = {
  state: undefined,
  stateKey: undefined,
  eventAt: undefined,
  revisions: 0,
  notesAt: undefined,
};

/** What all events of a meeting come to, however they arrived; one that came twice counts once. */
export function standingOf(events: readonly MeetingEvent[]): MeetingStanding {
  const once = [...new Map(events.map((event) => [event.key, event])).values()];
  return inOrder(once).reduce(afterEvent, nothing);
}

function afterEvent(before: MeetingStanding, event: MeetingEvent): MeetingStanding {
  const change = changeOf(event.event);
  const at = { eventAt: event.at };
  // Notes say nothing about when or whether: they are taken after the meeting.
  if (change === 'notes') return { ...before, ...at, notesAt: event.at };
  if (change === 'other') return { ...before, ...at };
  const state = stateAfter(before.state, change);
  const isAgain = before.state !== undefined && before.startMs !== undefined;
  return {
    ...before,
    ...at,
    ...known(event),
    state,
    stateKey: state === before.state && change === 'updated' ? before.stateKey : event.key,
    revisions: before.revisions + (isAgain ? 1 : 0),
  };
}

function stateAfter(
  before: EventState | undefined,
  change: Exclude<MeetingChange, 'notes' | 'other'>,
): EventState {
  switch (change) {
    case 'booked':
    case 'moved':
    case 'cancelled':
    case 'no-availability':
    case 'more-time':
      return change;
    // An answer of a participant or another detail: what was called off stays so, and what was never heard of is booked.
    case 'updated':
      return before ?? 'booked';
    default:
      return change satisfies never;
  }
}

/** What the event tells; what it leaves out stays as it was. A time is told whole or not at all. */
function known({ bookingId, meeting = {} }: MeetingEvent): Partial<MeetingStanding> {
  const { startMs, endMs, participants, ...words } = meeting;
  return {
    ...words,
    ...(bookingId === undefined ? {} : { bookingId }),
    ...(participants === undefined || participants.length === 0 ? {} : { participants }),
    ...(startMs === undefined
      ? {}
      : { startMs, endMs: endMs === undefined || endMs < startMs ? startMs : endMs }),
  };
}
