import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { timingSafeEqual } from 'node:crypto';
import type { Secret } from '../secret.ts';
import type { FaultVerdict, PracticeAnswer, PracticeRequest } from './faults.ts';
import { Refusal } from './model.ts';
import { noteReached } from './position.ts';
import { findRoute, type Reply } from './routes.ts';
import type { World } from './world.ts';

const basePath = '/v1';
const maxBodyBytes = 32 * 1024 * 1024;

/** What the door checks and the routes use. */
export type Door = {
  readonly world: World;
  readonly organizationId: string;
  readonly apiKey: Secret;
  readonly now: () => number;
  /** Called after every request that may have put something into the queue. */
  readonly changed: () => void;
};

/** The practice API on loopback. */
export type PracticeHttp = { readonly baseUrl: string; close(): Promise<void> };

/** Starts listening on 127.0.0.1; port 0 takes a free one. */
export async function listen(door: Door, port: number): Promise<PracticeHttp> {
  const opened = await open(port, (request, response, body) =>
    serve(door, request, response, body),
  );
  return { baseUrl: `${opened.origin}${basePath}`, close: () => opened.close() };
}

/** A request to another practice server than Popp's. */
export type Received = Body & {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
};

/** Serves on a free port of 127.0.0.1 whatever `answer` says. */
export function serveLoopback(
  answer: (received: Received) => { readonly verdict: FaultVerdict; readonly dateMs: number },
): Promise<{ readonly origin: string; readonly close: () => Promise<void> }> {
  return open(0, (request, response, body) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const { verdict, dateMs } = answer({
      ...body,
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
    });
    deliver(response, verdict, dateMs);
  });
}

async function open(
  port: number,
  handle: (request: IncomingMessage, response: ServerResponse, body: Body) => void,
): Promise<{ readonly origin: string; readonly close: () => Promise<void> }> {
  let count = 0;
  const server = createServer((request, response) => {
    count += 1;
    const number = count;
    readBody(request)
      .then((text) => handle(request, response, { number, text }))
      .catch((error: unknown) => breakDown(response, error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${addressOf(server).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** A fault of the practice server itself, said as such so that nobody looks for it elsewhere. */
function breakDown(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const detail = error instanceof Error ? error.message : 'unknown';
  response.writeHead(500, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ message: `The practice server failed: ${detail}` }));
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return address;
}

/** The body, or `undefined` when it is larger than any request that the API accepts. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= maxBodyBytes) chunks.push(chunk);
  });
  await once(request, 'end');
  return bytes > maxBodyBytes ? undefined : Buffer.concat(chunks).toString('utf8');
}

type Body = { readonly number: number; readonly text: string | undefined };

function serve(
  door: Door,
  incoming: IncomingMessage,
  response: ServerResponse,
  received: Body,
): void {
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  const path = url.pathname.startsWith(`${basePath}/`) ? url.pathname.slice(basePath.length) : '';
  const request: PracticeRequest = {
    number: received.number,
    method: incoming.method ?? 'GET',
    path,
    body: parseJson(received.text),
  };
  const { faults } = door.world;
  const send = (verdict: FaultVerdict): void =>
    deliver(response, verdict, faults.alterDate(door.now()));
  const before = faults.beforeAccept(request);
  if (before !== undefined) return send(before);
  const reply = refusing(() => {
    checkDoor(door, incoming, received);
    return door.world.database.transaction(() => {
      if (request.method !== 'GET') noteReached(door.world.database, door.now());
      return route(door, request, url.searchParams);
    });
  });
  door.changed();
  const answer: PracticeAnswer = {
    status: reply.status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(reply.body),
  };
  return send(faults.afterAccept(request, answer) ?? { kind: 'answer', answer });
}

function route(door: Door, request: PracticeRequest, query: URLSearchParams): Reply {
  const { route, id, known } = findRoute(request.method, request.path);
  if (route === undefined)
    throw new Refusal(known ? 405 : 404, [known ? 'Method not allowed' : 'Not found']);
  return route({
    world: door.world,
    organizationId: door.organizationId,
    id: decodeURIComponent(id),
    query,
    body: request.body,
    at: door.now(),
  });
}

/** Key, organisation, size and kind of the body. */
function checkDoor(door: Door, incoming: IncomingMessage, received: Body): void {
  const key = incoming.headers['x-api-key'];
  const organization = incoming.headers['x-organization-id'];
  const admitted =
    typeof key === 'string' &&
    sameText(key, door.apiKey.reveal()) &&
    organization === door.organizationId;
  if (!admitted) throw new Refusal(401, ['Unauthorized']);
  if (received.text === undefined) throw new Refusal(413, ['The request is too large']);
  if (received.text === '') return;
  if (incoming.headers['content-type']?.startsWith('application/json') !== true) {
    throw new Refusal(415, ['Content-Type must be application/json']);
  }
  if (parseJson(received.text) === undefined) throw new Refusal(400, ['The body is not JSON']);
}

/** Compares two texts in a time that tells nothing about them. */
export function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The JSON of a body; nothing where it is none. */
export function parseJson(text: string | undefined): unknown {
  if (text === undefined || text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function refusing(work: () => Reply): Reply {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) {
      const [first] = error.problems;
      return {
        status: error.status,
        body: { message: error.problems.length > 1 ? error.problems : first },
      };
    }
    if (error instanceof URIError) return { status: 404, body: { message: 'Not found' } };
    throw error;
  }
}

function deliver(response: ServerResponse, verdict: FaultVerdict, dateMs: number): void {
  switch (verdict.kind) {
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'hang':
      return;
    case 'answer':
    case 'truncate': {
      const { answer } = verdict;
      const bytes = Buffer.from(answer.body);
      response.sendDate = false;
      response.writeHead(answer.status, {
        ...answer.headers,
        date: new Date(dateMs).toUTCString(),
        'content-length': bytes.length,
      });
      if (verdict.kind === 'answer') {
        response.end(bytes);
        return;
      }
      response.write(bytes.subarray(0, verdict.bytes), () => response.socket?.destroy());
    }
  }
}
