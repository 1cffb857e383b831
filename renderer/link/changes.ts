import type { QueryClient } from '@tanstack/react-query';
import type { Change } from '../../shared/changes.ts';
import type { ConsoleClient } from './connect.ts';
import type { Connection } from './connection.ts';
import { follow } from './follow.ts';

const gatherMs = 60;

/** Gathers the topics of a burst of changes, then invalidates each feature's queries once. */
export function createInvalidator(queryClient: Pick<QueryClient, 'invalidateQueries'>) {
  const topics = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return function invalidate(change: Change): void {
    topics.add(change.topic);
    timer ??= setTimeout(() => {
      timer = undefined;
      // Query keys start with the path of the call, whose first word is the feature, which is the topic.
      for (const topic of topics) void queryClient.invalidateQueries({ queryKey: [[topic]] });
      topics.clear();
    }, gatherMs);
  };
}

/** Keeps every query fresh: by the change stream while it is open, by reading everything again after a gap in it. */
export function followChanges(
  client: Pick<ConsoleClient, 'changes'>,
  connection: Connection,
  queryClient: Pick<QueryClient, 'invalidateQueries'>,
): () => void {
  return follow<Change>(connection, {
    open: (signal) => client.changes.watch({}, { signal }),
    onEvent: createInvalidator(queryClient),
    onResumed: () => void queryClient.invalidateQueries(),
  });
}
