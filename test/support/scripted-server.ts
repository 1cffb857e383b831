import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A request as the server saw it. */
export type SeenRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Which connection it came over, counted from 0. */
  readonly connection: number;
};

/** What the server does with one request. */
export type Step =
  | {
      readonly status: number;
      readonly json?: unknown;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Anything else: cut answers, resets, silence. */
  | ((request: SeenRequest, response: ServerResponse, socket: Socket) => void);

/** A real HTTP server on loopback that answers as a test tells it. */
export type ScriptedServer = {
  readonly baseUrl: string;
  readonly port: number;
  readonly seen: readonly SeenRequest[];
  readonly connections: () => number;
  /** The steps of the next requests, in order; when they run out, `otherwise` answers. */
  script(...steps: readonly Step[]): void;
  otherwise(step: (request: SeenRequest) => Step): void;
  stop(): Promise<void>;
};

/** Starts a scripted server on a free port of 127.0.0.1. */
export async function startScriptedServer(): Promise<ScriptedServer> {
  const seen: SeenRequest[] = [];
  const queue: Step[] = [];
  const numbers = new WeakMap<Socket, number>();
  let connections = 0;
  let fallback: (request: SeenRequest) => Step = () => ({
    status: 404,
    json: { message: 'not scripted' },
  });

  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
      const request: SeenRequest = {
        method: incoming.method ?? '',
        path: url.pathname,
        query: url.searchParams,
        headers: incoming.headers,
        body: Buffer.concat(chunks).toString(),
        connection: numbers.get(incoming.socket) ?? -1,
      };
      seen.push(request);
      play(queue.shift() ?? fallback(request), request, response, incoming.socket);
    });
  });
  server.on('connection', (socket) => {
    numbers.set(socket, connections);
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    port,
    seen,
    connections: () => connections,
    script: (...steps) => queue.push(...steps),
    otherwise: (step) => {
      fallback = step;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function play(step: Step, request: SeenRequest, response: ServerResponse, socket: Socket): void {
  if (typeof step === 'function') {
    step(request, response, socket);
    return;
  }
  response.writeHead(step.status, { 'content-type': 'application/json', ...step.headers });
  response.end(step.body ?? (step.json === undefined ? '' : JSON.stringify(step.json)));
}
