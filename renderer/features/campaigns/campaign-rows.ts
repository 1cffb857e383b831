import type { DraftSummary } from '../../../shared/campaigns/drafts-model.ts';
import type { CampaignSummary } from '../../../shared/campaigns/model.ts';
import type { CampaignFilterState } from './filter-store.ts';

/** One line of the list: a campaign at Popp, or a draft on this computer. */
export type CampaignRow =
  | { readonly kind: 'campaign'; readonly campaign: CampaignSummary }
  | { readonly kind: 'draft'; readonly draft: DraftSummary };

/** The status that drafts on this computer have in the filter; Popp's own are in capitals. */
export const draftStatus = 'draft-here';

/** Drafts first, then the campaigns in their order, starting points last; what has become a campaign is shown as that. */
export function rowsOf(
  drafts: readonly DraftSummary[],
  campaigns: readonly CampaignSummary[],
  filter: CampaignFilterState,
): CampaignRow[] {
  const shown = drafts.filter((draft) => !hasBecomeCampaign(draft) && matchesDraft(draft, filter));
  const points = shown.filter(({ kind }) => kind === 'starting-point');
  return [
    ...shown
      .filter(({ kind }) => kind === 'draft')
      .map((draft) => ({ kind: 'draft' as const, draft })),
    ...(filter.status === draftStatus ? [] : campaigns).map((campaign) => ({
      kind: 'campaign' as const,
      campaign,
    })),
    ...points.map((draft) => ({ kind: 'draft' as const, draft })),
  ];
}

function hasBecomeCampaign({ publication }: DraftSummary): boolean {
  return publication?.state === 'done' && publication.campaignId !== undefined;
}

/** Whether a draft is in the narrowed list, by the same words as a campaign. */
export function matchesDraft(draft: DraftSummary, filter: CampaignFilterState): boolean {
  if (filter.needsReview) return false;
  if (filter.status !== '' && filter.status !== draftStatus) return false;
  if (filter.type !== '' && filter.type !== draft.campaignType) return false;
  if (filter.channel !== '' && filter.channel !== draft.channel) return false;
  const text = folded([draft.title, draft.externalId, draft.agentName].join(' '));
  return folded(filter.search)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
