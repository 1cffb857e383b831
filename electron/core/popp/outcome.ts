/** What became of one request that changes something. Only `not-sent` proves that nothing left the laptop. */
export type WriteOutcome =
  | {
      readonly kind: 'answer';
      readonly status: number;
      /** Lower-case names. */
      readonly headers: Readonly<Record<string, string>>;
      /** The whole body, at most 16 MiB. */
      readonly body: string;
    }
  | {
      readonly kind: 'not-sent';
      readonly cause: 'dns' | 'refused' | 'connect-timeout' | 'tls' | 'no-key';
      readonly detail: string;
    }
  | {
      readonly kind: 'unknown';
      readonly cause: 'timeout' | 'reset' | 'short-body' | 'too-large' | 'aborted';
      readonly detail: string;
    };

/** One request as it will go over the wire; frozen in the database before its first byte. */
export type FrozenRequest = {
  readonly method: 'POST' | 'PATCH';
  /** Below the base URL, starting with a slash. */
  readonly path: string;
  /** JSON text, or nothing for the calls without a body. */
  readonly body: string | undefined;
};
