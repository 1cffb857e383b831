import type { PolicyReading } from '../../../shared/settings/managed.ts';
import { onTestFinished } from 'vitest';
import { createChangeBus } from '../../../electron/core/changes.ts';
import type { SecretStore } from '../../../electron/core/capabilities.ts';
import { openMemoryDatabase } from '../../../electron/core/database/database.ts';
import { createPoppReads } from '../../../electron/core/popp/reads.ts';
import type { PracticeRunner } from '../../../electron/core/workspaces/practice-runner.ts';
import { createWorkspacesService } from '../../../electron/core/workspaces/service.ts';
import { memorySecrets, testCapabilities, testPolicy } from '../../support/capabilities.ts';

/** A call that nobody cancels. */
export const call = { signal: new AbortController().signal };

let requests = 0;

/** What a change needs beside its input. */
export function once<T extends object>(input: T): T & { readonly requestId: string } {
  requests += 1;
  return { ...input, requestId: `request-${String(requests).padStart(12, '0')}` };
}

/** A practice runner for tests that never open practice. */
const noPractice: PracticeRunner = {
  ensureStarted: () => Promise.reject(new Error('Practice is not part of this test')),
  state: () => undefined,
  skip: () => Promise.reject(new Error('Practice is not part of this test')),
  stop: () => Promise.resolve(),
  erase: () => Promise.resolve(),
};

/** The workspaces service over a real HTTP client and a database in memory. */
export function workspacesUnderTest(
  options: {
    readonly secrets?: SecretStore;
    readonly practice?: PracticeRunner;
    readonly policy?: PolicyReading;
  } = {},
) {
  const { clock, network, logger, log, secrets } = testCapabilities({
    dataFolder: '/nowhere',
    secrets: options.secrets ?? memorySecrets(),
  });
  const database = openMemoryDatabase();
  onTestFinished(() => database.close());
  const changes = createChangeBus();
  const reads = createPoppReads({ network, clock, logger, random: () => 0 });
  const workspaces = createWorkspacesService({
    database,
    clock,
    changes,
    logger,
    secrets,
    practice: options.practice ?? noPractice,
    policy: testPolicy(options.policy),
    probe: async (connection, signal) =>
      (await reads.listCampaigns(connection, {}, signal)).items.length,
  });
  return { workspaces, database, clock, changes, reads, secrets, log, logger };
}
