import { judgeBaseUrl } from '../network/base-url.ts';
import type { HttpResult } from '../network/http.ts';
import type { Secret } from '../secret.ts';

/** One workspace's sub-account at HighLevel, and what signs in there. */
export type HighLevelConnection = {
  readonly workspaceId: string;
  readonly baseUrl: string;
  readonly locationId: string;
  readonly version: string;
  readonly token: Secret;
};

const headerValue = /^[\x21-\x7e]+$/;

/** The headers of every call (seed: HighLevel, Create conversation); `undefined` for a token that no header can carry. */
export function highLevelHeaders(
  connection: HighLevelConnection,
): Readonly<Record<string, string>> | undefined {
  const token = connection.token.reveal();
  if (!headerValue.test(token) || !headerValue.test(connection.version)) return undefined;
  return {
    // Without it some endpoints answer 404 with nothing.
    accept: 'application/json',
    authorization: `Bearer ${token}`,
    version: connection.version,
  };
}

/** The address of one call; `undefined` when the base URL is not one that a token may be sent to. */
export function highLevelUrl(
  connection: HighLevelConnection,
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

/** What came back without the token: a server may quote it in its words, which are shown and kept. */
export function withoutToken(result: HttpResult, { token }: HighLevelConnection): HttpResult {
  if (result.kind !== 'answer') return result;
  return { ...result, body: result.body.replaceAll(token.reveal(), '[redacted]') };
}

/** One sub-account, whatever workspace asks: its limits are shared. */
export function accountKey({
  baseUrl,
  locationId,
}: Pick<HighLevelConnection, 'baseUrl' | 'locationId'>): string {
  return `${baseUrl} ${locationId}`;
}
