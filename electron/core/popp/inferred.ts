import { parseConversation } from '../../../shared/popp/conversation.ts';
import type { PoppConversation } from '../../../shared/popp/conversation.ts';
import { unreadable } from '../../../shared/popp/fields.ts';
import { parseList } from '../../../shared/popp/list-envelope.ts';
import { parseMessage } from '../../../shared/popp/message.ts';
import type { PoppMessage } from '../../../shared/popp/message.ts';
import { pathSegment } from './connection.ts';
import type { PoppConnection } from './connection.ts';
import type { PoppDeps } from './deps.ts';
import { createReader } from './reader.ts';
import type { ReadAnswer } from './reader.ts';

/** The answer of an endpoint that this organisation may not have; `serverDate` is its own `Date`. */
export type Feature<T> =
  | { readonly supported: true; readonly value: T; readonly serverDate?: number }
  | { readonly supported: false; readonly status: number };

/** Reads that no seed prints; each says on what evidence it is believed to exist. */
export interface PoppInferred {
  /**
   * GET /conversations/{id}. Evidence: Popp's `llms.txt` (copied in github:api-evangelist/popp) names the operation
   * 'Get conversation'; the path is inferred from POST /conversations/{id}/messages in the seed Job Application Flow.
   * Throws `not-found` for an id that is missing where the endpoint is known to work.
   */
  getConversation(
    connection: PoppConnection,
    id: string,
    signal?: AbortSignal,
  ): Promise<Feature<PoppConversation>>;
  /**
   * GET /conversations/{id}/messages, oldest first where the API dates them. Evidence: `llms.txt` names 'List
   * conversation messages'; POST on the same path is printed in the seed Job Application Flow, step 3c.
   */
  listMessages(
    connection: PoppConnection,
    id: string,
    signal?: AbortSignal,
  ): Promise<Feature<readonly PoppMessage[]>>;
}

type Endpoint = { readonly name: string; path(id: string): string };

type Learnt = 'works' | { readonly unsupported: number; readonly atMs: number };

/** After this long an endpoint that was refused is asked for again: Popp may have switched it on. */
const askAgainAfterMs = 6 * 60 * 60 * 1000;

const longestThreadPages = 50;

const conversationEndpoint: Endpoint = {
  name: 'conversation',
  path: (id) => `/conversations/${pathSegment(id)}`,
};
const messagesEndpoint: Endpoint = {
  name: 'messages',
  path: (id) => `/conversations/${pathSegment(id)}/messages`,
};

/**
 * Creates the inferred reads. A 403, 404 or 405 may mean that the endpoint does not exist or that this one id does not,
 * so the first of them is checked against a conversation that the documented list shows; what was learnt about a
 * workspace lives as long as the process.
 */
export function createPoppInferred(deps: PoppDeps): PoppInferred {
  const { clock } = deps;
  const reader = createReader(deps);
  const learnt = new Map<string, Learnt>();

  function recall(key: string): Learnt | undefined {
    const known = learnt.get(key);
    if (known === undefined || known === 'works') return known;
    return clock.monotonicMs() - known.atMs < askAgainAfterMs ? known : undefined;
  }

  async function ask(
    connection: PoppConnection,
    endpoint: Endpoint,
    id: string,
    nextToken: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Feature<unknown>> {
    const key = `${connection.workspaceId} ${connection.baseUrl} ${connection.organizationId} ${endpoint.name}`;
    const known = recall(key);
    if (known !== undefined && known !== 'works') {
      return { supported: false, status: known.unsupported };
    }
    const answer = await reader.read(connection, {
      path: endpoint.path(id),
      query: { nextToken },
      what: 'this conversation',
      signal,
    });
    if (answer.ok) {
      learnt.set(key, 'works');
      return {
        supported: true,
        value: answer.json,
        ...(answer.serverDate === undefined ? {} : { serverDate: answer.serverDate }),
      };
    }
    if (known === 'works' || !mayMeanUnsupported(answer.status)) throw answer.failure;
    const verdict = await check(connection, endpoint, id, answer, signal);
    if (verdict === 'works') {
      learnt.set(key, 'works');
      throw answer.failure;
    }
    if (verdict === 'unsupported') {
      learnt.set(key, { unsupported: answer.status, atMs: clock.monotonicMs() });
    }
    return { supported: false, status: answer.status };
  }

  /** Whether the endpoint works for a conversation that surely exists. Throws when the key itself is refused. */
  async function check(
    connection: PoppConnection,
    endpoint: Endpoint,
    id: string,
    answer: Extract<ReadAnswer, { ok: false }>,
    signal: AbortSignal | undefined,
  ): Promise<'works' | 'unsupported' | 'unclear'> {
    const { json } = await reader.readJson(connection, {
      path: '/conversations',
      query: { limit: '1' },
      what: 'the list of conversations',
      signal,
    });
    // The list was readable: a 405, or a 403 with this key, is about the endpoint.
    if (answer.status !== 404) return 'unsupported';
    const [first] = parseList(json, 'conversations').items;
    if (first === undefined) return 'unclear';
    const shown = parseConversation(first).id;
    if (shown === id) return 'unsupported';
    const again = await reader.read(connection, {
      path: endpoint.path(shown),
      what: 'this conversation',
      signal,
    });
    if (again.ok) return 'works';
    return mayMeanUnsupported(again.status) ? 'unsupported' : 'unclear';
  }

  return {
    async getConversation(connection, id, signal) {
      const answer = await ask(connection, conversationEndpoint, id, undefined, signal);
      return answer.supported ? { ...answer, value: parseConversation(answer.value) } : answer;
    },
    async listMessages(connection, id, signal) {
      const messages: PoppMessage[] = [];
      let nextToken: string | undefined;
      for (let pages = 0; pages < longestThreadPages; pages += 1) {
        const answer = await ask(connection, messagesEndpoint, id, nextToken, signal);
        if (!answer.supported) return answer;
        const page = parseList(answer.value, 'messages');
        messages.push(...page.items.map((item) => parseMessage(item)));
        if (page.nextToken === undefined) return { supported: true, value: inOrder(messages) };
        if (page.nextToken === nextToken) break;
        nextToken = page.nextToken;
      }
      throw unreadable('the messages of this conversation');
    },
  };
}

function mayMeanUnsupported(status: number): boolean {
  return status === 403 || status === 404 || status === 405;
}

/** Oldest first; the order of the API is not documented, so it is kept where a message has no time. */
function inOrder(messages: readonly PoppMessage[]): readonly PoppMessage[] {
  if (messages.some((message) => message.createdAt === undefined)) return messages;
  return messages.toSorted((one, other) => (one.createdAt ?? 0) - (other.createdAt ?? 0));
}
