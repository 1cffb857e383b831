import { z } from 'zod';

/** Where one thing that must happen once stands; see `rules.ts` for how it moves. */
export const itemStates = [
  'held',
  'waiting',
  'sending',
  'unknown',
  'undecided',
  'done',
  'refused',
  'cancelled',
] as const;

/** One of the states of an item. */
export type ItemState = (typeof itemStates)[number];

/** What an item does at Popp. */
export const itemKinds = [
  'conversation',
  'scheduling',
  'takeover',
  'message',
  'hand-back',
  'campaign',
  'campaign-status',
  'mirrored-contact',
  'highlevel-contact',
  'mirrored-note',
] as const;

/** One of the kinds of write. */
export type ItemKind = (typeof itemKinds)[number];

/** The kinds that start a conversation at Popp: they meet in one list and are gated, looked for and settled alike. */
export const startingKinds = ['conversation', 'scheduling'] as const;

/** One of the kinds that start a conversation. */
export type StartingKind = (typeof startingKinds)[number];

/** Whether an item starts a conversation at Popp. */
export function startsConversation(kind: ItemKind): kind is StartingKind {
  return startingKinds.some((one) => one === kind);
}

/** How far a `done` item is known to have got. */
export const itemReaches = [
  'accepted',
  'seen',
  'queued-behind',
  'started',
  'failed-at-popp',
] as const;

/** One of the ways a `done` item may stand at Popp. */
export type ItemReach = (typeof itemReaches)[number];

/** The candidate and options of one conversation to start, as they go on the wire. */
export const conversationPayloadSchema = z.object({
  firstName: z.string().min(1),
  lastName: z.string().optional(),
  /** E.164. */
  phoneNumber: z.string().optional(),
  /** Lower-case. */
  emailAddress: z.string().optional(),
  countryCode: z.string().optional(),
  /** The file's own reference; minted by the outbox when the file has none. */
  externalId: z.string().optional(),
  applicationSource: z.string().optional(),
  openingMessage: z.string().max(600).optional(),
  additionalContext: z.string().min(1).optional(),
  shouldSendDuringBusinessHours: z.boolean(),
  skipDuplicationCheck: z.boolean().optional(),
  closePreviousConversations: z.boolean().optional(),
});

/** The candidate and options of one conversation to start. */
export type ConversationPayload = z.infer<typeof conversationPayloadSchema>;

/** A candidate and the meeting to arrange with them, as they go on the wire (seed: Create auto-schedule conversation). */
export const schedulingPayloadSchema = conversationPayloadSchema
  .pick({
    firstName: true,
    lastName: true,
    phoneNumber: true,
    emailAddress: true,
    countryCode: true,
    externalId: true,
    shouldSendDuringBusinessHours: true,
    skipDuplicationCheck: true,
  })
  .extend({
    meetingParticipants: z.array(z.record(z.string(), z.unknown())).min(1),
    meetingConfiguration: z.record(z.string(), z.unknown()),
  });

/** A candidate and the meeting to arrange with them. */
export type SchedulingPayload = z.infer<typeof schedulingPayloadSchema>;
