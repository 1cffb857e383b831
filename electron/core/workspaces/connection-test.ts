import { ConsoleError, type ErrorCode } from '../../../shared/errors.ts';
import type { ConnectionOutcome, ConnectionTest } from '../../../shared/workspaces/model.ts';

type Told = { readonly outcome: ConnectionOutcome; readonly message: string };

/** Where a try of the connection went, for its words. */
export type TriedConnection = { readonly baseUrl: string; readonly organizationId: string };

/** What the codes of a failed read say about address, key and network; any other code speaks for itself. */
const meanings: Partial<Record<ErrorCode, (tried: TriedConnection) => Told>> = {
  'key-missing': () => ({
    outcome: 'key-missing',
    message: 'This workspace has no API key yet. Type it, then try again.',
  }),
  'key-rejected': ({ organizationId }) => ({
    outcome: 'key-rejected',
    message: `Popp does not accept this API key for organisation ${organizationId}. Check both in Popp under Developer, API keys: the key may be expired, revoked or of another organisation.`,
  }),
  offline: unreachable,
  timeout: unreachable,
  'unreadable-answer': notPopp,
  'not-found': notPopp,
  redirected: ({ baseUrl }) => ({
    outcome: 'redirected',
    message: `${baseUrl} sends us to another address. The console did not follow, so your key stayed here. Use the final address of the API.`,
  }),
  'rate-limited': () => ({
    outcome: 'refused',
    message: 'Popp asks us to wait: too many requests for now. Try again in a minute.',
  }),
};

function unreachable({ baseUrl }: TriedConnection): Told {
  return {
    outcome: 'unreachable',
    message: `${baseUrl} does not answer. Check the address and this computer's internet connection. Your key is kept.`,
  };
}

function notPopp({ baseUrl }: TriedConnection): Told {
  return {
    outcome: 'not-popp',
    message: `${baseUrl} answered, but not as Popp's API does. Check the address: it usually ends with /v1. A company network may also be showing its own page.`,
  };
}

/** What a failed try means, in words that say what to do. */
export function tellFailure(error: unknown, tried: TriedConnection): Told {
  if (!(error instanceof ConsoleError)) {
    return { outcome: 'failed', message: 'The try itself failed. Nothing was changed. Try again.' };
  }
  const meaning = meanings[error.code];
  if (meaning !== undefined) return meaning(tried);
  if (error.code === 'keychain-locked') {
    return { outcome: 'keychain-locked', message: error.message };
  }
  return { outcome: error.code === 'popp-refused' ? 'refused' : 'failed', message: error.message };
}

/** Tries a connection by reading, and says how it went. */
export async function tryConnection(
  tried: TriedConnection,
  attempt: () => Promise<number>,
  monotonicMs: () => number,
): Promise<ConnectionTest> {
  const startedAt = monotonicMs();
  const tookMs = (): number => Math.round(monotonicMs() - startedAt);
  try {
    const campaigns = await attempt();
    const message =
      campaigns === 0
        ? 'The connection works. This organisation has no campaigns yet.'
        : 'The connection works. Popp answered with your campaigns.';
    return { outcome: 'works', message, tookMs: tookMs() };
  } catch (error) {
    return { ...tellFailure(error, tried), tookMs: tookMs() };
  }
}
