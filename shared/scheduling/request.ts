import { isJsonObject, type JsonObject } from '../popp/fields.ts';
import { normalEmail } from '../uploads/cells.ts';
import { minuteWords } from './open-hours.ts';
import type { MeetingSetup, Participant } from './setup.ts';
import { methodValues, wireDefaults, wireNames as names } from './wire-names.ts';

/** The two parts of the request that say what meeting it is (seed: Create auto-schedule conversation). */
export type MeetingRequest = {
  readonly meetingParticipants: readonly JsonObject[];
  readonly meetingConfiguration: JsonObject;
};

/** What is sent for a setup: only what is meant, and nothing that says what Popp takes anyhow. */
export function toMeetingRequest(setup: MeetingSetup): MeetingRequest {
  const { bufferMinutes, reminderMinutes, noticeMinutes, daysAhead } = setup;
  return {
    meetingParticipants: setup.participants.map((one) => toParticipant(one, setup)),
    meetingConfiguration: {
      [names.title.name]: setup.title.trim(),
      ...given(names.description.name, setup.description.trim()),
      [names.openHours.name]: setup.openHours.map(({ weekday, from, to }) => ({
        [names.openDays.name]: [weekday % 7],
        [names.openStart.name]: minuteWords(from),
        [names.openEnd.name]: minuteWords(to),
      })),
      [names.timezone.name]: setup.timezone.trim(),
      [names.duration.name]: setup.durationMinutes,
      [names.video.name]: setup.video,
      ...(setup.video
        ? given(names.videoProvider.name, setup.videoProvider.trim())
        : given(names.location.name, setup.location.trim())),
      ...unlessDefault(names.buffer.name, bufferMinutes, wireDefaults.bufferMinutes),
      ...unlessDefault(names.reminder.name, reminderMinutes, wireDefaults.reminderMinutes),
      ...unlessDefault(names.notice.name, noticeMinutes, wireDefaults.noticeMinutes),
      ...unlessDefault(names.daysAhead.name, daysAhead, wireDefaults.daysAhead),
      [names.method.name]: methodValues[setup.method],
    },
  };
}

function toParticipant(one: Participant, setup: MeetingSetup): JsonObject {
  return {
    ...given(names.participantName.name, one.name.trim()),
    [names.participantEmail.name]: normalEmail(one.email),
    [names.isOrganizer.name]: setup.method === 'COLLECTIVE' && one.isOrganizer,
    [names.isCalendarConnected.name]: one.availability === 'connected',
    ...(one.availability === 'collect' ? { [names.autoCollect.name]: true } : {}),
    ...(one.availability === 'time-slots'
      ? {
          [names.availability.name]: {
            [names.timeSlots.name]: one.timeSlots.map(({ fromMs, toMs }) => ({
              [names.slotStart.name]: new Date(fromMs).toISOString(),
              [names.slotEnd.name]: new Date(toMs).toISOString(),
            })),
          },
        }
      : {}),
  };
}

function given(name: string, value: string): JsonObject {
  return value === '' ? {} : { [name]: value };
}

function unlessDefault(name: string, value: number, usual: number): JsonObject {
  return value === usual ? {} : { [name]: value };
}

/** When the first of the times begins that a request gives, in epoch milliseconds; nothing where it gives none. */
export function firstGivenMs(participants: readonly JsonObject[]): number | undefined {
  const starts = participants.flatMap((one) => {
    const availability = one[names.availability.name];
    const slots = isJsonObject(availability) ? availability[names.timeSlots.name] : undefined;
    return (Array.isArray(slots) ? slots : []).map((slot: unknown) =>
      Date.parse(isJsonObject(slot) ? String(slot[names.slotStart.name]) : ''),
    );
  });
  return starts.length === 0 ? undefined : Math.min(...starts);
}
