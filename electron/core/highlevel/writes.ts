import type { HttpClient } from '../network/http.ts';
import { tellTrouble } from '../network/trouble.ts';
import type { FrozenRequest, WriteOutcome } from '../popp/outcome.ts';
import {
  accountKey,
  highLevelHeaders,
  highLevelUrl,
  withoutToken,
  type HighLevelConnection,
} from './connection.ts';
import type { NewContact } from './new-contact.ts';
import type { Pacer } from './pacer.ts';

/** The only way to change something at HighLevel. Used by the outbox's couriers alone. */
export interface HighLevelWrites {
  /** Sends one frozen request once, in the place that the pacer gave before it was frozen. Never throws. */
  send(
    connection: HighLevelConnection,
    request: FrozenRequest,
    options: { readonly timeoutMs: number; readonly signal?: AbortSignal },
  ): Promise<WriteOutcome>;
}

/**
 * Every path that may be written to. HighLevel has calls that message a contact; they are not here, so a request for one
 * never finds a socket, whoever froze it.
 */
const writable: readonly RegExp[] = [
  /^\/conversations\/$/,
  /^\/contacts\/$/,
  /^\/contacts\/[A-Za-z0-9_-]+\/notes$/,
];

/** Whether the client would write to this path at all. */
export function mayWriteTo(path: string): boolean {
  return writable.some((known) => known.test(path));
}

/** Creates the writes over a client whose POSTs have a connection of their own each. */
export function createHighLevelWrites(deps: {
  readonly http: HttpClient;
  readonly pacer: Pacer;
}): HighLevelWrites {
  const { http, pacer } = deps;
  return {
    async send(connection, request, { timeoutMs, signal }) {
      const account = accountKey(connection);
      const headers = highLevelHeaders(connection);
      const url = highLevelUrl(connection, request.path);
      if (headers === undefined || url === undefined || !mayWriteTo(request.path)) {
        pacer.end(account);
        const detail =
          headers === undefined ? 'There is no usable token.' : 'The address is not allowed.';
        return { kind: 'not-sent', cause: headers === undefined ? 'no-key' : 'refused', detail };
      }
      const result = await http.exchange({
        method: 'POST',
        url,
        headers: { ...headers, 'content-type': 'application/json' },
        body: request.body ?? '{}',
        timeoutMs,
        ...(signal === undefined ? {} : { signal }),
      });
      pacer.end(account, result);
      if (result.kind !== 'not-sent' || result.trouble === undefined) {
        return withoutToken(result, connection);
      }
      const { happened, doThis } = tellTrouble(result.trouble);
      return { kind: 'not-sent', cause: result.cause, detail: `${happened} ${doThis}` };
    },
  };
}

/** One conversation: every field that the seed describes, and nothing else. The slash at the end is the API's own. */
export function encodeMirroredConversation(locationId: string, contactId: string): FrozenRequest {
  return post('/conversations/', { locationId, contactId });
}

/** A contact to create. */
export function encodeContact(locationId: string, contact: NewContact): FrozenRequest {
  const { firstName, lastName, phone, email } = contact;
  return post('/contacts/', { locationId, firstName, lastName, phone, email });
}

/** A note of a contact; it is read by colleagues and never by the candidate. */
export function encodeNote(contactId: string, body: string): FrozenRequest {
  return post(`/contacts/${encodeURIComponent(contactId)}/notes`, { body });
}

function post(path: string, body: object): FrozenRequest {
  return { method: 'POST', path, body: JSON.stringify(body) };
}
