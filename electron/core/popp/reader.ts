import { ConsoleError } from '../../../shared/errors.ts';
import { present } from '../../../shared/popp/fields.ts';
import type { Clock } from '../capabilities.ts';
import { createHttpClient } from '../network/http.ts';
import type { HttpResult } from '../network/http.ts';
import { requestHeaders, requestUrl } from './connection.ts';
import type { PoppConnection } from './connection.ts';
import type { PoppDeps } from './deps.ts';
import { answerFailure, connectionFailure, webPage } from './read-failures.ts';
import type { ReadContext } from './read-failures.ts';
import {
  isWorthRetrying,
  longestWaitMs,
  readRetryAfterMs,
  readServerDate,
  readTries,
  retryDelayMs,
} from './retry.ts';

/** One read: `what` names it in messages to the recruiter, as in 'the list of campaigns'. */
export type ReadRequest = {
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly what: string;
  readonly signal?: AbortSignal | undefined;
};

/** What a read came to: JSON, or a status that a caller may know how to take. */
export type ReadAnswer =
  | { readonly ok: true; readonly json: unknown; readonly serverDate?: number }
  | { readonly ok: false; readonly status: number; readonly failure: ConsoleError };

/** Reads with retries, shared by documented and inferred endpoints. */
export interface Reader {
  /** Answers with the failure of a 4xx instead of throwing it; throws every other failure. */
  read(connection: PoppConnection, request: ReadRequest): Promise<ReadAnswer>;
  /** The JSON of a 2xx answer; everything else is thrown as a `ConsoleError`. */
  readJson(
    connection: PoppConnection,
    request: ReadRequest,
  ): Promise<{ readonly json: unknown; readonly serverDate?: number }>;
}

const readTimeoutMs = 20_000;

/** Creates the reader: at most four tries on 408, 429, 5xx and broken connections, never another host. */
export function createReader(deps: PoppDeps): Reader {
  const { clock, logger } = deps;
  const http = deps.http ?? createHttpClient(deps);
  const random = deps.random ?? Math.random;

  async function read(connection: PoppConnection, request: ReadRequest): Promise<ReadAnswer> {
    const headers = requestHeaders(connection);
    const url = requestUrl(connection, request.path, request.query);
    if (url === undefined) throw badBaseUrl();
    if (headers === undefined) throw noKey();
    for (let tried = 1; ; tried += 1) {
      const result = await http.exchange({
        method: 'GET',
        url,
        headers,
        timeoutMs: readTimeoutMs,
        ...present({ signal: request.signal }),
      });
      const retryAfterMs =
        result.kind === 'answer' ? readRetryAfterMs(result.headers, clock.now()) : undefined;
      const isLast = tried >= readTries || (retryAfterMs ?? 0) > longestWaitMs;
      if (!isWorthRetrying(result) || isLast) {
        const context = {
          what: request.what,
          url,
          secret: connection.apiKey.reveal(),
          ...present({ retryAfterMs }),
        };
        return judge(result, context);
      }
      const delayMs = retryDelayMs(tried, random, retryAfterMs);
      logger.info('popp-read-again', { path: request.path, tried, delayMs, ...factsOf(result) });
      await pause(clock, delayMs, request.signal);
    }
  }

  function judge(result: HttpResult, context: ReadContext): ReadAnswer {
    if (result.kind !== 'answer') throw noted(connectionFailure(result, context), result, context);
    const { status } = result;
    if (status >= 200 && status < 300) {
      const parsed = parseBody(result.body);
      if (parsed === undefined) throw noted(webPage(result, context), result, context);
      return {
        ok: true,
        json: parsed.json,
        ...present({ serverDate: readServerDate(result.headers) }),
      };
    }
    const failure = noted(answerFailure(result, context), result, context);
    if (status < 400 || status === 407 || status === 429 || status >= 500) throw failure;
    return { ok: false, status, failure };
  }

  function noted(failure: ConsoleError, result: HttpResult, context: ReadContext): ConsoleError {
    if (failure.code !== 'cancelled') {
      const facts = { path: context.url.pathname, code: failure.code, ...factsOf(result) };
      logger.warn('popp-read-failed', facts);
    }
    return failure;
  }

  return {
    read,
    async readJson(connection, request) {
      const answer = await read(connection, request);
      if (!answer.ok) throw answer.failure;
      return answer;
    },
  };
}

/** What a log may know of a result: never a body. */
function factsOf(result: HttpResult): Readonly<Record<string, unknown>> {
  return result.kind === 'answer'
    ? { status: result.status }
    : { kind: result.kind, cause: result.cause, detail: result.detail };
}

function parseBody(body: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(body) as unknown };
  } catch {
    // The parser quotes the text in its message; the caller words the failure instead.
    return undefined;
  }
}

function pause(clock: Clock, delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    function onAbort(): void {
      cancel();
      reject(new ConsoleError('cancelled', 'The reading was called off. Nothing was changed.'));
    }
    const cancel = clock.schedule(delayMs, () => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    });
    signal?.addEventListener('abort', onAbort, { once: true });
    if (signal?.aborted === true) onAbort();
  });
}

function noKey(): ConsoleError {
  return new ConsoleError(
    'key-missing',
    'This workspace has no usable API key or organisation ID. Nothing was lost. Enter both again in the workspace settings.',
  );
}

function badBaseUrl(): ConsoleError {
  return new ConsoleError(
    'invalid-input',
    'The base URL of this workspace is not one that a key may be sent to. Nothing was lost. Enter an address that starts with https:// in the workspace settings.',
  );
}
