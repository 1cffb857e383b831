import { readEmailAddress } from './contact.ts';
import { type Input, isObject, oneOf, optionalFlag, optionalText, requiredText } from './input.ts';

/** A stretch of time in epoch milliseconds. */
export type Stretch = { readonly startMs: number; readonly endMs: number };

/** One participant of a meeting that was asked for. */
export type MeetingParticipant = {
  readonly name: string | undefined;
  readonly email: string;
  readonly isOrganizer: boolean;
  /** Popp writes to them for their times. */
  readonly isCollected: boolean;
  /** The times that were given; none where a calendar is connected or is asked for. */
  readonly timeSlots: readonly Stretch[] | undefined;
};

/** One opening of the week, in minutes of a day; 0 is Sunday. */
export type Opening = { readonly day: number; readonly from: number; readonly to: number };

/** A meeting that was asked for and is within the rules. */
export type MeetingWish = {
  readonly title: string;
  readonly timezone: string;
  readonly durationInMinutes: number;
  readonly noticeInMinutes: number;
  readonly daysAhead: number;
  readonly openings: readonly Opening[];
  readonly video: boolean;
  readonly location: string | undefined;
  readonly participants: readonly MeetingParticipant[];
};

const minuteMs = 60_000;
const wholeDay = 24 * 60;

/** Reads the two parts of a request that say what meeting it is (seed: Create auto-schedule conversation; Popp's guide Meeting Templates). */
export function readMeeting(input: Input, atMs: number, problems: string[]): MeetingWish {
  const given: unknown = input['meetingConfiguration'];
  if (!isObject(given)) problems.push('meetingConfiguration is required and must be an object');
  const configuration = isObject(given) ? given : {};
  const found: string[] = [];
  const meeting = readConfiguration(configuration, found);
  if (isObject(given)) problems.push(...found.map((one) => `meetingConfiguration.${one}`));
  const method =
    configuration['availabilityMethod'] === 'ROUND_ROBIN' ? 'ROUND_ROBIN' : 'COLLECTIVE';
  const terms = { atMs, method, minutes: meeting.durationInMinutes } as const;
  return { ...meeting, participants: readParticipants(input, terms, problems) };
}

function readConfiguration(input: Input, problems: string[]): Omit<MeetingWish, 'participants'> {
  const title = requiredText(input, 'title', problems);
  optionalText(input, 'description', problems);
  const timezone = requiredText(input, 'timezone', problems);
  if (timezone !== '' && !isZone(timezone)) problems.push('timezone must be an IANA time zone');
  const durationInMinutes = whole(input, 'durationInMinutes', { least: 1, most: 1440 }, problems);
  const buffer = whole(input, 'bufferInMinutes', { least: 0, most: 120, otherwise: 0 }, problems);
  if (!Number.isNaN(buffer) && buffer % 5 !== 0)
    problems.push('bufferInMinutes must be a multiple of 5');
  whole(input, 'reminderInMinutes', { least: 1, otherwise: 1440 }, problems);
  const noticeInMinutes = whole(
    input,
    'minimumNoticeInMinutes',
    { least: 0, otherwise: 0 },
    problems,
  );
  const daysAhead = whole(input, 'bookableDaysAhead', { least: 1, otherwise: 30 }, problems);
  if (daysAhead >= 1 && noticeInMinutes >= (daysAhead + 1) * wholeDay) {
    problems.push('minimumNoticeInMinutes reaches beyond bookableDaysAhead');
  }
  oneOf(input, 'availabilityMethod', ['COLLECTIVE', 'ROUND_ROBIN'], problems);
  const openings = readOpenings(input, durationInMinutes, problems);
  if (typeof input['videoConferencing'] !== 'boolean') {
    problems.push('videoConferencing is required and must be a boolean');
  }
  const video = input['videoConferencing'] === true;
  const location = optionalText(input, 'location', problems);
  if (video) {
    requiredText(input, 'videoConferencingProvider', problems);
    if (location !== undefined) problems.push('location is only for meetings without video');
  }
  return {
    title,
    timezone,
    durationInMinutes,
    noticeInMinutes,
    daysAhead,
    openings,
    video,
    location,
  };
}

