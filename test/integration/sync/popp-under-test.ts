import type { ConversationStore } from '../../../electron/core/conversations/store.ts';
import { createConversationStore } from '../../../electron/core/conversations/store.ts';
import { campaignFacts, createInbox, type Inbox } from './inbox.ts';
import { createCampaignCache } from '../../../electron/core/campaigns/cache.ts';
import { createCampaignRepository } from '../../../electron/core/campaigns/repository.ts';
import { createChangeBus, type ChangeBus } from '../../../electron/core/changes.ts';
import { openMemoryDatabase, type Database } from '../../../electron/core/database/database.ts';
import { createPoppInferred } from '../../../electron/core/popp/inferred.ts';
import { createPoppReads } from '../../../electron/core/popp/reads.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { createWorkspaceRepository } from '../../../electron/core/workspaces/repository.ts';
import type { Connections } from '../../../electron/core/workspaces/connections.ts';
import { testCapabilities, type TestCapabilities } from '../../support/capabilities.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';
import {
  startScriptedServer,
  type ScriptedServer,
  type SeenRequest,
} from '../../support/scripted-server.ts';

/** A conversation as the pretend Popp keeps it. */
export type Kept = { id: string; campaignId: string; [field: string]: unknown };

type Answer = { readonly status: number; readonly json: unknown };

/** A Popp that shows what a test put there, over real HTTP. */
export type PoppUnderTest = {
  readonly server: ScriptedServer;
  readonly campaigns: Record<string, unknown>[];
  readonly conversations: Kept[];
  readonly messages: Map<string, Record<string, unknown>[]>;
  /** Whether the two reads that no seed prints are there. */
  hasInferred: boolean;
  failWith: number | undefined;
  /** A campaign whose list Popp does not give. */
  hiddenCampaign: string | undefined;
  /** The time that its answers carry. */
  now: () => number;
  count(path: RegExp): number;
};

/** Starts it empty. */
export async function startPoppUnderTest(): Promise<PoppUnderTest> {
  const server = await startScriptedServer();
  const popp: PoppUnderTest = {
    server,
    campaigns: [],
    conversations: [],
    messages: new Map(),
    hasInferred: true,
    failWith: undefined,
    hiddenCampaign: undefined,
    now: () => Date.now(),
    count: (path) => server.seen.filter((request) => path.test(request.path)).length,
  };
  server.otherwise((request) => ({
    ...answer(request),
    headers: { date: new Date(popp.now()).toUTCString() },
  }));

  function answer({ path, query }: SeenRequest): Answer {
    if (popp.failWith !== undefined) return { status: popp.failWith, json: { message: 'no' } };
    if (path === '/v1/campaigns') return { status: 200, json: { data: popp.campaigns } };
    if (path === '/v1/conversations') {
      if (query.get('campaignId') === popp.hiddenCampaign) {
        return { status: 404, json: { message: 'no such campaign' } };
      }
      const listed = popp.conversations.filter((one) =>
        [null, one.campaignId].includes(query.get('campaignId')),
      );
      const from = Number(query.get('nextToken') ?? 0);
      const to = from + Number(query.get('limit') ?? 20);
      const data = listed.slice(from, to);
      return { status: 200, json: { data, ...(to < listed.length ? { nextToken: `${to}` } : {}) } };
    }
    const [, id = '', rest] = /^\/v1\/conversations\/([^/]+)(\/messages)?$/.exec(path) ?? [];
    const found = popp.conversations.find((one) => one.id === id);
    if (!popp.hasInferred || found === undefined) return { status: 404, json: { message: 'no' } };
    if (rest === undefined) return { status: 200, json: found };
    return { status: 200, json: { data: popp.messages.get(id) ?? [] } };
  }

  return popp;
}

