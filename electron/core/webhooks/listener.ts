import { hash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { DeliveryOutcome } from '../../../shared/webhooks/model.ts';
import type { Clock } from '../capabilities.ts';
import type { Received } from './acceptance.ts';
import type { SigningSecrets } from './secrets.ts';
import { signatureHeader } from './signature.ts';
import type { Tally } from './tally.ts';

/** Where deliveries of one workspace arrive. */
export type Endpoint = {
  readonly workspaceId: string;
  /** What an event has to name; `undefined` takes any. */
  readonly organizationId: string | undefined;
  readonly path: string;
};

/** The webhook server; never the one that serves the console itself. */
export interface WebhookListener {
  /** The port it listens on; `undefined` until `start` and after `stop`. */
  port(): number | undefined;
  /** Tries the preferred port first and takes any other where it is in use. */
  start(preferredPort?: number): Promise<number>;
  stop(): Promise<void>;
}

/** What the listener needs. */
export type ListenerDependencies = {
  readonly clock: Clock;
  readonly tally: Tally;
  readonly endpoints: () => readonly Endpoint[];
  readonly secrets: Pick<SigningSecrets, 'accepted'>;
  /** Verifies and stores; called with the whole body only. */
  readonly accept: (received: Received) => Promise<DeliveryOutcome>;
  /** Called after the answer has left. */
  readonly onAccepted: () => void;
};

/** The longest body that is read. */
export const longestBodyBytes = 1024 * 1024;

const statuses: Readonly<Record<DeliveryOutcome, number>> = {
  accepted: 200,
  duplicate: 200,
  'wrong-method': 405,
  'wrong-path': 404,
  'too-large': 413,
  'no-secret': 503,
  'wrong-signature': 401,
  'wrong-organization': 403,
  'cut-short': 400,
  'not-stored': 500,
};

/** A server on 127.0.0.1 that judges method, path and length before it reads a body. */
export function createWebhookListener(deps: ListenerDependencies): WebhookListener {
  const { clock, tally } = deps;
  let server: Server | undefined;

  function answer(
    request: IncomingMessage,
    response: ServerResponse,
    outcome: DeliveryOutcome,
    workspaceId: string | undefined,
    sizeBytes: number | undefined,
  ): void {
    const agent = request.headers['user-agent'];
    tally.note(
      {
        at: clock.now(),
        outcome,
        method: (request.method ?? '').slice(0, 10),
        ...(sizeBytes === undefined ? {} : { sizeBytes }),
        ...(agent === undefined ? {} : { userAgent: agent.slice(0, 80) }),
        signed: request.headers[signatureHeader] !== undefined,
      },
      workspaceId,
    );
    const isRead = request.complete;
    response.writeHead(statuses[outcome], {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      // What was not read stays unread: the connection ends instead.
      ...(isRead ? {} : { connection: 'close' }),
      ...(outcome === 'wrong-method' ? { allow: 'POST' } : {}),
    });
    response.end('{}');
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const declared = Number(request.headers['content-length'] ?? Number.NaN);
    const size = Number.isFinite(declared) ? declared : undefined;
    if (request.method !== 'POST')
      return answer(request, response, 'wrong-method', undefined, size);
    const endpoint = endpointAt(deps.endpoints(), request.url ?? '');
    if (endpoint === undefined) return answer(request, response, 'wrong-path', undefined, size);
    const { workspaceId, organizationId } = endpoint;
    if (size !== undefined && size > longestBodyBytes) {
      return answer(request, response, 'too-large', workspaceId, size);
    }
    const secrets = await deps.secrets.accepted(workspaceId);
    if (secrets.length === 0) return answer(request, response, 'no-secret', workspaceId, size);
    const body = await readBody(request);
    if (typeof body === 'string') return answer(request, response, body, workspaceId, size);
    const header = request.headers[signatureHeader];
    const signature = Array.isArray(header) ? undefined : header;
    const outcome = await deps.accept({ workspaceId, organizationId, secrets, signature, body });
    answer(request, response, outcome, workspaceId, body.length);
    if (outcome === 'accepted') deps.onAccepted();
  }

  function create(): Server {
    const created = createServer(
      {
        headersTimeout: 5000,
        requestTimeout: 10_000,
        connectionsCheckingInterval: 1000,
        keepAliveTimeout: 5000,
        maxHeaderSize: 16 * 1024,
      },
      (request, response) => {
        handle(request, response).catch(() => {
          if (!response.headersSent) answer(request, response, 'not-stored', undefined, undefined);
          else response.destroy();
        });
      },
    );
    created.maxConnections = 64;
    return created;
  }

  async function listen(port: number): Promise<number> {
    const created = create();
    await new Promise<void>((resolve, reject) => {
      created.once('error', reject);
      created.listen(port, '127.0.0.1', resolve);
    });
    server = created;
    return portOf(created) ?? port;
  }

  return {
    port: () => portOf(server),
    async start(preferredPort = 0) {
      try {
        return await listen(preferredPort);
      } catch (error) {
        if (preferredPort === 0) throw error;
        return listen(0);
      }
    },
    async stop() {
      const closing = server;
      server = undefined;
      if (closing === undefined) return;
      await new Promise<void>((resolve) => {
        closing.close(() => resolve());
        closing.closeAllConnections();
      });
    },
  };
}

function portOf(server: Server | undefined): number | undefined {
  const address = server?.address();
  return typeof address === 'object' && address !== null ? address.port : undefined;
}

// Every path is compared, in constant time: how long it takes tells nothing about where the difference is.
function endpointAt(endpoints: readonly Endpoint[], url: string): Endpoint | undefined {
  const asked = digest(url);
  let found: Endpoint | undefined;
  for (const endpoint of endpoints) {
    if (timingSafeEqual(asked, digest(endpoint.path))) found = endpoint;
  }
  return found;
}

function digest(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}

// By events rather than iteration: leaving an iteration early would destroy the socket before the answer.
function readBody(request: IncomingMessage): Promise<Uint8Array | 'too-large' | 'cut-short'> {
  // Gone while the secret was looked for: nothing more would ever be said about it.
  if (request.destroyed) return Promise.resolve('cut-short');
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= longestBodyBytes) {
        chunks.push(chunk);
        return;
      }
      request.pause();
      resolve('too-large');
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', () => resolve('cut-short'));
    request.on('close', () => resolve('cut-short'));
  });
}
