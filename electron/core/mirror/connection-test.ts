import { ConsoleError } from '../../../shared/errors.ts';
import { highLevelScopes, type HighLevelScope } from '../../../shared/highlevel/scopes.ts';
import type { MirrorTest } from '../../../shared/mirror/model.ts';
import type { HighLevelConnection } from '../highlevel/connection.ts';
import type { HighLevelReads } from '../highlevel/reads.ts';

// Nobody has it: both searches answer, and neither shows or changes anything.
const nobody = 'connection-test';

/** Tries what the console needs by reading, and names every scope that is missing. */
export async function tryHighLevel(
  open: () => Promise<HighLevelConnection>,
  reads: HighLevelReads,
  signal: AbortSignal,
): Promise<MirrorTest> {
  try {
    const connection = await open();
    const missing = [
      await missingScope(() => reads.conversationsOf(connection, nobody, signal)),
      await missingScope(() =>
        reads.findContact(connection, { email: `${nobody}@example.com` }, signal),
      ),
    ].filter((scope) => scope !== undefined);
    if (missing.length > 0) {
      const list = missing.map((scope) => `${scope} (${highLevelScopes[scope]})`).join(', ');
      return {
        outcome: 'scope-missing',
        missing,
        message: `HighLevel accepts the token, which lacks: ${list}. Add that in HighLevel under Private Integrations, then test again.`,
      };
    }
    return {
      outcome: 'works',
      missing: [],
      message:
        'HighLevel answered: contacts and conversations of this sub-account can be read. Writing also needs conversations.write and contacts.write, which only the first conversation can show.',
    };
  } catch (error) {
    return { ...tell(error), missing: [] };
  }
}

async function missingScope(work: () => Promise<unknown>): Promise<HighLevelScope | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    const scope = error instanceof ConsoleError ? error.facts.details?.['scope'] : undefined;
    const known = Object.keys(highLevelScopes).find((one) => one === scope);
    if (known === undefined) throw error;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is one of the keys
    return known as HighLevelScope;
  }
}

function tell(error: unknown): Pick<MirrorTest, 'outcome' | 'message'> {
  if (!(error instanceof ConsoleError)) {
    return {
      outcome: 'failed',
      message: 'The test itself failed. Nothing was changed. Try again.',
    };
  }
  const { code, message, facts } = error;
  if (facts.details?.['otherLocation'] === true) return { outcome: 'other-location', message };
  if (code === 'key-rejected' || code === 'key-missing') return { outcome: 'rejected', message };
  if (code === 'offline' || code === 'timeout') return { outcome: 'unreachable', message };
  return { outcome: 'failed', message };
}
