import { ConsoleError, type ErrorCode } from '../../../shared/errors.ts';
import type { ConnectionOutcome, ConnectionTest } from '../../../shared/workspaces/model.ts';

type Told = { readonly outcome: ConnectionOutcome; readonly message: string };

/** Where a try of the connection went, for its words. */
export type TriedConnection = { readonly baseUrl: string; readonly organizationId: string };

const outcomes: Partial<Record<ErrorCode, ConnectionOutcome>> = {
  'key-missing': 'key-missing',
  'keychain-locked': 'keychain-locked',
  'key-rejected': 'key-rejected',
  offline: 'unreachable',
  timeout: 'unreachable',
  'unreadable-answer': 'not-popp',
  'not-found': 'not-popp',
  redirected: 'redirected',
  'rate-limited': 'refused',
  'popp-refused': 'refused',
  'not-allowed': 'refused',
};

/** What a failed try means, in words that say what to do. */
export function tellFailure(error: unknown, tried: TriedConnection): Told {
  if (!(error instanceof ConsoleError)) {
    return { outcome: 'failed', message: 'The try itself failed. Nothing was changed. Try again.' };
  }
  const outcome = outcomes[error.code] ?? 'failed';
  if (error.code === 'key-rejected') {
    return {
      outcome,
      message: `Popp does not accept this API key for organisation ${tried.organizationId}. Check both in Popp under Developer, API keys: the key may be expired, revoked or of another organisation.`,
    };
  }
  if (error.code === 'not-found') {
    return {
      outcome,
      message: `${tried.baseUrl} answered, but has no campaigns to list as Popp's API does. Check the address: it usually ends with /v1. Your key is kept.`,
    };
  }
  // What is beneath a broken connection (a certificate, a proxy's sign-in) has words of its own.
  const isPlainlyAway = outcome === 'unreachable' && error.facts.details === undefined;
  if (isPlainlyAway && error.facts.retryable === true) {
    return {
      outcome,
      message: `${tried.baseUrl} cannot be reached. Check the address and this computer's internet connection. Your key is kept.`,
    };
  }
  return { outcome, message: error.message };
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
        ? 'Popp answered. This organisation has no campaigns yet.'
        : 'Popp answered with the campaigns of this organisation.';
    return { outcome: 'works', message, tookMs: tookMs() };
  } catch (error) {
    return { ...tellFailure(error, tried), tookMs: tookMs() };
  }
}
