import type { Logger, Network } from '../../../electron/core/capabilities.ts';
import type { PoppConnection } from '../../../electron/core/popp/connection.ts';
import type { PoppDeps } from '../../../electron/core/popp/deps.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { ConsoleError } from '../../../shared/errors.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import type { ManualClock } from '../../support/manual-clock.ts';

/** The key that must never be seen in an error or a log. */
export const testKey = 'key-4b1d9c77e0aa4c1f';

/** No proxy, no certificates of its own. */
export const directNetwork: Network = {
  certificates: () => [],
  proxyFor: () => Promise.resolve(undefined),
};

/** A connection to a test's server. */
export function connectionTo(baseUrl: string, workspaceId = 'workspace-1'): PoppConnection {
  return { workspaceId, baseUrl, organizationId: 'org_123456', apiKey: new Secret(testKey) };
}

/** Everything the client needs; waits between tries pass by themselves, all other time stands still. */
export function testDeps(network: Network = directNetwork): PoppDeps & {
  readonly clock: ManualClock;
  readonly log: string[];
  readonly waitsMs: number[];
} {
  const clock = createManualClock();
  const log: string[] = [];
  const waitsMs: number[] = [];
  const note = (event: string, facts: Readonly<Record<string, unknown>> = {}) => {
    log.push(`${event} ${JSON.stringify(facts)}`);
    const delayMs = facts['delayMs'];
    if (event === 'popp-read-again' && typeof delayMs === 'number') {
      waitsMs.push(delayMs);
      setImmediate(() => void clock.advance(delayMs));
    }
  };
  const logger: Logger = { info: note, warn: note, error: note };
  return { network, clock, logger, random: () => 0.5, log, waitsMs };
}

/** The `ConsoleError` that a promise fails with. */
export async function failureOf(promise: Promise<unknown>): Promise<ConsoleError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof ConsoleError) return error;
    throw error;
  }
  throw new Error('It did not fail.');
}
