import {
  array,
  boolean,
  constantFrom,
  integer,
  oneof,
  record,
  string,
  type Arbitrary,
} from 'fast-check';
import { meetingSetupSchema, type MeetingSetup } from '../../../shared/scheduling/setup.ts';

/** When every test here is: Tuesday, 10:00 in London. */
export const nowMs = Date.UTC(2026, 10, 17, 10, 0);

const hourMs = 3_600_000;

/** A setup that nothing is missing in. */
export function completeSetup(change: Partial<MeetingSetup> = {}): MeetingSetup {
  return meetingSetupSchema.parse({
    title: 'First conversation',
    timezone: 'Europe/London',
    durationMinutes: 30,
    openHours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 540, to: 1020 })),
    video: true,
    videoProvider: 'GOOGLE_MEET',
    participants: [
      {
        id: 'p1',
        name: 'Robin Practice',
        email: 'robin.practice@example.com',
        isOrganizer: true,
        availability: 'connected',
      },
    ],
    ...change,
  });
}

/** A participant who is in order. */
export function participant(
  change: Partial<MeetingSetup['participants'][number]> = {},
): MeetingSetup['participants'][number] {
  return {
    id: 'p2',
    name: 'Sam Practice',
    email: 'sam.practice@example.com',
    isOrganizer: false,
    availability: 'connected',
    timeSlots: [],
    ...change,
  };
}

const words = oneof(
  { weight: 5, arbitrary: constantFrom('Interview', ' x ', 'Zoë & Co', '💬') },
  { weight: 1, arbitrary: constantFrom('', ' ', '\n') },
  { weight: 1, arbitrary: string({ maxLength: 12 }) },
);

const slot = record({
  start: integer({ min: -48, max: 400 }),
  hours: constantFrom(-1, 0, 1, 1, 2, 8),
}).map(({ start, hours }) => ({
  fromMs: nowMs + start * hourMs,
  toMs: nowMs + (start + hours) * hourMs,
}));

const person = record({
  id: constantFrom('a', 'b', 'c'),
  name: words,
  email: constantFrom(
    'a@example.com',
    'b@example.com',
    'c@example.com',
    'd@example.com',
    'A@example.com ',
    'nobody',
    'two@@example.com',
    '',
  ),
  isOrganizer: boolean(),
  availability: constantFrom('connected', 'connected', 'time-slots', 'collect', '' as const),
  timeSlots: array(slot, { maxLength: 3 }),
});

const opening = record({
  weekday: constantFrom(1, 2, 3, 4, 5, 6, 7),
  from: constantFrom(0, 540, 540, 600, 720, 1380, -10),
  to: constantFrom(540, 600, 720, 1020, 1440, 1440, 60, 1500),
});

/** Setups of every kind: complete, empty, wrong, and with values that nobody knows. */
export const anySetup: Arbitrary<MeetingSetup> = record({
  title: words,
  description: words,
  durationMinutes: constantFrom(30, 30, 45, 60, 480, 1, 1440, 0, 1441, -5),
  timezone: constantFrom(
    'Europe/London',
    'America/New_York',
    'Pacific/Auckland',
    'Etc/UTC',
    'Mars/Olympus',
    '+01:00',
    '',
  ),
  openHours: oneof(
    { weight: 2, arbitrary: constantFrom(completeSetup().openHours) },
    { weight: 2, arbitrary: array(opening, { maxLength: 4 }) },
  ),
  bufferMinutes: constantFrom(0, 0, 0, 5, 15, 120, 7, 125, -5),
  noticeMinutes: constantFrom(0, 0, 60, 1440, -1, 100_000),
  daysAhead: constantFrom(30, 14, 1, 0, 60),
  reminderMinutes: constantFrom(1440, 60, 1, 0),
  video: boolean(),
  videoProvider: constantFrom('GOOGLE_MEET', 'ZOOM', 'OTHER', ''),
  location: constantFrom('', 'Leeds', ' '),
  method: constantFrom('COLLECTIVE', 'COLLECTIVE', 'ROUND_ROBIN' as const),
  participants: oneof(
    { weight: 2, arbitrary: constantFrom(completeSetup().participants) },
    { weight: 3, arbitrary: array(person, { maxLength: 4 }) },
  ),
}).map((setup) => meetingSetupSchema.parse(setup));
