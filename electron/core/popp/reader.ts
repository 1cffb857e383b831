import type { PoppConnection } from './connection.ts';
import type { PoppDeps } from './deps.ts';

/** One read: `what` names it in messages to the recruiter, as in 'the list of campaigns'. */
export type ReadRequest = {
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly what: string;
  readonly signal?: AbortSignal;
};

/** An answer that is neither a network failure nor one worth another try. */
export type ReadAnswer = {
  readonly status: number;
  readonly body: string;
  /** The server's `Date`, epoch milliseconds. */
  readonly serverDate?: number;
};

/** Reads with retries, shared by documented and inferred endpoints. */
export interface Reader {
  /** The last answer after retries, whatever its status; throws only for what has no usable answer. */
  read(connection: PoppConnection, request: ReadRequest): Promise<ReadAnswer>;
  /** The JSON of a 2xx answer; everything else is a `ConsoleError`. */
  readJson(
    connection: PoppConnection,
    request: ReadRequest,
  ): Promise<{ readonly json: unknown; readonly serverDate?: number }>;
}

/** Creates the reader. */
export function createReader(_deps: PoppDeps): Reader {
  throw new Error('being built');
}
