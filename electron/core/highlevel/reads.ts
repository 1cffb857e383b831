import { ConsoleError } from '../../../shared/errors.ts';
import { readHighLevelError } from '../../../shared/highlevel/error-body.ts';
import type { HighLevelScope } from '../../../shared/highlevel/scopes.ts';
import {
  contactOf,
  conversationOf,
  conversationsOf,
  notesOf,
  type HighLevelContact,
  type HighLevelConversation,
  type HighLevelNote,
} from '../../../shared/highlevel/wire.ts';
import { retryAfterMs } from '../../../shared/outbox/answers.ts';
import type { HttpClient, HttpResult } from '../network/http.ts';
import { tellTrouble } from '../network/trouble.ts';
import {
  accountKey,
  highLevelHeaders,
  highLevelUrl,
  withoutToken,
  type HighLevelConnection,
} from './connection.ts';
import type { Pacer } from './pacer.ts';

/** Every read of HighLevel. Failures are `ConsoleError`s; a missing scope is named in `details.scope`. */
export interface HighLevelReads {
  /** The conversations that the search shows for a contact; it is a little behind. */
  conversationsOf(
    connection: HighLevelConnection,
    contactId: string,
    signal?: AbortSignal,
  ): Promise<readonly HighLevelConversation[]>;
  /** `undefined` where there is none. */
  conversation(
    connection: HighLevelConnection,
    id: string,
    signal?: AbortSignal,
  ): Promise<HighLevelConversation | undefined>;
  contact(
    connection: HighLevelConnection,
    id: string,
    signal?: AbortSignal,
  ): Promise<HighLevelContact | undefined>;
  /** The contact with this number or address. */
  findContact(
    connection: HighLevelConnection,
    by: { readonly number: string } | { readonly email: string },
    signal?: AbortSignal,
  ): Promise<HighLevelContact | undefined>;
  notes(
    connection: HighLevelConnection,
    contactId: string,
    signal?: AbortSignal,
  ): Promise<readonly HighLevelNote[]>;
  /** What a person is called; `undefined` where the token may not read people. */
  userName(
    connection: HighLevelConnection,
    id: string,
    signal?: AbortSignal,
  ): Promise<string | undefined>;
}

type Ask = {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly scope: HighLevelScope;
  readonly signal?: AbortSignal | undefined;
};

const timeoutMs = 20_000;
const kept = 'Nothing was lost.';

/** Creates the reads; each is one request, and whoever asks decides whether to ask again. */
export function createHighLevelReads(deps: {
  readonly http: HttpClient;
  readonly pacer: Pacer;
}): HighLevelReads {
  const { http, pacer } = deps;

  async function ask(connection: HighLevelConnection, { path, query, scope, signal }: Ask) {
    const headers = highLevelHeaders(connection);
    const url = highLevelUrl(connection, path, query);
    if (headers === undefined || url === undefined) throw noToken();
    const account = accountKey(connection);
    await pacer.turn(account, signal);
    const result = await http.exchange({
      method: 'GET',
      url,
      headers,
      timeoutMs,
      ...(signal === undefined ? {} : { signal }),
    });
    pacer.end(account, result);
    return readAnswer(withoutToken(result, connection), scope);
  }

  return {
    async conversationsOf(connection, contactId, signal) {
      const { locationId } = connection;
      const query = { locationId, contactId, limit: '20' };
      const scope = 'conversations.readonly';
      const json = await ask(connection, { path: '/conversations/search', query, scope, signal });
      return conversationsOf(json) ?? fail('the search for conversations');
    },
    async conversation(connection, id, signal) {
      const path = `/conversations/${encodeURIComponent(id)}`;
      const json = await ask(connection, { path, scope: 'conversations.readonly', signal });
      return conversationOf(json);
    },
    async contact(connection, id, signal) {
      const path = `/contacts/${encodeURIComponent(id)}`;
      return contactOf(await ask(connection, { path, scope: 'contacts.readonly', signal }));
    },
    async findContact(connection, by, signal) {
      const query = { locationId: connection.locationId, ...by };
      const path = '/contacts/search/duplicate';
      return contactOf(await ask(connection, { path, query, scope: 'contacts.readonly', signal }));
    },
    async notes(connection, contactId, signal) {
      const path = `/contacts/${encodeURIComponent(contactId)}/notes`;
      const json = await ask(connection, { path, scope: 'contacts.readonly', signal });
      return notesOf(json) ?? fail('the notes of a contact');
    },
    async userName(connection, id, signal) {
      try {
        const path = `/users/${encodeURIComponent(id)}`;
        const json = await ask(connection, { path, scope: 'users.readonly', signal });
        return contactOf(json)?.name;
      } catch (error) {
        // Nobody has to let the console read people: the id is shown then.
        if (error instanceof ConsoleError && error.code !== 'cancelled') return undefined;
        throw error;
      }
    },
  };
}

