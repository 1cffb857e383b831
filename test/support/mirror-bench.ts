import { createChangeBus } from '../../electron/core/changes.ts';
import type { Clock, InstanceWitness, SecretStore } from '../../electron/core/capabilities.ts';
import { createConversationStore } from '../../electron/core/conversations/store.ts';
import type { Database } from '../../electron/core/database/database.ts';
import { createPacer } from '../../electron/core/highlevel/pacer.ts';
import { createHighLevelReads } from '../../electron/core/highlevel/reads.ts';
import { createMirrorService, type MirrorService } from '../../electron/core/mirror/service.ts';
import type { PracticeAccount } from '../../electron/core/mirror/accounts.ts';
import { createHttpClient } from '../../electron/core/network/http.ts';
import { createOutbox, type RunningOutbox } from '../../electron/core/outbox/create-outbox.ts';
import { createOutboxPorts } from '../../electron/core/outbox/popp-ports.ts';
import { createPoppInferred } from '../../electron/core/popp/inferred.ts';
import { createPoppReads } from '../../electron/core/popp/reads.ts';
import { createPoppWrites } from '../../electron/core/popp/writes.ts';
import { ConsoleError } from '../../shared/errors.ts';
import { memorySecrets, testCapabilities } from './capabilities.ts';

/** The workspace and campaign of every test of the mirror. */
export const mirrored = { workspaceId: 'mirror-test', campaignId: 'campaign-1' } as const;

/** Outbox, conversations and mirror over one database; Popp cannot be reached. */
export function composeMirror(options: {
  readonly database: Database;
  readonly clock: Clock;
  readonly witness: InstanceWitness;
  readonly practice?: () => Promise<PracticeAccount>;
  readonly secrets?: SecretStore;
}) {
  const { database, clock, witness, practice } = options;
  const { logger, network, log } = testCapabilities({ dataFolder: '/nowhere', clock });
  const changes = createChangeBus();
  const http = createHttpClient({ network, clock });
  const base = { database, clock, changes, logger };
  const client = { network, clock, logger, http };
  const store = createConversationStore({ ...base, campaign: () => undefined });
  const pacer = createPacer(clock);
  const noPractice = () => Promise.reject(new Error('Practice is not part of this test'));
  const mirror: MirrorService = createMirrorService({
    ...base,
    secrets: options.secrets ?? memorySecrets(),
    reads: createHighLevelReads({ http, pacer }),
    http,
    pacer,
    outbox: (): RunningOutbox => outbox,
    isPractice: () => practice !== undefined,
    practice: practice ?? noPractice,
    conversation: (workspaceId, id) => store.get(workspaceId, id),
    conversationsOf: (workspaceId, contact) => store.forContact(workspaceId, undefined, contact),
    campaignTitle: () => 'A campaign',
  });
  const outbox: RunningOutbox = createOutbox({
    ...base,
    witness,
    mirror: mirror.ports,
    ports: createOutboxPorts({
      clock,
      reads: createPoppReads(client),
      inferred: createPoppInferred(client),
      writes: createPoppWrites(client),
      openConnection: () =>
        Promise.reject(new ConsoleError('key-missing', 'No Popp here.', { retryable: true })),
      organizationOf: () => 'org',
    }),
  });
  return { mirror, outbox, store, changes, log, http };
}

/** The candidate of a number; from a range that no operator has given out. */
export function phoneOf(index: number): string {
  return `+4479${String(20_000_000 + index)}`;
}

/** Popp's conversations with so many candidates of the campaign. */
export function conversationsOf(count: number, from = 0) {
  return Array.from({ length: count }, (_, index) => ({
    id: `popp-${from + index}`,
    campaignId: mirrored.campaignId,
    firstName: `Pat${from + index}`,
    phoneNumber: phoneOf(from + index),
    status: 'ONGOING',
    raw: {},
  }));
}
