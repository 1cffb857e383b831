import type { Clock, Network } from '../capabilities.ts';

/** One request as it goes over the wire. */
export type HttpRequest = {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
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
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | {
      readonly kind: 'not-sent';
      readonly cause: 'dns' | 'refused' | 'connect-timeout' | 'tls';
      readonly detail: string;
    }
  | {
      readonly kind: 'unknown';
      readonly cause: 'timeout' | 'reset' | 'short-body' | 'too-large' | 'aborted';
      readonly detail: string;
    };

/** What the client needs from its host. */
export type HttpDeps = { readonly network: Network; readonly clock: Clock };

/** A small HTTP/1.1 client that never follows redirects and never throws. */
export interface HttpClient {
  exchange(request: HttpRequest): Promise<HttpResult>;
  /** Drops idle connections. */
  close(): void;
}

/** Creates the client; one for the whole console, or one for each user of it. */
export function createHttpClient(_deps: HttpDeps): HttpClient {
  throw new Error('being built');
}
