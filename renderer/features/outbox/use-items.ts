import { useInfiniteQuery } from '@tanstack/react-query';
import type { OutboxFilter, OutboxItem } from '../../../shared/outbox/contract.ts';
import { useLink } from '../../link/link-context.tsx';

/** One list of the outbox as far as it has been read, and the way further. */
export type ItemList = {
  /** `undefined` before the first answer. */
  readonly items: readonly OutboxItem[] | undefined;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly failure: unknown;
  readonly loadMore: () => void;
  readonly retry: () => void;
};

/** One list of a workspace's outbox, newest first; the change stream keeps it fresh. */
export function useItems(workspaceId: string, filter: OutboxFilter, limit: number): ItemList {
  const { queries } = useLink();
  const query = useInfiniteQuery(
    queries.outbox.list.infiniteOptions({
      input: (cursor: number | undefined) => ({
        workspaceId,
        filter,
        limit,
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  return {
    items: query.data?.pages.flatMap((page) => page.items),
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    failure: query.error,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
    retry: () => void query.refetch(),
  };
}
