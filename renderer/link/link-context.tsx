import { QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import type { ConsoleLink } from './connect.ts';
import type { ConnectionState } from './connection.ts';

const LinkContext = createContext<ConsoleLink | undefined>(undefined);

/** Gives the link, and its queries, to everything below. */
export function LinkProvider({
  link,
  children,
}: {
  readonly link: ConsoleLink;
  readonly children: ReactNode;
}) {
  return (
    <LinkContext value={link}>
      <QueryClientProvider client={link.queryClient}>{children}</QueryClientProvider>
    </LinkContext>
  );
}

/** The link to the core: `client` for changes, `queries` for reads. */
export function useLink(): ConsoleLink {
  const link = useContext(LinkContext);
  if (link === undefined) throw new Error('There is no LinkProvider above this component.');
  return link;
}

/** Where the connection to the core stands. */
export function useConnectionState(): ConnectionState {
  const { connection } = useLink();
  return useSyncExternalStore(connection.subscribe, connection.state);
}
