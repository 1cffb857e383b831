import { z } from 'zod';
import { change, read } from '../contract-base.ts';
import { draftsContract } from './drafts-contract.ts';
import { campaignDetailSchema, campaignSummarySchema } from './model.ts';

const workspaceId = z.string().min(1).max(100);
const filterValue = z.string().max(100).optional();

/** How old a cached answer is, and why it is not newer. */
export const freshnessSchema = z.object({
  /** The last time Popp answered in full; absent before the first time. */
  refreshedAt: z.number().int().optional(),
  refreshing: z.boolean(),
  /** Why the last try failed, in words for the recruiter. */
  problem: z.string().optional(),
});

/** How old a cached answer is. */
export type Freshness = z.infer<typeof freshnessSchema>;

/** Campaigns as the cache knows them, and the drafts that become campaigns. */
export const campaignsContract = {
  ...draftsContract,
  /** Answers from the cache at once and refreshes an old cache behind it; the change stream says when. */
  list: read(
    {
      workspaceId,
      status: filterValue,
      type: filterValue,
      channel: filterValue,
      needsReview: z.boolean().optional(),
      search: z.string().max(200).optional(),
    },
    z.object({
      campaigns: z.array(campaignSummarySchema),
      /** Before the filters. */
      total: z.number().int().nonnegative(),
      /** The values that occur, for the filters. */
      statuses: z.array(z.string()),
      types: z.array(z.string()),
      channels: z.array(z.string()),
      freshness: freshnessSchema,
    }),
  ),
  get: read(
    { workspaceId, campaignId: z.string().min(1).max(200) },
    z.object({ campaign: campaignDetailSchema, freshness: freshnessSchema }),
  ),
  /** Asks Popp to set a campaign live or to archive it, where its API allows that; the campaign tells how it went. */
  setStatus: change(
    {
      workspaceId,
      campaignId: z.string().min(1).max(200),
      status: z.enum(['LIVE', 'ARCHIVED']),
    },
    z.object({ itemId: z.string() }),
  ),
  /** Reads every page again and waits for it. */
  refresh: read({ workspaceId }, z.object({ count: z.number().int(), freshness: freshnessSchema })),
  /** Finds the campaign of a pasted dashboard link, campaign id or the recruiter's own job reference. */
  openByLink: read(
    { workspaceId, link: z.string().trim().min(1).max(2000) },
    z.object({ campaignId: z.string(), title: z.string(), conversationId: z.string().optional() }),
  ),
};
