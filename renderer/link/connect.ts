import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query';
import type { QueryClient } from '@tanstack/react-query';
import type { contract } from '../../shared/contract.ts';
import { followChanges } from './changes.ts';
import { type Connection, createConnection } from './connection.ts';
import { createQueryClient } from './query-client.ts';
import type { Transport } from './transport.ts';

/** The typed client of the whole contract. */
export type ConsoleClient = ContractRouterClient<typeof contract>;

/** Query options for every read of the contract. */
export type ConsoleQueries = RouterUtils<ConsoleClient>;

/** Everything a screen needs to talk to the core. */
export type ConsoleLink = {
  readonly client: ConsoleClient;
  readonly queries: ConsoleQueries;
  readonly connection: Connection;
  readonly queryClient: QueryClient;
  readonly stop: () => void;
};

/** Connects to the core over any transport: typed calls, queries that stay fresh, streams that come back. */
export function connect(transport: Transport): ConsoleLink {
  const connection = createConnection(transport);
  const client: ConsoleClient = createORPCClient(connection.link);
  const queryClient = createQueryClient();
  const queries = createTanstackQueryUtils(client);
  const stopChanges = followChanges(client, connection, queryClient);
  return {
    client,
    queries,
    connection,
    queryClient,
    stop() {
      stopChanges();
      connection.stop();
      queryClient.clear();
    },
  };
}
