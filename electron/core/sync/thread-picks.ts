import type { ConversationStore } from '../conversations/store.ts';

/** Chooses the threads that are worth reading although nobody looks at them. */
export interface ThreadPicks {
  /** Flagged ones that were not read since: the reason is in what the candidate said. */
  flagged(): readonly string[];
  /** The newest that changed since the last message that is known; each state of a conversation is picked once. */
  changed(): readonly string[];
}

const mostFlagged = 60;
const mostChanged = 20;

/** Picks for one workspace. */
export function createThreadPicks(
  store: Pick<ConversationStore, 'openFlags' | 'staleThreads'>,
  workspaceId: string,
): ThreadPicks {
  const picked = new Map<string, number | undefined>();
  return {
    flagged: () =>
      store
        .openFlags(workspaceId)
        .filter(({ flag, threadSeenAt }) => {
          return threadSeenAt === undefined || threadSeenAt < (flag.openedSeenAt ?? 0);
        })
        .slice(0, mostFlagged)
        .map((one) => one.id),
    changed() {
      const stale = store
        .staleThreads(workspaceId, mostChanged * 4)
        .filter((one) => !picked.has(one.id) || picked.get(one.id) !== one.updatedAt)
        .slice(0, mostChanged);
      for (const { id, updatedAt } of stale) picked.set(id, updatedAt);
      return stale.map((one) => one.id);
    },
  };
}
