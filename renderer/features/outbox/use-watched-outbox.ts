import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { outboxSummarySchema } from '../../../shared/outbox/contract.ts';
import { useLink } from '../../link/link-context.tsx';

type Summary = z.infer<typeof outboxSummarySchema>;

// Reading a list before an upload leaves moves no item, so nothing announces how far it has come.
const preflightLookMs = 2000;

/** How the outbox of a workspace stands; looked at again and again while an upload may be looking first. */
export function useWatchedOutbox(workspaceId: string) {
  const { queries } = useLink();
  return useQuery({
    ...queries.outbox.summary.queryOptions({ input: { workspaceId } }),
    refetchInterval: ({ state }) => (mayBeReadingFirst(state.data) ? preflightLookMs : false),
  });
}

function mayBeReadingFirst(summary: Summary | undefined): boolean {
  return (
    summary !== undefined &&
    (summary.preflights.length > 0 || (summary.counts.waiting > 0 && summary.pause === undefined))
  );
}
