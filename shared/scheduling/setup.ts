import { z } from 'zod';

/** How Popp learns when a participant has time; each participant has exactly one way. Empty is not chosen yet. */
export const availabilityWays = ['connected', 'time-slots', 'collect'] as const;

/** One of the ways to know when a participant has time. */
export type AvailabilityWay = (typeof availabilityWays)[number];

/** Whether everybody joins every meeting, or one of them in turn. */
export const meetingMethods = ['COLLECTIVE', 'ROUND_ROBIN'] as const;

/** One of the ways to share meetings out. */
export type MeetingMethod = (typeof meetingMethods)[number];

/** The most participants that a setup may hold; Popp shares meetings out among ten at most. */
export const participantLimit = 50;

/** The most times that may be given for one participant. */
export const slotLimit = 200;

/** The most opening hours that a week may hold. */
export const openHoursLimit = 200;

const line = z.string().max(500).default('');

/** A time that a participant is free: epoch milliseconds, the end not included. */
export const givenSlotSchema = z.object({ fromMs: z.number().int(), toMs: z.number().int() });

/** A time that a participant is free. */
export type GivenSlot = z.infer<typeof givenSlotSchema>;

/** One person who joins. What is not their way of being known stays beside it, so that changing one's mind loses nothing. */
export const participantSchema = z.object({
  /** Ours alone, to tell participants apart while they move. */
  id: z.string().min(1).max(100),
  name: line,
  email: line,
  isOrganizer: z.boolean().default(false),
  availability: z.enum(['', ...availabilityWays]).default(''),
  /** Used with `time-slots` alone. */
  timeSlots: z.array(givenSlotSchema).max(slotLimit).default([]),
});

/** One person who joins. */
export type Participant = z.infer<typeof participantSchema>;

/** Hours of one weekday in which a meeting may be: minutes since midnight on the wall clock, the end not included. */
export const openHoursSchema = z.object({
  /** 1 is Monday, 7 is Sunday. */
  weekday: z.number().int(),
  from: z.number().int(),
  /** 1440 is midnight at the end of the day; hours over midnight are two entries. */
  to: z.number().int(),
});

const minutes = z.number().int().min(-1_000_000).max(1_000_000);

/** What meeting is to be arranged. Everything may be empty or wrong: a setup can always be saved. */
export const meetingSetupSchema = z.object({
  title: line,
  description: z.string().max(10_000).default(''),
  durationMinutes: minutes.default(30),
  /** IANA. */
  timezone: line,
  openHours: z.array(openHoursSchema).max(openHoursLimit).default([]),
  /** Kept free between one meeting and the next. */
  bufferMinutes: minutes.default(0),
  /** A meeting begins no sooner than this from now. */
  noticeMinutes: minutes.default(0),
  daysAhead: minutes.default(30),
  reminderMinutes: minutes.default(1440),
  /** With video the place is not sent, and without it the provider is not. */
  video: z.boolean().default(true),
  videoProvider: line,
  location: z.string().max(2000).default(''),
  method: z.enum(meetingMethods).default('COLLECTIVE'),
  participants: z.array(participantSchema).max(participantLimit).default([]),
});

/** What meeting is to be arranged, and with whom. */
export type MeetingSetup = z.infer<typeof meetingSetupSchema>;

/** A setup with nothing in it yet. */
export function emptySetup(): MeetingSetup {
  return meetingSetupSchema.parse({});
}

/** A setup that a recruiter keeps for the next time. */
export const savedSetupSchema = z.object({
  id: z.string(),
  name: z.string(),
  setup: meetingSetupSchema,
  /** How many things stand between it and being used. */
  open: z.number().int().nonnegative(),
  updatedAt: z.number().int(),
});

/** A setup that a recruiter keeps for the next time. */
export type SavedSetup = z.infer<typeof savedSetupSchema>;

/** Who is asked, as typed: a phone number, an e-mail address, or both. */
export const askedCandidateSchema = z.object({
  firstName: z.string().max(200).default(''),
  lastName: z.string().max(200).default(''),
  phoneNumber: z.string().max(100).default(''),
  /** ISO 3166-1 alpha-2: the country that a number without + is read by. */
  country: z.string().max(2).default(''),
  emailAddress: z.string().max(320).default(''),
  /** The recruiter's own reference for this conversation; minted where there is none. */
  externalId: z.string().max(200).default(''),
});

/** Who is asked, as typed. */
export type AskedCandidate = z.infer<typeof askedCandidateSchema>;

/** How they are asked. */
export const askOptionsSchema = z.object({
  /** The first message waits for business hours where the candidate is (seed: Create auto-schedule conversation). */
  inBusinessHours: z.boolean(),
  /** Here it skips a check and closes nothing: Popp may start a second conversation. Never sent again by itself. */
  skipDuplicationCheck: z.boolean(),
});

/** How they are asked. */
export type AskOptions = z.infer<typeof askOptionsSchema>;
