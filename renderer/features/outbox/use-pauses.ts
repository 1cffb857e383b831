import { useQueries } from '@tanstack/react-query';
import type { z } from 'zod';
import type { pauseSchema } from '../../../shared/outbox/contract.ts';
import { useWorkspaces } from '../../app/current-workspace.ts';
import { useLink } from '../../link/link-context.tsx';

/** Why nothing leaves one workspace, with what waits for it. */
export type Pause = z.infer<typeof pauseSchema> & {
  readonly workspaceId: string;
  readonly name: string;
  readonly waiting: number;
};

/** The pauses of every workspace, the open one first. */
export function usePauses(): { readonly workspaces: number; readonly pauses: readonly Pause[] } {
  const { queries } = useLink();
  const { all, current } = useWorkspaces();
  const summaries = useQueries({
    queries: all.map(({ id }) =>
      queries.outbox.summary.queryOptions({ input: { workspaceId: id } }),
    ),
  });
  const pauses = all.flatMap(({ id, name }, place): Pause[] => {
    const summary = summaries[place]?.data;
    if (summary?.pause === undefined) return [];
    return [{ ...summary.pause, workspaceId: id, name, waiting: summary.counts.waiting }];
  });
  return {
    workspaces: all.length,
    pauses: pauses.toSorted(
      (a, b) => Number(b.workspaceId === current?.id) - Number(a.workspaceId === current?.id),
    ),
  };
}
