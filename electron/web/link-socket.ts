import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { z } from 'zod';
import type { Clock, Logger } from '../core/capabilities.ts';
import { closeCodes, maxFrameBytes } from '../core/link/frames.ts';
import type { LinkPort, LinkServer } from '../core/link/serve.ts';
import { isOurs } from './is-ours.ts';
import type { SessionGate } from './session-gate.ts';

const helloLimitMs = 5000;
const helloSchema = z.strictObject({ token: z.string().max(200) });

/** What the link's socket needs of the host. */
export type LinkSocketDependencies = {
  readonly server: Server;
  readonly origin: () => string;
  readonly gate: SessionGate;
  readonly links: LinkServer;
  readonly clock: Clock;
  readonly logger: Logger;
};

/** Serves the contract at `/link`: exact Host and Origin, a token as first message within 5 s, one live tab. */
export function serveLinkSocket(dependencies: LinkSocketDependencies): { close(): void } {
  const { server, origin, gate, links, clock, logger } = dependencies;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes });
  let live: WebSocket | undefined;

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url !== '/link' || !isOurs(request.headers, origin(), true)) {
      logger.warn('link refused', { host: request.headers.host, origin: request.headers.origin });
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, greet);
  });

  function greet(socket: WebSocket): void {
    socket.on('error', () => socket.terminate());
    const giveUp = clock.schedule(helloLimitMs, () =>
      socket.close(closeCodes.unknownSession, 'no token'),
    );
    socket.once('close', giveUp);
    socket.once('message', (data, isBinary) => {
      giveUp();
      const token = isBinary ? undefined : readToken(textOf(data));
      if (token === undefined || !gate.knows(token)) {
        socket.close(closeCodes.unknownSession, 'unknown session');
        return;
      }
      live?.close(closeCodes.replaced, 'opened in another tab');
      live = socket;
      links.serve(portOf(socket), { link: 'websocket' });
      socket.send(JSON.stringify({ ready: true }));
    });
  }

  return {
    close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

function portOf(socket: WebSocket): LinkPort {
  return {
    send: (data) => socket.send(data),
    close: (code, reason) => socket.close(code, reason),
    onMessage(listener) {
      socket.on('message', (data, isBinary) => listener(isBinary ? bytesOf(data) : textOf(data)));
    },
    onClose: (listener) => socket.on('close', listener),
  };
}

function readToken(text: string): string | undefined {
  try {
    return helloSchema.safeParse(JSON.parse(text)).data?.token;
  } catch {
    return undefined;
  }
}

function bytesOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? Buffer.from(data) : data;
}

function textOf(data: RawData): string {
  return bytesOf(data).toString('utf8');
}
