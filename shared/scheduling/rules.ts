import { isEmail, normalEmail } from '../uploads/cells.ts';
import { isTimeZone } from '../zone-time.ts';
import { dayMinutes, normalHours } from './open-hours.ts';
import type { MeetingSetup, Participant } from './setup.ts';
import { videoProviders, wireNames } from './wire-names.ts';

/** What is wrong with a setup, or worth a second look. */
export const setupProblemCodes = [
  'required',
  'participants-required',
  'no-organizer',
  'two-organizers',
  'round-robin-size',
  'no-availability',
  'two-collecting',
  'email-invalid',
  'email-twice',
  'slots-required',
  'slot-past',
  'slot-backwards',
  'slot-too-short',
  'duration-range',
  'zone-unknown',
  'hours-required',
  'hours-invalid',
  'hours-backwards',
  'longer-than-hours',
  'buffer-range',
  'notice-range',
  'days-range',
  'reminder-range',
  'notice-beyond-days',
  // Advice: it can be used all the same.
  'slot-soon-over',
  'place-missing',
  'provider-not-known',
] as const;

/** One of the things that may be wrong. */
export type SetupProblemCode = (typeof setupProblemCodes)[number];

/** One thing about a setup; `path` is the API's own name of the field, such as `meetingParticipants[1].availability.timeSlots[0]`. */
export type SetupProblem = {
  readonly path: string;
  readonly code: SetupProblemCode;
  /** Advice keeps nothing from being asked. */
  readonly level: 'error' | 'advice';
};

/** What the rules cannot know by themselves. */
export type SetupFacts = { readonly nowMs: number };

const participants = 'meetingParticipants';
const configuration = 'meetingConfiguration';
const minuteMs = 60_000;
const soonMs = 24 * 60 * minuteMs;
const roundRobin = { least: 2, most: 10 };

/** Everything that stands between a setup and being used, in the order of the editor. */
export function checkSetup(setup: MeetingSetup, facts: SetupFacts): SetupProblem[] {
  return [
    ...checkWords(setup),
    ...checkNumbers(setup),
    ...checkHours(setup),
    ...checkWhere(setup),
    ...checkPanel(setup),
    ...setup.participants.flatMap((one, index) => checkParticipant(one, index, setup, facts)),
  ];
}

/** Whether nothing but advice is left. */
export function isUsable(problems: readonly SetupProblem[]): boolean {
  return problems.every((problem) => problem.level === 'advice');
}

function error(path: string, code: SetupProblemCode): SetupProblem {
  return { path, code, level: 'error' };
}

function when(applies: boolean, problem: SetupProblem): SetupProblem[] {
  return applies ? [problem] : [];
}

/** The path of one field of the configuration, under the name that is sent. */
function configured(name: keyof typeof wireNames): string {
  return `${configuration}.${wireNames[name].name}`;
}

function checkWords(setup: MeetingSetup): SetupProblem[] {
  const zone = setup.timezone.trim();
  return [
    ...when(setup.title.trim() === '', error(configured('title'), 'required')),
    ...(zone === ''
      ? [error(configured('timezone'), 'required')]
      : when(!isTimeZone(zone), error(configured('timezone'), 'zone-unknown'))),
  ];
}

function checkNumbers(setup: MeetingSetup): SetupProblem[] {
  const { durationMinutes, bufferMinutes, noticeMinutes, daysAhead, reminderMinutes } = setup;
  const isBuffer = bufferMinutes >= 0 && bufferMinutes <= 120 && bufferMinutes % 5 === 0;
  return [
    ...when(
      durationMinutes < 1 || durationMinutes > dayMinutes,
      error(configured('duration'), 'duration-range'),
    ),
    ...when(!isBuffer, error(configured('buffer'), 'buffer-range')),
    ...when(noticeMinutes < 0, error(configured('notice'), 'notice-range')),
    ...when(daysAhead < 1, error(configured('daysAhead'), 'days-range')),
    ...when(reminderMinutes < 1, error(configured('reminder'), 'reminder-range')),
    // The last day that is offered ends before the first time that may be.
    ...when(
      daysAhead >= 1 && noticeMinutes >= (daysAhead + 1) * dayMinutes,
      error(configured('notice'), 'notice-beyond-days'),
    ),
  ];
}

