import { create } from 'zustand';
import { draftStatus } from './campaign-rows.ts';

/** What the list of campaigns is narrowed to; empty text means anything. */
export type CampaignFilterState = {
  readonly search: string;
  readonly status: string;
  readonly type: string;
  readonly channel: string;
  readonly needsReview: boolean;
};

/** The whole list. */
export const noFilter: CampaignFilterState = {
  search: '',
  status: '',
  type: '',
  channel: '',
  needsReview: false,
};

/** Whether anything is narrowed. */
export function hasFilter(filter: CampaignFilterState): boolean {
  return (
    filter.needsReview ||
    [filter.search, filter.status, filter.type, filter.channel].some((text) => text !== '')
  );
}

/** The filter as the call takes it. */
export function filterInput(filter: CampaignFilterState) {
  const { search, status, type, channel, needsReview } = filter;
  return {
    ...(search.trim() === '' ? {} : { search: search.trim() }),
    // Drafts on this computer are no status of Popp's: the list of campaigns is left out beside them.
    ...(status === '' || status === draftStatus ? {} : { status }),
    ...(type === '' ? {} : { type }),
    ...(channel === '' ? {} : { channel }),
    ...(needsReview ? { needsReview } : {}),
  };
}

type FilterStore = {
  readonly filter: CampaignFilterState;
  readonly setFilter: (filter: CampaignFilterState) => void;
};

/** The filter, kept while the recruiter looks into a campaign and comes back. */
export const useCampaignFilter = create<FilterStore>()((set) => ({
  filter: noFilter,
  setFilter: (filter) => set({ filter }),
}));
