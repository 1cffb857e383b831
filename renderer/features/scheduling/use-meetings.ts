import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect } from 'react';
import type { Meeting } from '../../../shared/scheduling/model.ts';
import { useLink } from '../../link/link-context.tsx';
import { filterInput, type ScheduleFilter } from './schedule-store.ts';

const pageSize = 100;

type Window = { readonly fromMs: number; readonly toMs: number };

/** Meetings as far as they have been read, and the way further. */
export type MeetingList = {
  /** `undefined` before the first answer. */
  readonly meetings: readonly Meeting[] | undefined;
  readonly counts: Readonly<Partial<Record<Meeting['state'], number>>>;
  readonly needsYou: number;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly failure: unknown;
  readonly loadMore: () => void;
  readonly retry: () => void;
};

/**
 * The meetings of one workspace; with a window those that have a time in it, without it the newest changes first. Page by page as
 * the recruiter asks for more, or the whole of a window that is drawn whole.
 */
export function useMeetings(
  workspaceId: string,
  typed: ScheduleFilter,
  window?: Window,
  extent: 'paged' | 'whole' = 'paged',
): MeetingList {
  const { queries } = useLink();
  const search = useDeferredValue(typed.search);
  const query = useInfiniteQuery(
    queries.scheduling.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        workspaceId,
        ...filterInput({ ...typed, search }),
        ...(window === undefined ? {} : { window }),
        limit: pageSize,
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const goesOn = extent === 'whole' && hasNextPage && !isFetchingNextPage;
  useEffect(() => {
    if (goesOn) void fetchNextPage();
  }, [goesOn, fetchNextPage]);
  const first = query.data?.pages[0];
  return {
    meetings: query.data?.pages.flatMap((page) => page.meetings),
    counts: first?.counts ?? {},
    needsYou: first?.needsYou ?? 0,
    hasMore: hasNextPage,
    isLoadingMore: isFetchingNextPage,
    failure: query.error,
    loadMore: () => {
      if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
    },
    retry: () => void query.refetch(),
  };
}
