import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import type { ConversationSummary } from '../../../shared/conversations/model.ts';
import { useCurrentWorkspace } from '../../app/current-workspace.ts';
import { useLink } from '../../link/link-context.tsx';
import { useNow } from '../../ui/time.tsx';
import { useInboxView } from './inbox-store.ts';
import { useInboxChoice } from './use-inbox-choice.ts';

const pageSize = 60;

/** The list as far as it has been read, and the way further. */
export type InboxList = {
  /** `undefined` before the first answer. */
  readonly items: readonly ConversationSummary[] | undefined;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  /** How many conversations the search does not know yet. */
  readonly notSearched: number;
  readonly failure: unknown;
  readonly loadMore: () => void;
  readonly retry: () => void;
};

/** The conversations of one workspace as the list shows them now; the change stream keeps them fresh. */
export function useInboxList(workspaceId: string): InboxList {
  const { queries } = useLink();
  const { choice } = useInboxChoice();
  const { filter, sort, campaign, channel, status } = choice;
  const search = useDeferredValue(useInboxView((view) => view.search)).trim();
  const query = useInfiniteQuery(
    queries.conversations.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        workspaceId,
        filter,
        sort,
        ...(campaign?.workspaceId === workspaceId ? { campaignId: campaign.id } : {}),
        ...(channel === undefined ? {} : { channel }),
        ...(status === undefined ? {} : { status }),
        limit: pageSize,
        ...(search === '' ? {} : { search }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor,
      enabled: workspaceId !== '',
      placeholderData: keepPreviousData,
    }),
  );
  return {
    items:
      query.data === undefined ? undefined : unique(query.data.pages.map((page) => page.items)),
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    notSearched: query.data?.pages.at(-1)?.notSearched ?? 0,
    failure: query.error,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
    retry: () => void query.refetch(),
  };
}

// A conversation that moved up between two pages may be in both: the first place is the newer.
function unique(pages: readonly (readonly ConversationSummary[])[]): ConversationSummary[] {
  const seen = new Set<string>();
  return pages.flat().filter((item) => !seen.has(item.id) && seen.add(item.id));
}

/** How many there are of each kind, and how fresh the cache is. */
export function useCounts(workspaceId: string) {
  const { queries } = useLink();
  return useQuery({
    ...queries.conversations.counts.queryOptions({ input: { workspaceId } }),
    enabled: workspaceId !== '',
  }).data;
}

/** The present by Popp's clock, which is what times in the inbox are compared with; in practice it runs faster. */
export function usePoppNow(workspaceId: string): number {
  const { queries } = useLink();
  const now = useNow();
  const offsetMs = useCounts(workspaceId)?.poppOffsetMs ?? 0;
  const isPractice = useCurrentWorkspace()?.kind === 'practice';
  const { data: practice } = useQuery({
    ...queries.practice.clock.queryOptions({ input: {} }),
    enabled: isPractice,
  });
  return isPractice && practice?.nowMs !== undefined ? practice.nowMs : now + offsetMs;
}
