import { z } from 'zod';
import { change, doneSchema, read } from '../contract-base.ts';
import { candidateProblemCodes } from './candidate-rules.ts';
import { leftOutReasons, mostChosen } from './many.ts';
import { meetingDetailSchema, meetingFilters, meetingSchema, meetingStates } from './model.ts';
import {
  askedCandidateSchema,
  askOptionsSchema,
  meetingSetupSchema,
  savedSetupSchema,
} from './setup.ts';

const id = z.string().min(1).max(200);
const conversationIds = z.array(id).min(1).max(mostChosen);

/** Where many candidates come from. The rows stay in the core: a source is named, never listed. */
export const askSourceSchema = z.discriminatedUnion('kind', [
  /** The ready and the sent rows of an upload, or some of them. */
  z.strictObject({
    kind: z.literal('upload'),
    uploadId: id,
    rows: z.array(z.number().int().positive()).min(1).max(10_000).optional(),
  }),
  /** The cached conversations of a campaign, or those in some statuses. */
  z.strictObject({
    kind: z.literal('campaign'),
    campaignId: id,
    statuses: z.array(z.string().max(100)).min(1).max(50).optional(),
  }),
  /** The candidate of one conversation of the inbox. */
  z.strictObject({ kind: z.literal('conversation'), conversationId: id }),
  /** The candidates of conversations that were chosen in the inbox, of one campaign or of several. */
  z.strictObject({ kind: z.literal('conversations'), conversationIds }),
]);

/** Where many candidates come from. */
export type AskSource = z.infer<typeof askSourceSchema>;

/** One candidate of a source, and why they are not asked where they are not. */
export const previewedCandidateSchema = z.object({
  /** The row of the upload, or the conversation. */
  key: z.string(),
  name: z.string(),
  contact: z.string().optional(),
  leftOut: z.enum(leftOutReasons).optional(),
});

/** One candidate of a source. */
export type PreviewedCandidate = z.infer<typeof previewedCandidateSchema>;

/** A campaign that a pasted text may mean. */
export const campaignMatchSchema = z.object({
  campaignId: z.string(),
  title: z.string(),
  externalId: z.string().optional(),
  status: z.string().optional(),
  channel: z.string().optional(),
  by: z.enum(['campaign-id', 'external-id', 'link']),
});

/** A campaign that a pasted text may mean. */
export type CampaignMatch = z.infer<typeof campaignMatchSchema>;

const target = { workspaceId: id, campaignId: id, ...askOptionsSchema.shape };
const previewed = {
  workspaceId: id,
  campaignId: id,
  skipDuplicationCheck: z.boolean(),
  source: askSourceSchema,
};

/** Meetings that arrange themselves: whom to ask, with which setup, and what became of it. */
export const schedulingContract = {
  /** By name. */
  setups: read({ workspaceId: id }, z.object({ setups: z.array(savedSetupSchema) })),
  /** Without an id a new one. It may be incomplete. */
  saveSetup: change(
    {
      workspaceId: id,
      id: id.optional(),
      name: z.string().trim().min(1).max(120),
      setup: meetingSetupSchema,
    },
    savedSetupSchema,
  ),
  duplicateSetup: change({ id }, savedSetupSchema),
  /** Can be restored until the console starts again. */
  removeSetup: change({ id }, doneSchema),
  restoreSetup: change({ id }, doneSchema),
  /** Campaigns that a pasted id, job reference or dashboard link means: none, one, or several of one reference. */
  findCampaign: read(
    { workspaceId: id, text: z.string().trim().min(1).max(2000) },
    z.object({ campaigns: z.array(campaignMatchSchema) }),
  ),
  /** What this channel of a campaign writes to, of a candidate as typed: the rules with what only the core knows. */
  readCandidate: read(
    { workspaceId: id, campaignId: id.optional(), candidate: askedCandidateSchema },
    z.object({
      contact: z.string().optional(),
      phoneNumber: z.string().optional(),
      emailAddress: z.string().optional(),
      country: z.string().optional(),
      /** Each beside the field that it is about. */
      problems: z.array(z.object({ path: z.string(), code: z.enum(candidateProblemCodes) })),
      optedOut: z.boolean(),
      /** Meetings that were asked for with the same candidate in the same campaign, the newest first. */
      askedBefore: z.array(z.object({ meetingId: z.string(), at: z.number().int() })),
      /** The campaign has a conversation with this candidate already: Popp checks for that. */
      conversationId: z.string().optional(),
    }),
  ),
  /** Asks one candidate for a meeting. Refused with the field path in `details.field` where a rule is broken. */
  ask: change(
    {
      ...target,
      candidate: askedCandidateSchema,
      setup: meetingSetupSchema,
      /** The recruiter has seen that this candidate was asked before, and means it. */
      again: z.boolean().optional(),
    },
    z.object({ itemId: z.string(), meetingId: z.string(), known: z.boolean() }),
  ),
  /** Who would be asked, and who is left out and why. */
  previewMany: read(
    previewed,
    z.object({
      total: z.number().int(),
      toAsk: z.number().int(),
      leftOut: z.array(
        z.object({
          reason: z.enum(leftOutReasons),
          count: z.number().int(),
          /** The first of them by name, else by contact. */
          names: z.array(z.string()),
        }),
      ),
    }),
  ),
  /** The campaigns that chosen conversations are of, the most frequent first. */
  campaignsOfChosen: read(
    { workspaceId: id, conversationIds },
    z.object({
      campaigns: z.array(
        z.object({ campaignId: z.string(), title: z.string(), count: z.number().int() }),
      ),
    }),
  ),
  /** The candidates behind the counts, a page at a time. */
  previewCandidates: read(
    {
      ...previewed,
      reason: z.enum(['to-ask', ...leftOutReasons]).optional(),
      offset: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(200),
    },
    z.object({ total: z.number().int(), candidates: z.array(previewedCandidateSchema) }),
  ),
  /** Asks everyone of a source, all or none. `reviewedCount` is the number that the preview showed. */
  askMany: change(
    {
      ...target,
      source: askSourceSchema,
      setup: meetingSetupSchema,
      reviewedCount: z.number().int().positive(),
      /** The number as typed by the recruiter; needed above 500. */
      confirmCount: z.number().int().positive().optional(),
    },
    z.object({ asked: z.number().int(), known: z.number().int() }),
  ),
  /**
   * One page from the cache; never waits for Popp. With a window: meetings with a time in it, by time. Without: the newest
   * change first.
   */
  list: read(
    {
      workspaceId: id,
      filter: z.enum(meetingFilters),
      window: z.strictObject({ fromMs: z.number().int(), toMs: z.number().int() }).optional(),
      campaignId: id.optional(),
      /** One conversation of the inbox. */
      conversationId: id.optional(),
      search: z.string().max(200).optional(),
      cursor: z.string().max(400).optional(),
      limit: z.number().int().min(1).max(200).optional(),
    },
    z.object({
      meetings: z.array(meetingSchema),
      nextCursor: z.string().optional(),
      /** How many there are of each state, whatever the filter. */
      counts: z.record(z.enum(meetingStates), z.number().int()),
      needsYou: z.number().int(),
    }),
  ),
  get: read({ workspaceId: id, meetingId: id }, meetingDetailSchema),
  /** Nothing more is to be done about it; a newer event brings it back. */
  markHandled: change({ workspaceId: id, meetingId: id }, doneSchema),
};