function checkHours({ openHours, durationMinutes }: MeetingSetup): SetupProblem[] {
  const path = configured('openHours');
  if (openHours.length === 0) return [error(path, 'hours-required')];
  const problems = openHours.flatMap(({ weekday, from, to }, index) => {
    const isOfWeek = weekday >= 1 && weekday <= 7 && from >= 0 && to <= dayMinutes;
    if (!isOfWeek) return [error(`${path}[${index}]`, 'hours-invalid')];
    // Hours over midnight are two entries, one for each day.
    return when(to <= from, error(`${path}[${index}]`, 'hours-backwards'));
  });
  if (problems.length > 0) return problems;
  const longest = Math.max(...normalHours(openHours).map(({ from, to }) => to - from));
  return when(durationMinutes > longest, error(path, 'longer-than-hours'));
}

function checkWhere({ video, videoProvider, location }: MeetingSetup): SetupProblem[] {
  if (!video) {
    const path = configured('location');
    return when(location.trim() === '', { path, code: 'place-missing', level: 'advice' });
  }
  const path = configured('videoProvider');
  const provider = videoProvider.trim();
  if (provider === '') return [error(path, 'required')];
  const isKnown = videoProviders.some(({ value }) => value === provider);
  return when(!isKnown, { path, code: 'provider-not-known', level: 'advice' });
}

/** The participants as a whole. */
function checkPanel(setup: MeetingSetup): SetupProblem[] {
  const { length } = setup.participants;
  if (length === 0) return [error(participants, 'participants-required')];
  const at = (index: number, name: keyof typeof wireNames) =>
    `${participants}[${index}].${wireNames[name].name}`;
  const indexed = setup.participants.map((one, index) => ({ one, index }));
  const organizers = indexed.filter(({ one }) => one.isOrganizer);
  const collecting = indexed.filter(({ one }) => one.availability === 'collect');
  const emails = setup.participants.map(({ email }) => normalEmail(email));
  const twice = indexed.filter(({ index }) => {
    const email = emails[index];
    return email !== '' && email !== undefined && emails.indexOf(email) < index;
  });
  const isShared = setup.method === 'ROUND_ROBIN';
  return [
    ...when(!isShared && organizers.length === 0, error(participants, 'no-organizer')),
    ...(isShared ? [] : organizers.slice(1)).map(({ index }) =>
      error(at(index, 'isOrganizer'), 'two-organizers'),
    ),
    ...when(
      isShared && (length < roundRobin.least || length > roundRobin.most),
      error(participants, 'round-robin-size'),
    ),
    ...collecting.slice(1).map(({ index }) => error(at(index, 'autoCollect'), 'two-collecting')),
    ...twice.map(({ index }) => error(at(index, 'participantEmail'), 'email-twice')),
  ];
}

function checkParticipant(
  one: Participant,
  index: number,
  setup: MeetingSetup,
  { nowMs }: SetupFacts,
): SetupProblem[] {
  const path = `${participants}[${index}]`;
  const email = `${path}.${wireNames.participantEmail.name}`;
  const problems =
    one.email.trim() === ''
      ? [error(email, 'required')]
      : when(!isEmail(normalEmail(one.email)), error(email, 'email-invalid'));
  if (one.availability === '') return [...problems, error(path, 'no-availability')];
  if (one.availability !== 'time-slots') return problems;
  const slots = `${path}.${wireNames.availability.name}.${wireNames.timeSlots.name}`;
  if (one.timeSlots.length === 0) return [...problems, error(slots, 'slots-required')];
  return [
    ...problems,
    ...one.timeSlots.flatMap((slot, at): SetupProblem[] => {
      const where = `${slots}[${at}]`;
      if (slot.toMs <= slot.fromMs) return [error(where, 'slot-backwards')];
      if (slot.fromMs < nowMs) return [error(where, 'slot-past')];
      if (slot.toMs - slot.fromMs < setup.durationMinutes * minuteMs) {
        return [error(where, 'slot-too-short')];
      }
      const isSoon = slot.fromMs < nowMs + soonMs;
      return when(isSoon, { path: where, code: 'slot-soon-over', level: 'advice' });
    }),
  ];
}
