import { useQuery } from '@tanstack/react-query';
import type { Workspace } from '../../shared/workspaces/model.ts';
import { useLink } from '../link/link-context.tsx';

/** The workspaces, and the one the recruiter works in. */
export type KnownWorkspaces = {
  readonly isKnown: boolean;
  /** Known, and not just being asked for again. */
  readonly isSettled: boolean;
  readonly all: readonly Workspace[];
  readonly current: Workspace | undefined;
};

/** The workspaces as last told; `isKnown` is false until the first answer. */
export function useWorkspaces(): KnownWorkspaces {
  const { queries } = useLink();
  const { data, isFetching } = useQuery(queries.workspaces.list.queryOptions({ input: {} }));
  const all = data?.workspaces ?? [];
  return {
    isKnown: data !== undefined,
    isSettled: data !== undefined && !isFetching,
    all,
    current: all.find((workspace) => workspace.id === data?.currentId),
  };
}

/** The workspace that is open; screens below the shell are shown only when there is one. */
export function useCurrentWorkspace(): Workspace | undefined {
  return useWorkspaces().current;
}
