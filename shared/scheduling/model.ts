import { z } from 'zod';
import { itemActions } from '../outbox/contract.ts';
import { itemReaches, itemStates } from '../outbox/model.ts';
import { evidenceKinds } from '../outbox/rules.ts';
import { askOptionsSchema, meetingSetupSchema } from './setup.ts';

/**
 * Where a meeting stands. `moved` is booked, and its last change was a new time. `refused`: Popp did not take the request;
 * `withdrawn`: it was taken back before it left.
 */
export const meetingStates = [
  'asked',
  'booked',
  'moved',
  'cancelled',
  'no-availability',
  'more-time',
  'refused',
  'withdrawn',
] as const;

/** One of the places where a meeting may stand. */
export type MeetingState = (typeof meetingStates)[number];

/** Which meetings a list holds: those that wait for the recruiter, those of one state, or all. */
export const meetingFilters = ['all', 'needs-you', ...meetingStates] as const;

/** One of the lists of meetings. */
export type MeetingFilter = (typeof meetingFilters)[number];

/** Our own request for a meeting, as the outbox has it. */
export const meetingItemSchema = z.object({
  id: z.string(),
  state: z.enum(itemStates),
  reach: z.enum(itemReaches).optional(),
  /** Why it is held, refused or undecided, in words for the recruiter. */
  reason: z.string().optional(),
  attempts: z.number().int(),
  /** What the recruiter may do with it now, through the outbox's own calls. */
  actions: z.array(z.enum(itemActions)),
});

/** Our own request for a meeting. */
export type MeetingItem = z.infer<typeof meetingItemSchema>;

/** One line of the Schedule page. */
export const meetingSchema = z.object({
  id: z.string(),
  workspaceId: z.string(),
  state: z.enum(meetingStates),
  /** Waits for the recruiter: held or undecided, refused, no time found, or more time asked, and not marked as handled since. */
  needsYou: z.boolean(),
  /** Never empty: the candidate's name, else the contact, else a reference. */
  name: z.string(),
  /** E.164 or lower-case e-mail, where it is known. */
  contact: z.string().optional(),
  phoneNumber: z.string().optional(),
  emailAddress: z.string().optional(),
  /** The conversation in the inbox, where it is known. */
  conversationId: z.string().optional(),
  /** The reference of the conversation. */
  externalId: z.string().optional(),
  campaignId: z.string().optional(),
  campaignTitle: z.string().optional(),
  externalCampaignId: z.string().optional(),
  /** Popp's booking, once there is one. */
  bookingId: z.string().optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  startMs: z.number().int().optional(),
  endMs: z.number().int().optional(),
  /** IANA: the zone that the meeting was arranged in. */
  timezone: z.string().optional(),
  location: z.string().optional(),
  video: z.boolean().optional(),
  meetingUrl: z.string().optional(),
  participants: z.array(z.object({ name: z.string().optional(), email: z.string().optional() })),
  organizer: z.object({ name: z.string().optional(), email: z.string() }).optional(),
  /** Asked from this console; otherwise from elsewhere, and known by Popp's events alone. */
  isOurs: z.boolean(),
  item: meetingItemSchema.optional(),
  /** When this console was told to ask. */
  askedAt: z.number().int().optional(),
  /** When something last became of it: by Popp's clock for an event, by ours for a step of ours. */
  changedAt: z.number().int(),
  /** How often it was moved, changed or called off since it was first booked. */
  revisions: z.number().int().nonnegative(),
  /** When the note taker had finished. */
  notesAt: z.number().int().optional(),
});

/** One line of the Schedule page. */
export type Meeting = z.infer<typeof meetingSchema>;

/** What an event of Popp did to a meeting. */
export const meetingChanges = [
  'booked',
  'updated',
  'moved',
  'cancelled',
  'no-availability',
  'more-time',
  'notes',
  'other',
] as const;

/** One of the things that an event may do to a meeting. */
export type MeetingChange = (typeof meetingChanges)[number];

/** One line of a meeting's history: an event of Popp, or a step of our own request. */
export const meetingHistorySchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('event'),
    key: z.string(),
    at: z.number().int(),
    change: z.enum(meetingChanges),
    /** Popp's own word. */
    event: z.string(),
    startMs: z.number().int().optional(),
    endMs: z.number().int().optional(),
    /** It came after a newer one and changed nothing. */
    late: z.boolean(),
  }),
  z.object({
    type: z.literal('step'),
    key: z.string(),
    at: z.number().int(),
    evidence: z.enum(evidenceKinds),
    words: z.string(),
    state: z.enum(itemStates),
  }),
]);

/** One line of a meeting's history. */
export type MeetingHistoryLine = z.infer<typeof meetingHistorySchema>;

/** A meeting with all that is known about it. */
export const meetingDetailSchema = z.object({
  meeting: meetingSchema,
  /** Oldest first. */
  history: z.array(meetingHistorySchema),
  /** What was asked for, where it was asked from here. */
  request: z.object({ setup: meetingSetupSchema, options: askOptionsSchema }).optional(),
  dashboardUrl: z.string().optional(),
});

/** A meeting with all that is known about it. */
export type MeetingDetail = z.infer<typeof meetingDetailSchema>;
