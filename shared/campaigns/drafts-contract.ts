import { z } from 'zod';
import { templateChoiceSchema } from '../popp/template-choice.ts';
import { change, doneSchema, read } from '../contract-base.ts';
import { draftSchema } from './draft.ts';
import {
  draftDetailSchema,
  draftKinds,
  draftResultSchema,
  draftSummarySchema,
  draftVersionSchema,
} from './drafts-model.ts';

const id = z.string().min(1).max(200);
const version = z.number().int().positive();
const country = z.string().regex(/^[A-Z]{2}$/);

/** Campaigns as they are written and published. Writing needs no network; publishing goes through the outbox. */
export const draftsContract = {
  /** Newest first; those that became a campaign are shown as that campaign. */
  drafts: read({ workspaceId: id }, z.object({ drafts: z.array(draftSummarySchema) })),
  draft: read({ draftId: id }, draftDetailSchema),
  /** Empty, or with the words of another draft, a starting point or a campaign. */
  createDraft: change(
    {
      workspaceId: id,
      kind: z.enum(draftKinds),
      from: z
        .union([z.strictObject({ draftId: id }), z.strictObject({ campaignId: id })])
        .optional(),
    },
    z.object({ draftId: z.string() }),
  ),
  /** `version` is the one that was on screen: a draft that was saved elsewhere since is not overwritten. */
  saveDraft: change(
    { draftId: id, version, draft: draftSchema },
    z.object({ version: z.number().int() }),
  ),
  /** Can be restored until the console starts again. What waits to be published from it is withdrawn. */
  removeDraft: change({ draftId: id }, doneSchema),
  restoreDraft: change({ draftId: id }, doneSchema),
  /** What it said before, newest first. */
  draftVersions: read({ draftId: id }, z.object({ versions: z.array(draftVersionSchema) })),
  /** Takes the words of an earlier version; what it says now becomes a version that one can go back to. */
  goBackTo: change({ draftId: id, version, to: version }, z.object({ version: z.number().int() })),
  exportDraft: read({ draftId: id }, z.object({ fileName: z.string(), text: z.string() })),
  /** Reads a colleague's file into a new draft; it never publishes. */
  importDraft: change({ workspaceId: id, ticket: id }, z.object({ draftId: z.string() })),
  /** The recruiter has looked at what an imported draft would say to candidates. */
  lookedAtNew: change({ draftId: id }, doneSchema),
  /** From the cache at once; an old cache is read again behind it. */
  templates: read(
    { workspaceId: id },
    z.object({
      templates: z.array(templateChoiceSchema).optional(),
      readAt: z.number().int().optional(),
      problem: z.string().optional(),
    }),
  ),
  /** Reads a phone number as it is written, in E.164 where it is one. */
  readNumber: read(
    { text: z.string().max(100), country: country.optional() },
    z.object({
      e164: z.string().optional(),
      isCertain: z.boolean(),
      country: z.string().optional(),
    }),
  ),
  /** Hands one version of a complete draft to the outbox. */
  publishDraft: change({ draftId: id, version }, z.object({ itemId: z.string() })),
  /** Takes back what has not left yet. */
  withdrawDraft: change({ draftId: id }, doneSchema),
  /** Which one is meant, where a draft was changed after it was published. */
  sayWhichIsMeant: change(
    { draftId: id, meant: z.enum(['published', 'newest']), version },
    doneSchema,
  ),
  draftResult: read({ draftId: id }, draftResultSchema),
  /** One candidate by hand: an ordinary conversation, outside any upload. */
  addCandidate: change(
    {
      workspaceId: id,
      campaignId: id,
      firstName: z.string().trim().min(1).max(200),
      lastName: z.string().trim().max(200).optional(),
      /** A phone number or an e-mail address, as the campaign's channel asks. */
      contact: z.string().trim().min(1).max(320),
      country: country.optional(),
      externalId: z.string().trim().max(200).optional(),
      inBusinessHours: z.boolean(),
    },
    z.object({ itemId: z.string(), contact: z.string(), known: z.boolean() }),
  ),
};