function readOpenings(input: Input, minutes: number, problems: string[]): Opening[] {
  const given: unknown = input['openHours'];
  const items: readonly unknown[] = Array.isArray(given) ? given : [];
  if (items.length === 0) {
    problems.push('openHours is required and must not be empty');
    return [];
  }
  const openings: Opening[] = [];
  let isSound = true;
  for (const [index, item] of items.entries()) {
    const read = readOpening(item);
    if (typeof read === 'string') {
      problems.push(`openHours[${index}] ${read}`);
      isSound = false;
    } else {
      openings.push(...read);
    }
  }
  if (isSound && minutes > longestOpening(openings)) {
    problems.push('openHours hold no opening as long as the meeting');
  }
  return openings;
}

function readOpening(item: unknown): Opening[] | string {
  if (!isObject(item)) return 'must be an object';
  const days: unknown = item['days'];
  const from = minuteOf(item['start']);
  const to = minuteOf(item['end']);
  const isWeek =
    Array.isArray(days) &&
    days.length > 0 &&
    days.every((day) => Number.isInteger(day) && day >= 0 && day <= 6);
  if (!isWeek) return 'must name days from 0, Sunday, to 6';
  if (from === undefined || to === undefined) return 'must have start and end as HH:MM';
  if (to <= from) return 'must end after it starts';
  return days.map((day: number) => ({ day, from, to }));
}

function minuteOf(value: unknown): number | undefined {
  const [, hour, minute] = typeof value === 'string' ? (/^(\d\d):(\d\d)$/.exec(value) ?? []) : [];
  if (hour === undefined || minute === undefined) return undefined;
  const whole = Number(hour) * 60 + Number(minute);
  return Number(minute) < 60 && whole <= wholeDay ? whole : undefined;
}

/** Minute by minute: openings that touch or overlap are one. */
function longestOpening(openings: readonly Opening[]): number {
  let longest = 0;
  for (let day = 0; day <= 6; day += 1) {
    const open = Array.from({ length: wholeDay }, () => false);
    for (const one of openings) if (one.day === day) open.fill(true, one.from, one.to);
    let length = 0;
    for (const isOpen of open) {
      length = isOpen ? length + 1 : 0;
      longest = Math.max(longest, length);
    }
  }
  return longest;
}

type Terms = {
  readonly atMs: number;
  readonly method: 'COLLECTIVE' | 'ROUND_ROBIN';
  readonly minutes: number;
};

function readParticipants(input: Input, terms: Terms, problems: string[]): MeetingParticipant[] {
  const given: unknown = input['meetingParticipants'];
  const items: readonly unknown[] = Array.isArray(given) ? given : [];
  if (items.length === 0) {
    problems.push('meetingParticipants is required and must not be empty');
    return [];
  }
  const read = items.map((item, index) => readParticipant(item, where(index), terms, problems));
  const emails = new Set<string>();
  let organizers = 0;
  let collected = 0;
  for (const [index, one] of read.entries()) {
    if (one.isOrganizer) organizers += 1;
    if (one.isOrganizer && organizers > 1 && terms.method === 'COLLECTIVE') {
      problems.push(`${where(index)}.isOrganizer is true for more than one participant`);
    }
    if (one.isCollected) collected += 1;
    if (one.isCollected && collected > 1) {
      problems.push(`${where(index)}.autoCollectAvailability is for one participant only`);
    }
    if (one.email !== '' && emails.has(one.email)) {
      problems.push(`${where(index)}.email names the same person twice`);
    }
    emails.add(one.email);
  }
  // At least one, says the seed; exactly one, say Popp's meeting templates.
  if (terms.method === 'COLLECTIVE' && organizers === 0) {
    problems.push('meetingParticipants need one who is the organizer');
  }
  if (terms.method === 'ROUND_ROBIN' && (read.length < 2 || read.length > 10)) {
    problems.push('meetingParticipants must be 2 to 10 for round robin');
  }
  return read;
}

