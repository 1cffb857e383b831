import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { Change } from '../../shared/changes.ts';
import type { ConsoleClient } from './connect.ts';
import type { Connection } from './connection.ts';
import { follow } from './follow.ts';

const gatherMs = 60;

type Queries = Pick<QueryClient, 'invalidateQueries' | 'getQueryCache'>;

/** Gathers the topics of a burst of changes, then invalidates each feature's queries once. */
export function createInvalidator(queryClient: Queries) {
  const topics = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return function invalidate(change: Change): void {
    topics.add(change.topic);
    timer ??= setTimeout(() => {
      timer = undefined;
      // Query keys start with the path of the call, whose first word is the feature, which is the topic.
      for (const topic of topics) readAgain(queryClient, { queryKey: [[topic]] });
      topics.clear();
    }, gatherMs);
  };
}

/** Reads again what is shown. What is on its way for the first time may tell of before: it is read once more after. */
function readAgain(queryClient: Queries, filters: { readonly queryKey?: QueryKey }): void {
  const firstReads = queryClient
    .getQueryCache()
    .findAll({ ...filters, fetchStatus: 'fetching' })
    .filter(({ state }) => state.data === undefined);
  void queryClient.invalidateQueries(filters);
  for (const { promise, queryKey } of firstReads) {
    const again = () => queryClient.invalidateQueries({ queryKey, exact: true });
    void promise?.then(again, again);
  }
}

/** Keeps every query fresh: by the change stream while it is open, by reading everything again after a gap in it. */
export function followChanges(
  client: Pick<ConsoleClient, 'changes'>,
  connection: Connection,
  queryClient: Queries,
): () => void {
  return follow<Change>(connection, {
    open: (signal) => client.changes.watch({}, { signal }),
    onEvent: createInvalidator(queryClient),
    onResumed: () => readAgain(queryClient, {}),
  });
}
