import { z } from 'zod';
import { change, doneSchema, read } from '../contract-base.ts';
import { itemKinds, itemReaches, itemStates } from './model.ts';
import { evidenceKinds } from './rules.ts';

const workspaceId = z.string().min(1).max(200);
const itemId = z.string().min(1).max(200);

/** Which items a list holds: those that wait for the recruiter's decision, those that are held, on their way or settled in one way, or the newest. */
export const outboxFilters = [
  'to-decide',
  'held',
  'on-the-way',
  'done',
  'refused',
  'cancelled',
  'recent',
] as const;

/** One of the lists of the outbox. */
export type OutboxFilter = (typeof outboxFilters)[number];

/** What a recruiter may do with an item now. */
export const itemActions = [
  'say-arrived',
  'send-again',
  'resume',
  'cancel',
  'message-again',
] as const;

/** One of the things that a recruiter may do with an item. */
export type ItemAction = (typeof itemActions)[number];

/** One item as the outbox lists it. */
export const outboxItemSchema = z.object({
  id: z.string(),
  kind: z.enum(itemKinds),
  state: z.enum(itemStates),
  reach: z.enum(itemReaches).optional(),
  /** Why it is held, refused or undecided. */
  reason: z.string().optional(),
  /** The candidate's name as it was sent, or as the conversation has it; the title of a campaign. */
  name: z.string().optional(),
  contact: z.string().optional(),
  campaignId: z.string().optional(),
  conversationId: z.string().optional(),
  uploadId: z.string().optional(),
  uploadRow: z.number().int().optional(),
  body: z.string().optional(),
  draftId: z.string().optional(),
  round: z.number().int(),
  attempts: z.number().int(),
  createdAt: z.number().int(),
  updatedAt: z.number().int(),
  actions: z.array(z.enum(itemActions)),
});

/** One item as the outbox lists it. */
export type OutboxItem = z.infer<typeof outboxItemSchema>;

/** One line of a receipt: what was learnt, when, and what it made of the item. */
export const receiptLineSchema = z.object({
  at: z.number().int(),
  kind: z.enum(evidenceKinds),
  words: z.string(),
  state: z.enum(itemStates),
  remoteId: z.string().optional(),
});

/** Everything that is known about one item, oldest first. */
export const receiptSchema = z.object({
  item: outboxItemSchema,
  lines: z.array(receiptLineSchema),
  /** The item that this one corrects or follows. */
  follows: z.string().optional(),
});

/** Everything that is known about one item. */
export type Receipt = z.infer<typeof receiptSchema>;

/** One line of the log of what left: who was sent what, when, and what became of it. */
export const sentLineSchema = z.object({
  id: z.string(),
  /** When its last request left this computer. */
  sentAt: z.number().int(),
  kind: z.enum(itemKinds),
  state: z.enum(itemStates),
  reach: z.enum(itemReaches).optional(),
  name: z.string().optional(),
  contact: z.string().optional(),
  channel: z.string().optional(),
  campaignId: z.string().optional(),
  conversationId: z.string().optional(),
  reference: z.string().optional(),
  /** The opening message or the reply, where this console knows its text. */
  words: z.string().optional(),
  template: z.string().optional(),
  attempts: z.number().int(),
});

/** One line of the log of what left. */
export type SentLine = z.infer<typeof sentLineSchema>;

/** Why nothing leaves a workspace. */
export const pauseSchema = z.object({
  cause: z.enum(['recruiter', 'not-let-in', 'instance']),
  words: z.string(),
  at: z.number().int(),
  /** False while a restored database is still being compared with Popp. */
  mayResume: z.boolean(),
});

/** Two conversations of one candidate in one campaign, where one was meant. */
export const alarmSchema = z.object({
  campaignId: z.string(),
  contact: z.string(),
  conversationIds: z.array(z.string()),
  at: z.number().int(),
  acknowledged: z.boolean(),
});

/** How one workspace's outbox stands. */
export const outboxSummarySchema = z.object({
  counts: z.record(z.enum(itemStates), z.number().int()),
  pause: pauseSchema.optional(),
  /** Alarms that nobody has acknowledged. */
  alarms: z.number().int(),
  /** Lists that are being read before an upload leaves, and how many conversations were read so far. */
  preflights: z.array(
    z.object({ uploadId: z.string(), campaignId: z.string(), conversations: z.number().int() }),
  ),
});

/** The outbox: what leaves the laptop, what became of it, and what only the recruiter can decide. */
export const outboxContract = {
  summary: read({ workspaceId }, outboxSummarySchema),
  list: read(
    {
      workspaceId,
      filter: z.enum(outboxFilters),
      /** What the page before answered as `nextCursor`. */
      cursor: z.number().int().optional(),
      limit: z.number().int().min(1).max(200).optional(),
    },
    z.object({ items: z.array(outboxItemSchema), nextCursor: z.number().int().optional() }),
  ),
  receipt: read({ itemId }, receiptSchema),
  /** What was ever handed to Popp, oldest first, a page at a time; `after` is what the page before answered as `next`. */
  sent: read(
    { workspaceId, after: z.number().int().optional() },
    z.object({ lines: z.array(sentLineSchema), next: z.number().int().optional() }),
  ),
  /** Only for an undecided item: the recruiter looked at Popp. */
  decide: change({ itemId, verdict: z.enum(['arrived', 'send-again']) }, doneSchema),
  /** Writes to the same candidate in the same campaign once more, as the next round. */
  messageAgain: change({ itemId }, z.object({ itemId: z.string(), known: z.boolean() })),
  resume: change({ itemId }, doneSchema),
  cancel: change({ itemId }, doneSchema),
  pauseWorkspace: change({ workspaceId }, doneSchema),
  resumeWorkspace: change({ workspaceId }, doneSchema),
  pauseEverything: change({}, doneSchema),
  alarms: read({ workspaceId }, z.array(alarmSchema)),
  acknowledgeAlarm: change(
    { workspaceId, campaignId: z.string(), contact: z.string() },
    doneSchema,
  ),
};
