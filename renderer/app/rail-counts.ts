import { skipToken, useQuery } from '@tanstack/react-query';
import { useLink } from '../link/link-context.tsx';
import { outboxToDecide, useOutboxSummary } from './outbox-signal.ts';
import { useCurrentWorkspace } from './current-workspace.ts';

/** What waits for the recruiter, by page; a page without a count asks for nothing. */
export type RailCounts = {
  readonly inbox: number;
  readonly schedule: number;
  readonly activity: number;
};

/** The counts of one workspace's inbox, once they are known. */
export function useInboxCounts(workspaceId: string | undefined) {
  const { queries } = useLink();
  const input = workspaceId === undefined ? skipToken : { workspaceId };
  return useQuery(queries.conversations.counts.queryOptions({ input })).data;
}

function useScheduleCount(workspaceId: string | undefined): number {
  const { queries } = useLink();
  const input =
    workspaceId === undefined ? skipToken : { workspaceId, filter: 'needs-you' as const, limit: 1 };
  return useQuery(queries.scheduling.list.queryOptions({ input })).data?.needsYou ?? 0;
}

/** Counts for the rail, only where they ask for action. */
export function useRailCounts(): RailCounts {
  const workspace = useCurrentWorkspace();
  const inbox = useInboxCounts(workspace?.id);
  const outbox = useOutboxSummary(workspace?.id);
  const schedule = useScheduleCount(workspace?.id);
  return { inbox: inbox?.needsYou ?? 0, schedule, activity: outboxToDecide(outbox) };
}
