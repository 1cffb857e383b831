import { request as httpRequest } from 'node:http';
import type { Agent, ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Clock, Network } from '../capabilities.ts';
import { openConnection } from './connect.ts';
import { codeOf, ConnectError } from './connect-error.ts';
import { KeepAliveAgent } from './keep-alive-agent.ts';
import type { Trouble } from './trouble.ts';

/** One request as it goes over the wire. */
export type HttpRequest = {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Of what changes something; a GET has none. */
  readonly body?: string;
  /** For the whole exchange, from looking up the name to the last byte. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
};

/** What became of one exchange, and exactly how far it got. `not-sent` proves that no byte of the request left. */
export type HttpResult =
  | {
      readonly kind: 'answer';
      readonly status: number;
      /** Lower-case names. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | {
      readonly kind: 'not-sent';
      readonly cause: 'dns' | 'refused' | 'connect-timeout' | 'tls';
      /** For the log. */
      readonly detail: string;
      /** What stands in the way, where that is known. */
      readonly trouble?: Trouble;
    }
  | {
      readonly kind: 'unknown';
      readonly cause: 'timeout' | 'reset' | 'short-body' | 'too-large' | 'aborted';
      readonly detail: string;
    };

/** What the client needs from its host. */
export type HttpDeps = { readonly network: Network; readonly clock: Clock };

/** A small HTTP/1.1 client that never follows redirects, never retries and never throws. */
export interface HttpClient {
  exchange(request: HttpRequest): Promise<HttpResult>;
  /** Drops idle connections. */
  close(): void;
}

/** The largest answer that is read; more than ten thousand results of a bulk request need. */
export const bodyLimitBytes = 16 * 1024 * 1024;

const connectTimeoutMs = 10_000;

/**
 * Creates the client; one for the whole console, or one for each user of it.
 * A POST has a connection of its own, up before its first byte: so a failure is either clearly before or possibly after.
 */
export function createHttpClient({ network, clock }: HttpDeps): HttpClient {
  const agents = new Map<string, Agent>();

  async function connect(url: URL, stop: AbortSignal): Promise<Duplex> {
    const limit = new AbortController();
    const cancelTimer = clock.schedule(connectTimeoutMs, () => limit.abort());
    try {
      return await openConnection(url, network, AbortSignal.any([stop, limit.signal]));
    } catch (error) {
      if (error instanceof ConnectError && error.reason === 'stopped' && limit.signal.aborted) {
        throw new ConnectError('connect-timeout', `no connection in ${connectTimeoutMs} ms`);
      }
      throw error;
    } finally {
      cancelTimer();
    }
  }

  function agentFor(url: URL): Agent {
    const known = agents.get(url.origin);
    if (known !== undefined) return known;
    const agent = new KeepAliveAgent((signal) => connect(url, signal));
    agents.set(url.origin, agent);
    return agent;
  }

  async function exchange(request: HttpRequest): Promise<HttpResult> {
    const stop = new AbortController();
    let reason: 'timeout' | 'aborted' = 'aborted';
    const cancelTimer = clock.schedule(request.timeoutMs, () => {
      reason = 'timeout';
      stop.abort();
    });
    const onAbort = () => stop.abort();
    request.signal?.addEventListener('abort', onAbort);
    if (request.signal?.aborted === true) stop.abort();
    try {
      if (request.method === 'GET') {
        return await converse(request, { agent: agentFor(request.url) }, stop.signal);
      }
      const socket = await connect(request.url, stop.signal);
      return await converse(request, { createConnection: () => socket }, stop.signal);
    } catch (error) {
      if (stop.signal.aborted) return stopped(reason, error);
      return failure(error);
    } finally {
      cancelTimer();
      request.signal?.removeEventListener('abort', onAbort);
    }
  }

  return {
    exchange,
    close() {
      for (const agent of agents.values()) agent.destroy();
      agents.clear();
    },
  };
}

/** Sends the request and reads the answer whole. Rejects with what went wrong. */
function converse(
  request: HttpRequest,
  options: RequestOptions,
  stop: AbortSignal,
): Promise<HttpResult> {
  return new Promise((resolve, reject) => {
    const outgoing: ClientRequest = httpRequest({
      ...options,
      method: request.method,
      path: `${request.url.pathname}${request.url.search}`,
      headers: {
        ...request.headers,
        host: request.url.host,
        'accept-encoding': 'identity',
        'user-agent': 'popp-console',
        ...(request.method !== 'GET'
          ? { 'content-length': String(Buffer.byteLength(request.body ?? '')) }
          : {}),
      },
    });
    let answering = false;

    function settle(finish: () => void): void {
      stop.removeEventListener('abort', onStop);
      finish();
    }
    function fail(error: unknown): void {
      settle(() => reject(error));
      outgoing.destroy();
    }
    // Once an answer has begun, reading it tells how it ended: it may be whole although the request failed to go out whole.
    function failBeforeAnswer(error: unknown): void {
      if (!answering) fail(error);
    }
    function onStop(): void {
      fail(new Error('called off'));
    }

    stop.addEventListener('abort', onStop);
    outgoing.on('error', failBeforeAnswer);
    outgoing.on('close', () => failBeforeAnswer(new Error('closed without an answer')));
    outgoing.on('response', (incoming) => {
      answering = true;
      readAnswer(incoming).then((result) => {
        settle(() => resolve(result));
        if (result.kind !== 'answer') outgoing.destroy();
      }, fail);
    });
    if (stop.aborted) {
      onStop();
      return;
    }
    outgoing.end(request.method !== 'GET' ? request.body : undefined);
  });
}

/** An answer that began and did not end. */
class CutShort extends Error {
  override readonly name = 'CutShort';
}

async function readAnswer(incoming: IncomingMessage): Promise<HttpResult> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > bodyLimitBytes) {
        return { kind: 'unknown', cause: 'too-large', detail: `over ${bodyLimitBytes} bytes` };
      }
      chunks.push(chunk);
    }
  } catch (error) {
    throw new CutShort(codeOf(error));
  }
  if (!incoming.complete) throw new CutShort('closed in the middle of the answer');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return {
    kind: 'answer',
    status: incoming.statusCode ?? 0,
    headers,
    body: new TextDecoder().decode(Buffer.concat(chunks)),
  };
}