/** The JSON of an answer; nothing for a 404, which says that there is no such thing. */
function readAnswer(result: HttpResult, scope: HighLevelScope): unknown {
  if (result.kind === 'not-sent') {
    const told = result.trouble === undefined ? undefined : tellTrouble(result.trouble);
    const words =
      told === undefined ? 'HighLevel cannot be reached.' : `${told.happened} ${told.doThis}`;
    throw new ConsoleError('offline', `${words} ${kept}`, {
      retryable: true,
      cause: result.detail,
    });
  }
  if (result.kind === 'unknown') {
    const code = result.cause === 'aborted' ? 'cancelled' : 'timeout';
    throw new ConsoleError(code, `HighLevel did not answer. ${kept} Try again in a minute.`, {
      retryable: true,
      cause: result.detail,
    });
  }
  const { status, headers, body } = result;
  if (status >= 200 && status < 300) return parse(body);
  const error = readHighLevelError(body);
  if (status === 404) return undefined;
  if (status === 429) {
    throw new ConsoleError(
      'rate-limited',
      `HighLevel asks for fewer requests. ${kept} The console goes on by itself.`,
      {
        retryable: true,
        retryAfterMs: retryAfterMs(headers['retry-after'], headers['date']),
      },
    );
  }
  if (status === 401 || status === 403) throw notLetIn(error, scope);
  if (status === 400 && error !== undefined && /not found|does not exist/i.test(error.words)) {
    return undefined;
  }
  if (status >= 500 || status === 408 || error === undefined) {
    throw new ConsoleError(
      'popp-failed',
      `HighLevel has a problem of its own (${status}). ${kept} Try again in a minute.`,
      { retryable: true },
    );
  }
  throw new ConsoleError('popp-refused', `HighLevel refused to answer: ${error.words}. ${kept}`);
}

function notLetIn(
  error: ReturnType<typeof readHighLevelError>,
  scope: HighLevelScope,
): ConsoleError {
  if (error?.isScopeMissing === true) {
    return new ConsoleError(
      'not-allowed',
      `The HighLevel token lacks the scope ${scope}. ${kept} Add it in HighLevel, then try again.`,
      { details: { scope } },
    );
  }
  if (error?.isOtherLocation === true) {
    return new ConsoleError(
      'not-allowed',
      `This HighLevel token has no access to this sub-account. ${kept} Type a token of the sub-account itself.`,
      { details: { otherLocation: true } },
    );
  }
  return new ConsoleError(
    'key-rejected',
    `HighLevel does not accept this token: it may be mistyped, expired or revoked. ${kept} Type a new one in Settings.`,
  );
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return fail('what was asked for');
  }
}

function fail(what: string): never {
  throw new ConsoleError(
    'unreadable-answer',
    `HighLevel's answer about ${what} could not be read. ${kept} Try again in a minute.`,
    { retryable: true },
  );
}

function noToken(): ConsoleError {
  return new ConsoleError(
    'key-missing',
    `HighLevel has no usable token or address. ${kept} Type the token again in Settings.`,
  );
}
