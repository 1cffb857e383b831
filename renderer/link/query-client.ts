import { QueryClient } from '@tanstack/react-query';
import { isDisconnected } from './call-failure.ts';

/** A query client for a core on this machine: it works offline, and hears of changes instead of polling. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 60_000,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // A read waits for the connection by itself, so trying again at once is enough.
        retry: (failures, error) => isDisconnected(error) && failures < 3,
        retryDelay: 0,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
