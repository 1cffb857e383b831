import { z } from 'zod';
import { flagField, listField, present, textField, timeField } from './fields.ts';

/** Someone who joins a meeting. */
export type PoppMeetingPerson = { readonly name?: string; readonly email?: string };

/** What an event says about its meeting; times are epoch milliseconds. */
export type PoppMeeting = {
  readonly title?: string;
  readonly startMs?: number;
  readonly endMs?: number;
  /** IANA. */
  readonly timezone?: string;
  readonly location?: string;
  readonly video?: boolean;
  readonly meetingUrl?: string;
  readonly participants?: readonly PoppMeetingPerson[];
};

const person = z
  .looseObject({ name: textField, email: textField })
  .transform(({ name, email }): PoppMeetingPerson => present({ name, email }));

const meeting = z
  .looseObject({
    title: textField,
    startDateTime: timeField,
    endDateTime: timeField,
    timezone: textField,
    location: textField,
    videoConference: flagField,
    meetingUrl: textField,
    participants: listField(person),
  })
  .transform((wire): PoppMeeting =>
    present({
      title: wire.title,
      startMs: wire.startDateTime,
      endMs: wire.endDateTime,
      timezone: wire.timezone,
      location: wire.location,
      video: wire.videoConference,
      meetingUrl: wire.meetingUrl,
      participants: wire.participants,
    }),
  );

/** `meetingDetails` of a scheduling event (Popp’s guide Scheduling Events); what cannot be read is left out. */
export const meetingField = meeting.optional().catch(undefined);
