import type { PoppConversation } from '../../../shared/popp/conversation.ts';
import type { PoppMessage } from '../../../shared/popp/message.ts';
import type { PoppConnection } from './connection.ts';
import type { PoppDeps } from './deps.ts';

/** The answer of an endpoint that this organisation may not have. */
export type Feature<T> =
  | { readonly supported: true; readonly value: T }
  | { readonly supported: false; readonly status: number };

/** Reads that no seed prints; each says on what evidence it is believed to exist. */
export interface PoppInferred {
  /** GET /conversations/{id}. */
  getConversation(
    connection: PoppConnection,
    id: string,
    signal?: AbortSignal,
  ): Promise<Feature<PoppConversation>>;
  /** GET /conversations/{id}/messages, oldest first where the API dates them. */
  listMessages(
    connection: PoppConnection,
    id: string,
    signal?: AbortSignal,
  ): Promise<Feature<readonly PoppMessage[]>>;
}

/** Creates the inferred reads; what was learnt about a workspace lives as long as the process. */
export function createPoppInferred(_deps: PoppDeps): PoppInferred {
  throw new Error('being built');
}
