import { ConsoleError } from '../../../shared/errors.ts';
import type { Secret } from '../secret.ts';
import { judgeBaseUrl } from '../network/base-url.ts';

/** Where one workspace's Popp is, and who we are there. */
export type PoppConnection = {
  readonly workspaceId: string;
  /** Ends with the version, as in `https://api.joinpopp.com/v1`. */
  readonly baseUrl: string;
  readonly organizationId: string;
  readonly apiKey: Secret;
};

// What a header value may hold; anything else would be refused by Node or change the request.
const headerValue = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

/** The headers of every call (seed: Job Application Flow); `undefined` without a key or organisation that a header can carry. */
export function requestHeaders(
  connection: PoppConnection,
): Readonly<Record<string, string>> | undefined {
  const apiKey = connection.apiKey.reveal();
  if (!headerValue.test(apiKey) || !headerValue.test(connection.organizationId)) return undefined;
  return {
    accept: 'application/json',
    'x-api-key': apiKey,
    'x-organization-id': connection.organizationId,
  };
}

/** The address of one call; `undefined` when the base URL is not one that a key may be sent to. */
export function requestUrl(
  connection: PoppConnection,
  path: string,
  query: Readonly<Record<string, string | undefined>> = {},
): URL | undefined {
  const judged = judgeBaseUrl(connection.baseUrl);
  if (!judged.ok) return undefined;
  const url = new URL(`${judged.baseUrl}${path}`);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url;
}

/** One id as one segment of a path; an id that would change the path is refused. */
export function pathSegment(id: string): string {
  if (id === '' || id === '.' || id === '..') {
    throw new ConsoleError('invalid-input', 'This id cannot be one of Popp. Nothing was sent.');
  }
  return encodeURIComponent(id);
}
