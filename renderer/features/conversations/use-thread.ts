import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { mostThreadEntries, threadPage } from '../../../shared/conversations/limits.ts';
import type { Thread } from '../../../shared/conversations/model.ts';
import { useLink } from '../../link/link-context.tsx';

// Each time as many times more: a long thread is there in a few steps, a short look back costs little.
const growth = 4;

/** A thread as far back as it has been read, and the way further. */
export type ReadThread = {
  /** `undefined` before the first answer. */
  readonly thread: Thread | undefined;
  readonly failure: unknown;
  readonly retry: () => void;
  readonly loadEarlier: () => void;
};

/** Reads a thread from the moment that somebody goes there, not only once its page is drawn. */
export function useReadAhead(workspaceId: string): (conversationId: string) => void {
  const { queries } = useLink();
  const queryClient = useQueryClient();
  return (conversationId) =>
    void queryClient.prefetchQuery(
      queries.conversations.get.queryOptions({ input: { workspaceId, conversationId } }),
    );
}

/** One thread: its newest entries at once, earlier ones as they are asked for; the change stream keeps all of them fresh. */
export function useThread(workspaceId: string, conversationId: string): ReadThread {
  const { queries } = useLink();
  const [entries, setEntries] = useState(threadPage);
  const query = useQuery({
    ...queries.conversations.get.queryOptions({
      // The first part is asked for as everywhere else, so that it is asked for once.
      input: { workspaceId, conversationId, ...(entries === threadPage ? {} : { entries }) },
    }),
    placeholderData: keepPreviousData,
  });
  const { data, error, isPlaceholderData } = query;
  return {
    thread: data,
    failure: error,
    retry: () => void query.refetch(),
    loadEarlier() {
      if (data === undefined || data.earlier === 0 || isPlaceholderData) return;
      setEntries(Math.min(entries * growth, mostThreadEntries));
    },
  };
}
