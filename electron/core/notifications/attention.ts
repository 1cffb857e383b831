import type { Attention, Clock } from '../capabilities.ts';
import type { ChangeBus } from '../changes.ts';

/** What the count outside the page is made of. */
export type AttentionDependencies = {
  readonly attention: Attention;
  readonly changes: ChangeBus;
  readonly clock: Clock;
  readonly workspaceIds: () => readonly string[];
  readonly needsYou: (workspaceId: string) => number;
};

// A burst of changes is counted once.
const gatherMs = 500;

/** Keeps the count outside the page: every conversation that needs the recruiter, in all workspaces. The answer stops it. */
export function followAttention(deps: AttentionDependencies): () => void {
  const { attention, changes, clock } = deps;
  let cancel: (() => void) | undefined;
  function show(): void {
    cancel = undefined;
    attention.show(deps.workspaceIds().reduce((sum, id) => sum + deps.needsYou(id), 0));
  }
  const unsubscribe = changes.subscribe(({ topic }) => {
    if (topic === 'conversations' || topic === 'workspaces') {
      cancel ??= clock.schedule(gatherMs, show);
    }
  });
  show();
  return () => {
    unsubscribe();
    cancel?.();
  };
}
