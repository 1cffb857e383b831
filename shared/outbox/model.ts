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
