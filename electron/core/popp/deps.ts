import type { Clock, Logger, Network } from '../capabilities.ts';
import type { HttpClient } from '../network/http.ts';

/** What the Popp client needs. */
export type PoppDeps = {
  readonly network: Network;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Shared between reads, writes and inferred reads where given; made from `network` and `clock` otherwise. */
  readonly http?: HttpClient;
  /** For jitter: 0 up to 1. */
  readonly random?: () => number;
};
