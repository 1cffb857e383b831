import { z } from 'zod';
import { itemKinds, itemReaches, itemStates } from '../outbox/model.ts';

/** Who wrote a message, as far as Popp's open `sender` tells. */
export const authors = ['candidate', 'ai', 'recruiter', 'system', 'unknown'] as const;

/** One of the authors of a thread. */
export type Author = (typeof authors)[number];

/** Who answers the candidate now: the AI, this recruiter, or someone else in the organisation. */
export const holders = ['ai', 'you', 'colleague'] as const;

/** One of those who may answer. */
export type Holder = (typeof holders)[number];

/** Why the AI asks for a human: in Popp's words (`given`), or the candidate's last message (`likely`). */
export const flagReasonSchema = z.object({
  text: z.string(),
  certainty: z.enum(['given', 'likely']),
});

/** Why the AI asks for a human. */
export type FlagReason = z.infer<typeof flagReasonSchema>;

/** An open episode of a conversation that needs a human. */
export const openFlagSchema = z.object({
  /** Counts the episodes of one conversation; a notice belongs to exactly one. */
  episode: z.number().int().positive(),
  openedAt: z.number().int(),
  reason: flagReasonSchema.optional(),
});

/** An open episode of a conversation that needs a human. */
export type OpenFlag = z.infer<typeof openFlagSchema>;

/** One line of the inbox. */
export const conversationSummarySchema = z.object({
  id: z.string(),
  workspaceId: z.string(),
  /** Never empty: the candidate's name, else the contact, else the id. */
  name: z.string(),
  campaignId: z.string().optional(),
  campaignTitle: z.string().optional(),
  channel: z.string().optional(),
  /** Open: an unknown status is shown as it came. */
  status: z.string().optional(),
  flag: openFlagSchema.optional(),
  holder: z.enum(holders),
  /** Replies that nobody has looked at, in a conversation that this recruiter holds. */
  unread: z.number().int().nonnegative(),
  hasDraft: z.boolean(),
  /** The AI wrote in spite of this recruiter's takeover, and they have not taken note: when, by Popp's clock. */
  leakAt: z.number().int().optional(),
  lastMessage: z
    .object({ author: z.enum(authors), body: z.string(), at: z.number().int().optional() })
    .optional(),
  activityAt: z.number().int(),
  /** Since when somebody waits for the recruiter, by Popp's clock. */
  waitingSince: z.number().int().optional(),
  /** Put off until then, by this machine's clock. */
  snoozedUntil: z.number().int().optional(),
  /** What was said that matches a search, with the matches marked; nothing where the name says it. */
  match: z.array(z.object({ text: z.string(), marked: z.boolean() })).optional(),
});

/** One line of the inbox. */
export type ConversationSummary = z.infer<typeof conversationSummarySchema>;

/** What Popp found out about one question of the campaign (open: `PASSED` and `FAILED` are known). */
export const screeningOutcomeSchema = z.object({
  screeningQuestion: z.string().optional(),
  questionOutcome: z.string().optional(),
  responseSummary: z.string().optional(),
});

/** What Popp found out about one question of the campaign. */
export type ScreeningOutcome = z.infer<typeof screeningOutcomeSchema>;

/** One conversation with what the context pane shows. */
export const conversationDetailSchema = conversationSummarySchema.extend({
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  phoneNumber: z.string().optional(),
  emailAddress: z.string().optional(),
  externalId: z.string().optional(),
  stage: z.string().optional(),
  agentName: z.string().optional(),
  screening: z.array(screeningOutcomeSchema),
  /** What a candidate gets who passes; open. */
  closingMethod: z.string().optional(),
  /** The conversation and its campaign in Popp's own dashboard. */
  dashboardUrl: z.string().optional(),
  campaignDashboardUrl: z.string().optional(),
  createdAt: z.number().int().optional(),
  updatedAt: z.number().int().optional(),
  /** When Popp last told us about it. */
  seenAt: z.number().int(),
});

/** One conversation with what the context pane shows. */
export type ConversationDetail = z.infer<typeof conversationDetailSchema>;

