import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { WebSocket as NodeSocket } from 'ws';
import { createConnection } from '../../renderer/link/connection.ts';
import type { ChannelEnd, LinkContext } from '../../renderer/link/transport.ts';
import type { Contract } from '../../shared/contract.ts';

/** A screen without a screen: the typed client over a real WebSocket, and its token. */
export type ConsoleClient = {
  readonly client: ContractRouterClient<Contract>;
  /** Drops a file as the page does; answers its ticket. */
  readonly drop: (name: string, content: string | Uint8Array) => Promise<string>;
  readonly close: () => void;
};

/** Opens a printed address as a page would. */
export async function openConsole(address: string): Promise<ConsoleClient> {
  const { origin, hash } = new URL(address);
  const session = await fetch(`${origin}/session`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ code: hash.replace('#code=', '') }),
  });
  const { token } = (await session.json()) as { token: string };

  const connection = createConnection({
    async open() {
      const socket = new NodeSocket(`${origin.replace('http', 'ws')}/link`, { origin });
      await new Promise((resolve, reject) => {
        socket.once('error', reject);
        socket.once('open', () => socket.send(JSON.stringify({ token })));
        socket.once('message', resolve);
      });
      const ended = new Promise<ChannelEnd>((resolve) =>
        socket.once('close', () => resolve('lost')),
      );
      // oRPC asks a browser's WebSocket for no more than what ws has as well.
      const link = new RPCLink<LinkContext>({ websocket: socket as unknown as WebSocket });
      return { link, ended, close: () => socket.close() };
    },
  });
  await connection.whenReady(10_000);
  return {
    client: createORPCClient(connection.link),
    async drop(name, content) {
      const response = await fetch(`${origin}/upload`, {
        method: 'POST',
        headers: { origin, 'x-console-token': token, 'x-file-name': encodeURIComponent(name) },
        body: typeof content === 'string' ? content : new Uint8Array(content),
      });
      const answer = (await response.json()) as { ticket?: string; message?: string };
      if (answer.ticket === undefined) throw new Error(answer.message ?? 'refused');
      return answer.ticket;
    },
    close: () => connection.stop(),
  };
}