const where = (index: number) => `meetingParticipants[${index}]`;

function readParticipant(
  item: unknown,
  where: string,
  terms: Terms,
  problems: string[],
): MeetingParticipant {
  if (!isObject(item)) {
    problems.push(`${where} must be an object`);
    return { name: undefined, email: '', isOrganizer: false, isCollected: false, timeSlots: [] };
  }
  const found: string[] = [];
  const emailText = requiredText(item, 'email', found);
  const email = readEmailAddress(emailText);
  if (emailText !== '' && email === undefined) found.push('email must be an e-mail address');
  const isConnected = optionalFlag(item, 'isCalendarConnected', found);
  const isCollected = optionalFlag(item, 'autoCollectAvailability', found);
  if (isCollected && isConnected) {
    found.push('autoCollectAvailability needs isCalendarConnected to be false');
  }
  const availability: unknown = item['availability'];
  const timeSlots = isObject(availability) ? readSlots(availability, terms, found) : undefined;
  problems.push(...found.map((one) => `${where}.${one}`));
  if (!isConnected && !isCollected && timeSlots === undefined) {
    problems.push(`${where} needs a calendar, time slots or autoCollectAvailability`);
  }
  return {
    name: optionalText(item, 'name', problems),
    email: email ?? '',
    isOrganizer: optionalFlag(item, 'isOrganizer', problems),
    isCollected,
    timeSlots,
  };
}

function readSlots(input: Input, terms: Terms, problems: string[]): Stretch[] {
  const given: unknown = input['timeSlots'];
  const items: readonly unknown[] = Array.isArray(given) ? given : [];
  if (items.length === 0) problems.push('availability.timeSlots must not be empty');
  return items.map((item, index) => {
    const where = `availability.timeSlots[${index}]`;
    const startMs = isObject(item) ? momentOf(item['startDateTime']) : Number.NaN;
    const endMs = isObject(item) ? momentOf(item['endDateTime']) : Number.NaN;
    if (Number.isNaN(startMs) || Number.isNaN(endMs)) {
      problems.push(`${where} must have startDateTime and endDateTime as ISO 8601`);
    } else if (endMs <= startMs) {
      problems.push(`${where} must end after it starts`);
    } else if (startMs < terms.atMs) {
      problems.push(`${where} is in the past`);
    } else if (endMs - startMs < terms.minutes * minuteMs) {
      problems.push(`${where} is shorter than the meeting`);
    }
    return { startMs, endMs };
  });
}

function momentOf(value: unknown): number {
  return typeof value === 'string' ? Date.parse(value) : Number.NaN;
}

function isZone(name: string): boolean {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return /^[A-Za-z]/.test(name) && timeZone !== '';
  } catch {
    return false;
  }
}

/** A whole number within its range; not a number where it is wrong, so that nothing else is judged by it. */
function whole(
  input: Input,
  field: string,
  range: { readonly least: number; readonly most?: number; readonly otherwise?: number },
  problems: string[],
): number {
  const value = input[field];
  if (value === undefined || value === null) {
    if (range.otherwise === undefined) problems.push(`${field} is required`);
    return range.otherwise ?? 0;
  }
  const number = Number(value);
  const isWithin = number >= range.least && number <= (range.most ?? Number.MAX_SAFE_INTEGER);
  if (typeof value !== 'number' || !Number.isInteger(number) || !isWithin) {
    problems.push(`${field} must be a whole number from ${range.least} to ${range.most ?? 'any'}`);
    return Number.NaN;
  }
  return number;
}