/** An inbox over that Popp, with a clock that the test owns. */
export type InboxUnderTest = {
  readonly inbox: Inbox;
  readonly store: ConversationStore;
  readonly clock: ManualClock;
  readonly capabilities: TestCapabilities;
  readonly changes: ChangeBus;
  readonly database: Database;
  /** Lets time pass in small steps until something is true; real answers arrive meanwhile. */
  pass(what: string, condition: () => unknown, limitMs?: number): Promise<number>;
  /** Lets time pass until nothing has been read for two seconds. */
  quiet(): Promise<void>;
};

/** The workspace of every test here. */
export const workspaceId = 'w1';

/** Starts an inbox; give it the database of an earlier one to play a restart. */
export async function startInboxUnderTest(
  popp: PoppUnderTest,
  options: { readonly database?: Database; readonly startMs?: number } = {},
): Promise<InboxUnderTest> {
  const clock = createManualClock(options.startMs);
  popp.now = () => clock.now();
  const database = options.database ?? openMemoryDatabase();
  addWorkspace(database, clock.now());
  const changes = createChangeBus();
  const capabilities = testCapabilities({ dataFolder: '/nowhere', clock });
  const { logger, network } = capabilities;
  const connections: Connections = {
    open: () =>
      Promise.resolve({
        workspaceId,
        baseUrl: popp.server.baseUrl,
        organizationId: 'org_1',
        apiKey: new Secret('key-0123456789'),
      }),
    current: () => workspaceId,
    all: () => [{ id: workspaceId, kind: 'popp', name: 'Acme', organizationId: 'org_1' }],
    account: (id, kind) => `${kind} ${id}`,
  };
  const reads = createPoppReads({ network, clock, logger });
  const inferred = createPoppInferred({ network, clock, logger });
  const campaigns = createCampaignCache({
    repository: createCampaignRepository(database),
    connections,
    reads,
    clock,
    changes,
    logger,
  });
  const store = createConversationStore({
    database,
    clock,
    changes,
    campaign: campaignFacts(campaigns),
  });
  const inbox = createInbox({
    capabilities,
    database,
    changes,
    connections,
    reads,
    inferred,
    campaigns,
    store,
    outbox: {
      addStep: () => ({ itemId: 'none', known: false }),
      listConversation: () => [],
      answerDateOf: () => undefined,
      lead: () => {},
    },
    withdraw: () => {},
    settings: () => ({
      notifications: true,
      notificationText: false,
      notificationSound: true,
      takeoverReminderMinutes: 0,
      meetingNotices: true,
    }),
  });
  await inbox.start();

  async function pass(what: string, condition: () => unknown, limitMs = 120_000): Promise<number> {
    const start = clock.monotonicMs();
    for (let idle = 0; ;) {
      if (condition() === true) return clock.monotonicMs() - start;
      if (clock.monotonicMs() - start > limitMs) {
        const log = JSON.stringify(capabilities.log.slice(-5));
        throw new Error(`Never happened: ${what}; the log ends with ${log}`);
      }
      const seen = popp.server.seen.length;
      // Answers come over real sockets: time passes only when none is on its way for a moment.
      await new Promise((resolve) => setTimeout(resolve, 2));
      idle = popp.server.seen.length === seen ? idle + 1 : 0;
      if (idle >= 2) {
        idle = 0;
        await clock.advance(200);
      }
    }
  }

  async function quiet(): Promise<void> {
    let reads = popp.server.seen.length;
    let since = clock.monotonicMs();
    await pass('nothing is read', () => {
      if (reads !== popp.server.seen.length) since = clock.monotonicMs();
      reads = popp.server.seen.length;
      return clock.monotonicMs() - since >= 2000;
    });
  }

  return { inbox, store, clock, capabilities, changes, database, pass, quiet };
}

function addWorkspace(database: Database, now: number): void {
  const workspaces = createWorkspaceRepository(database);
  if (workspaces.find(workspaceId) !== undefined) return;
  const place = { baseUrl: 'https://popp.example/v1', origin: 'https://popp.example' };
  const facts = { id: workspaceId, name: 'Acme', organizationId: 'org_1', createdAt: now };
  workspaces.insert({ ...facts, ...place, kind: 'popp', service: place.origin });
}
