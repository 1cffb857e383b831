import { z } from 'zod';
import { itemStates } from '../outbox/model.ts';
import { draftSchema } from './draft.ts';

/** A draft becomes a campaign; a starting point is kept to begin others with. */
export const draftKinds = ['draft', 'starting-point'] as const;

/** Where publishing a draft stands. */
export const publicationSchema = z.object({
  itemId: z.string(),
  state: z.enum(itemStates),
  /** Why it waits, was refused or is undecided, in words for the recruiter. */
  reason: z.string().optional(),
  /** The version of the draft that was published. */
  version: z.number().int(),
  /** The draft says something else now: which one is meant has to be said before it leaves. */
  isChangedSince: z.boolean(),
  /** The recruiter has said that the published one is meant. */
  isMeantAsIs: z.boolean(),
  attempts: z.number().int(),
  /** The campaign that it became. */
  campaignId: z.string().optional(),
  /** This organisation's API does not create campaigns. */
  isUnsupported: z.boolean(),
  /** Each complaint of the API, beside the field that it names. */
  refusals: z.array(z.object({ path: z.string().optional(), message: z.string() })),
  at: z.number().int(),
});

/** Where publishing a draft stands. */
export type DraftPublication = z.infer<typeof publicationSchema>;

/** One line of the list of drafts. */
export const draftSummarySchema = z.object({
  id: z.string(),
  kind: z.enum(draftKinds),
  title: z.string(),
  campaignType: z.string(),
  channel: z.string(),
  agentName: z.string(),
  externalId: z.string(),
  version: z.number().int(),
  /** How many things stand between it and being published. */
  open: z.number().int(),
  updatedAt: z.number().int(),
  publication: publicationSchema.optional(),
});

/** One line of the list of drafts. */
export type DraftSummary = z.infer<typeof draftSummarySchema>;

/** A draft with all that it says. */
export const draftDetailSchema = draftSummarySchema.extend({
  workspaceId: z.string(),
  draft: draftSchema,
  /** Fields of an imported draft that reach a candidate as they are and that nobody has looked at yet. */
  isNew: z.array(z.string()),
  createdAt: z.number().int(),
});

/** A draft with all that it says. */
export type DraftDetail = z.infer<typeof draftDetailSchema>;

/** What a draft said at one time. */
export const draftVersionSchema = z.object({
  version: z.number().int(),
  savedAt: z.number().int(),
  title: z.string(),
  /** Characters of the description, and questions: to tell versions apart at a glance. */
  characters: z.number().int(),
  questions: z.number().int(),
});

/** One field as it was sent and as Popp tells it back. */
export const returnedFieldSchema = z.object({
  path: z.string(),
  sent: z.string().optional(),
  returned: z.string().optional(),
  verdict: z.enum(['same', 'different', 'not-told', 'added']),
});

/** What a published draft became. */
export const draftResultSchema = z.object({
  title: z.string(),
  publication: publicationSchema,
  dashboardUrl: z.string().optional(),
  /** Nothing yet where the campaign has not been told back. */
  fields: z.array(returnedFieldSchema),
  /** Whether Popp has told the campaign back at all. */
  isTold: z.boolean(),
  /** What Popp read out of the description, for a check. */
  jobDescriptionParsed: z
    .object({
      employerName: z.string().optional(),
      jobTitle: z.string().optional(),
      summaryOfRole: z.string().optional(),
    })
    .optional(),
});

/** What a published draft became. */
export type DraftResult = z.infer<typeof draftResultSchema>;