/** One thing in a thread: a message at Popp, a step of ours in the outbox, or an event that Popp announced. */
export const threadEntrySchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('message'),
    key: z.string(),
    author: z.enum(authors),
    body: z.string(),
    at: z.number().int().optional(),
    /** Open; `SENT_SUCCESS` is the only documented one. */
    status: z.string().optional(),
    /** The message at which the AI asked for a human, as Popp says or as it seems. */
    flagged: z.boolean(),
    /** The AI wrote this so long after Popp had confirmed the takeover. */
    leakedAfterMs: z.number().int().nonnegative().optional(),
  }),
  z.object({
    type: z.literal('step'),
    key: z.string(),
    itemId: z.string(),
    kind: z.enum(itemKinds),
    state: z.enum(itemStates),
    reach: z.enum(itemReaches).optional(),
    reason: z.string().optional(),
    body: z.string().optional(),
    /** A takeover: how long it took from the key press until the AI was silent. */
    silenceMs: z.number().int().nonnegative().optional(),
    at: z.number().int(),
  }),
  z.object({
    type: z.literal('event'),
    key: z.string(),
    event: z.string(),
    at: z.number().int(),
  }),
]);

/** One thing in a thread. */
export type ThreadEntry = z.infer<typeof threadEntrySchema>;

/** Why nothing can be written now. */
export const composerLocks = [
  'ai-answers',
  'taking-over',
  'takeover-undecided',
  'colleague-holds',
  'not-started',
  'status-closed',
  'handing-back',
] as const;

/** One of the reasons why nothing can be written now. */
export type ComposerLock = (typeof composerLocks)[number];

/** Until when WhatsApp takes free text, by Popp's clock; without a time the candidate has never written. */
export const replyWindowSchema = z.object({ closesAt: z.number().int().optional() });

/** Until when WhatsApp takes free text. */
export type ReplyWindow = z.infer<typeof replyWindowSchema>;

/** Where a recruiter writes: open, or locked with the reason; what they wrote is kept either way. */
export const composerSchema = z.object({
  lock: z.enum(composerLocks).optional(),
  text: z.string(),
  /** What did not leave and came back with its text; `text` holds it unless something else was typed meanwhile. */
  returned: z
    .object({ itemIds: z.array(z.string()), body: z.string(), reason: z.string() })
    .optional(),
  /** WhatsApp takes free text within 24 h of the candidate's last message; later it takes a template. */
  window: replyWindowSchema.optional(),
  /** A human has written in this conversation before. */
  hasHumanMessage: z.boolean(),
  /** Popp cannot be reached: what is written stays a draft. */
  isOffline: z.boolean(),
});

/** Where a recruiter writes. */
export type Composer = z.infer<typeof composerSchema>;

/** Why a button is not offered. */
export const actionBlocks = [
  'already-held',
  'colleague-holds',
  'not-started',
  'status-closed',
  'status-unknown',
  'step-pending',
  'not-held',
  'messages-unsettled',
  'no-flag',
] as const;

/** One of the reasons why an action is not possible now. */
export type ActionBlock = (typeof actionBlocks)[number];

/** Whether an action is possible now. */
export const actionSchema = z.object({
  allowed: z.boolean(),
  because: z.enum(actionBlocks).optional(),
});

/** Whether an action is possible now. */
export type Action = z.infer<typeof actionSchema>;

/** What can be done with a conversation now. */
export const actionsSchema = z.object({
  takeover: actionSchema,
  /** Says that the takeover at Popp is this recruiter's own, made elsewhere. */
  claim: actionSchema,
  handBack: actionSchema,
  markHandled: actionSchema,
});

/** What can be done with a conversation now. */
export type Actions = z.infer<typeof actionsSchema>;

/** Everything that one open conversation shows. */
export const threadSchema = z.object({
  conversation: conversationDetailSchema,
  /** The newest ones, in order of time. */
  entries: z.array(threadEntrySchema),
  /** How many stand before them and were not told. */
  earlier: z.number().int().nonnegative(),
  /** Whether Popp lets this organisation read messages; without it the thread holds events and our own steps. */
  messages: z.enum(['supported', 'unsupported', 'not-read-yet']),
  readAt: z.number().int().optional(),
  /** Why the last reading failed, in words for the recruiter. */
  problem: z.string().optional(),
  composer: composerSchema,
  actions: actionsSchema,
});

/** Everything that one open conversation shows. */
export type Thread = z.infer<typeof threadSchema>;
