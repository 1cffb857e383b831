import { parseDashboardLink } from '../popp/dashboard-link.ts';
import type { CampaignSummary } from './model.ts';

/** What a recruiter pasted to name a campaign. */
export type CampaignReference =
  | { readonly kind: 'link'; readonly campaignId: string; readonly conversationId?: string }
  /** A campaign id, or the job's reference in the recruiter's own system: nothing tells them apart. */
  | { readonly kind: 'bare'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly problem: 'foreign-link' | 'link-without-campaign' };

const looksLikeLink = /^(?:https?:\/\/|www\.)|^[a-z0-9-]+(?:\.[a-z0-9-]+)+\//i;

/** Reads a pasted dashboard link, campaign id or job reference (seed: Understanding Campaigns, 'Creating a Campaign'). */
export function readCampaignReference(pasted: string): CampaignReference {
  const text = pasted.trim();
  const target = parseDashboardLink(text);
  if (target !== undefined) {
    const { campaignId, conversationId } = target;
    if (campaignId === undefined) return { kind: 'unreadable', problem: 'link-without-campaign' };
    return {
      kind: 'link',
      campaignId,
      ...(conversationId === undefined ? {} : { conversationId }),
    };
  }
  if (looksLikeLink.test(text)) return { kind: 'unreadable', problem: 'foreign-link' };
  return { kind: 'bare', text };
}

/** What the list of campaigns is narrowed to. */
export type CampaignFilter = {
  readonly status?: string | undefined;
  readonly type?: string | undefined;
  readonly channel?: string | undefined;
  readonly needsReview?: boolean | undefined;
  readonly search?: string | undefined;
};

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function found(campaign: CampaignSummary, search: string): boolean {
  const text = folded(
    [campaign.title, campaign.externalId, campaign.agentName, campaign.id].join(' '),
  );
  return folded(search)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Whether a campaign is in the narrowed list; every word of the search has to occur. */
export function matchesFilter(campaign: CampaignSummary, filter: CampaignFilter): boolean {
  return (
    (filter.status === undefined || campaign.status === filter.status) &&
    (filter.type === undefined || campaign.type === filter.type) &&
    (filter.channel === undefined || campaign.channel === filter.channel) &&
    (filter.needsReview === undefined || campaign.needsReview === filter.needsReview) &&
    (filter.search === undefined || found(campaign, filter.search.trim()))
  );
}

const statusOrder = ['LIVE', 'DRAFT', 'ARCHIVED'];

function rank(campaign: CampaignSummary): number {
  const at = statusOrder.indexOf(campaign.status ?? '');
  return at === -1 ? statusOrder.length : at;
}

/** The order of the list: those that need someone, then live, draft, archived; by title within. */
export function compareCampaigns(one: CampaignSummary, other: CampaignSummary): number {
  return (
    Number(other.needsReview) - Number(one.needsReview) ||
    rank(one) - rank(other) ||
    one.title.localeCompare(other.title) ||
    one.id.localeCompare(other.id)
  );
}

/** The values that occur in one column, for a filter. */
export function occurring(values: readonly (string | undefined)[]): string[] {
  const present = values.filter((value) => value !== undefined);
  return [...new Set(present)].toSorted((one, other) => one.localeCompare(other));
}
