/** How sure a name on the wire is: printed by a source, printed for the same thing elsewhere in Popp's API, or a guess. */
export type WireName = {
  readonly name: string;
  readonly certainty: 'printed' | 'elsewhere' | 'assumed';
  readonly evidence: string;
};

const schema = 'Popp’s published schema of meeting templates, which have the same parts';
const guide = 'Popp’s guide Meeting Templates describes the field, and prints no name for it';
const eventDetails = 'meetingDetails of Popp’s scheduling events';

/**
 * Every name below `meetingParticipants` and `meetingConfiguration`. The seed Create auto-schedule conversation prints these two
 * and no more: if Popp calls a field otherwise, this table is the one place to say so.
 */
export const wireNames = {
  participantName: {
    name: 'name',
    certainty: 'elsewhere',
    evidence: `participants in ${eventDetails}`,
  },
  participantEmail: {
    name: 'email',
    certainty: 'elsewhere',
    evidence: `participants in ${eventDetails}`,
  },
  isOrganizer: { name: 'isOrganizer', certainty: 'printed', evidence: schema },
  isCalendarConnected: { name: 'isCalendarConnected', certainty: 'printed', evidence: schema },
  autoCollect: { name: 'autoCollectAvailability', certainty: 'printed', evidence: schema },
  availability: { name: 'availability', certainty: 'printed', evidence: schema },
  timeSlots: { name: 'timeSlots', certainty: 'printed', evidence: schema },
  slotStart: {
    name: 'startDateTime',
    certainty: 'elsewhere',
    evidence: `${eventDetails}, which give a time as ISO 8601 under this name`,
  },
  slotEnd: { name: 'endDateTime', certainty: 'elsewhere', evidence: `the same ${eventDetails}` },
  title: { name: 'title', certainty: 'elsewhere', evidence: eventDetails },
  description: { name: 'description', certainty: 'assumed', evidence: guide },
  duration: {
    name: 'durationInMinutes',
    certainty: 'assumed',
    evidence: 'Popp’s guide says a whole number of minutes, 1 to 1440, and prints no name for it',
  },
  timezone: { name: 'timezone', certainty: 'elsewhere', evidence: eventDetails },
  openHours: { name: 'openHours', certainty: 'printed', evidence: schema },
  openDays: {
    name: 'days',
    certainty: 'assumed',
    evidence:
      'Popp’s rules (open hours, a buffer in fives up to 120, collective or round robin) are those of Nylas, whose open hours are {days, start, end} with Sunday as 0',
  },
  openStart: { name: 'start', certainty: 'assumed', evidence: 'as for days: 24-hour clock, 09:00' },
  openEnd: { name: 'end', certainty: 'assumed', evidence: 'as for days: 24-hour clock, 17:00' },
  buffer: { name: 'bufferInMinutes', certainty: 'assumed', evidence: guide },
  reminder: { name: 'reminderInMinutes', certainty: 'assumed', evidence: guide },
  notice: { name: 'minimumNoticeInMinutes', certainty: 'assumed', evidence: guide },
  daysAhead: { name: 'bookableDaysAhead', certainty: 'assumed', evidence: guide },
  video: { name: 'videoConferencing', certainty: 'printed', evidence: schema },
  videoProvider: { name: 'videoConferencingProvider', certainty: 'printed', evidence: schema },
  location: { name: 'location', certainty: 'printed', evidence: schema },
  method: { name: 'availabilityMethod', certainty: 'printed', evidence: schema },
} as const satisfies Readonly<Record<string, WireName>>;

/** What stands for each method on the wire; COLLECTIVE is printed, the other one only described as round-robin. */
export const methodValues = { COLLECTIVE: 'COLLECTIVE', ROUND_ROBIN: 'ROUND_ROBIN' } as const;

/** What Popp takes for a field that is left out (Popp’s guide Meeting Templates): such a field is not sent. */
export const wireDefaults = {
  bufferMinutes: 0,
  reminderMinutes: 1440,
  noticeMinutes: 0,
  daysAhead: 30,
} as const;

/** Video services by the word that is sent. Popp’s guide shows Google Meet; the words are assumed, and others may be typed. */
export const videoProviders = [
  { value: 'GOOGLE_MEET', name: 'Google Meet' },
  { value: 'MICROSOFT_TEAMS', name: 'Microsoft Teams' },
  { value: 'ZOOM', name: 'Zoom' },
] as const;