function stopped(reason: 'timeout' | 'aborted', error: unknown): HttpResult {
  const nothingSent = error instanceof ConnectError;
  if (reason === 'aborted') {
    const when = nothingSent ? 'before anything was written' : 'while Popp was being asked';
    return { kind: 'unknown', cause: 'aborted', detail: `called off ${when}` };
  }
  return nothingSent
    ? { kind: 'not-sent', cause: 'connect-timeout', detail: 'no connection in time' }
    : { kind: 'unknown', cause: 'timeout', detail: 'no whole answer in time' };
}

function failure(error: unknown): HttpResult {
  if (error instanceof ConnectError) return notConnected(error);
  if (error instanceof CutShort) {
    return { kind: 'unknown', cause: 'short-body', detail: error.message };
  }
  const code = codeOf(error);
  if (code === 'HPE_HEADER_OVERFLOW') return { kind: 'unknown', cause: 'too-large', detail: code };
  return { kind: 'unknown', cause: 'reset', detail: code };
}

function notConnected(error: ConnectError): HttpResult {
  // A proxy that wants a password is an answer that pauses the workspace, not a broken line.
  if (error.proxyAnswer?.status === 407) {
    const headers = { 'proxy-authenticate': error.proxyAnswer.signIn };
    return { kind: 'answer', status: 407, headers, body: '' };
  }
  if (error.reason === 'stopped') {
    return { kind: 'unknown', cause: 'aborted', detail: error.message };
  }
  return {
    kind: 'not-sent',
    cause: error.reason,
    detail: error.message,
    ...(error.trouble === undefined ? {} : { trouble: error.trouble }),
  };
}
