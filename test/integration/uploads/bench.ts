import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Change } from '../../../shared/changes.ts';
import type { ItemState } from '../../../shared/outbox/model.ts';
import type { UploadDetail } from '../../../shared/uploads/model.ts';
import { createChangeBus, type ChangeBus } from '../../../electron/core/changes.ts';
import { openMemoryDatabase, type Database } from '../../../electron/core/database/database.ts';
import { createOutbox } from '../../../electron/core/outbox/create-outbox.ts';
import type { Outbox } from '../../../electron/core/outbox/outbox.ts';
import type { CampaignFacts } from '../../../electron/core/uploads/ports.ts';
import {
  createUploadsService,
  type UploadsService,
} from '../../../electron/core/uploads/service.ts';
import { testCapabilities, type TestCapabilities } from '../../support/capabilities.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { until } from '../../support/until.ts';

/** The real outbox, which is never started here, so that nothing leaves; calls can be replaced by a test. */
export type OutboxUnderTest = { -readonly [Call in keyof Outbox]: Outbox[Call] };

/** One item as the tests look at it. */
export type StoredItem = {
  readonly id: string;
  readonly state: string;
  readonly campaignId: string;
  readonly channel: string;
  readonly contact: string;
  readonly round: number;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly row: number | undefined;
};

/** Everything a test of uploads works with. */
export type UploadsBench = {
  readonly service: UploadsService;
  readonly database: Database;
  readonly outbox: OutboxUnderTest;
  /** What the outbox holds, oldest first. */
  readonly items: () => StoredItem[];
  /** Plays what became of the item of a row. */
  readonly settle: (row: number, state: ItemState, reason?: string) => void;
  readonly campaigns: Map<string, CampaignFacts>;
  readonly optedOut: Set<string>;
  readonly clock: ManualClock;
  readonly folder: string;
  readonly changes: Change[];
  readonly bus: ChangeBus;
  readonly signal: AbortSignal;
  /** Opens a file with this content and waits until it is no longer being read or judged. */
  readonly open: (content: string | Uint8Array, name?: string) => Promise<UploadDetail>;
  /** Puts a file under a ticket. */
  readonly ticket: (content: string | Uint8Array, name?: string) => Promise<string>;
  readonly settled: (uploadId: string) => Promise<UploadDetail>;
  /** The same data folder and database under a new service, as after a restart. */
  readonly restart: () => Promise<UploadsBench>;
};

/** The workspace of every test here. */
export const workspaceId = 'w1';

/** A call's `requestId`; the router uses it, the service does not. */
export const requestId = 'request-0000-0001';

/** A service over a memory database, real files and the real worker. */
export async function uploadsBench(kept?: {
  readonly folder: string;
  readonly database: Database;
  readonly outbox: OutboxUnderTest;
}): Promise<UploadsBench> {
  const folder = kept?.folder ?? (await temporaryFolder());
  const database = kept?.database ?? withWorkspace(openMemoryDatabase());
  const clock = createManualClock();
  const capabilities = testCapabilities({ dataFolder: folder, clock });
  const tickets = new Map<string, { name: string; path: string; size: number }>();
  const campaigns = new Map<string, CampaignFacts>([
    ['sms', { id: 'sms', title: 'Drivers', status: 'LIVE', channel: 'SMS' }],
    [
      'email',
      {
        id: 'email',
        title: 'Nurses',
        status: 'LIVE',
        channel: 'EMAIL',
        openingMessage: 'Hello from Popp',
      },
    ],
    ['draft', { id: 'draft', title: 'Cooks', status: 'DRAFT', channel: 'SMS' }],
  ]);
  const optedOut = new Set<string>();
  const bus = createChangeBus();
  const changes: Change[] = [];
  bus.subscribe((change) => changes.push(change));
  const outbox = kept?.outbox ?? realOutbox(database, clock, bus, capabilities);
  const service = createUploadsService({
    database,
    clock,
    changes: bus,
    logger: capabilities.logger,
    fileTickets: {
      redeem: (ticket) => {
        const file = tickets.get(ticket);
        tickets.delete(ticket);
        return Promise.resolve(
          file && {
            name: file.name,
            sizeBytes: file.size,
            path: file.path,
            release: () => Promise.resolve(),
          },
        );
      },
    },
    outbox,
    campaigns: { get: (_workspace, id) => campaigns.get(id) },
    optOuts: { isOptedOut: (_workspace, _channel, contact) => optedOut.has(contact) },
    dataFolder: folder,
    uploadWorker: capabilities.workers.upload,
  });
  onTestFinished(() => service.stop());
  const { signal } = new AbortController();

  async function settled(uploadId: string): Promise<UploadDetail> {
    return until('the upload is read and judged', async () => {
      const detail = await service.get({ uploadId }, { signal });
      return detail.status !== 'reading' && detail.status !== 'checking' && detail;
    });
  }

  async function ticket(content: string | Uint8Array, name = 'applicants.csv'): Promise<string> {
    const dropped = path.join(folder, 'dropped');
    await mkdir(dropped, { recursive: true });
    const id = `ticket-${tickets.size}-${Math.random()}`;
    const file = path.join(dropped, id);
    await writeFile(file, content);
    tickets.set(id, { name, path: file, size: Buffer.byteLength(content) });
    return id;
  }

  return {
    service,
    database,
    outbox,
    items: () => storedItems(database),
    settle(row, state, reason) {
      database.run(
        'UPDATE outbox_items SET state = ?, reason = ?, reach = ? WHERE upload_row = ?',
        state,
        reason ?? null,
        state === 'done' ? 'accepted' : null,
        row,
      );
    },
    campaigns,
    optedOut,
    clock,
    folder,
    changes,
    bus,
    signal,
    ticket,
    settled,
    async open(content, name) {
      const input = { workspaceId, ticket: await ticket(content, name), requestId };
      const { uploadId } = await service.open(input, { signal });
      return settled(uploadId);
    },
    async restart() {
      await service.stop();
      return uploadsBench({ folder, database, outbox });
    },
  };
}

function withWorkspace(database: Database): Database {
  database.run(
    `INSERT INTO workspaces (id, kind, name, organization_id, base_url, origin, service, created_at)
     VALUES (?, 'popp', 'Test', 'org', 'https://api.joinpopp.com/v1', 'https://api.joinpopp.com', 'popp', 0)`,
    workspaceId,
  );
  return database;
}

function realOutbox(
  database: Database,
  clock: ManualClock,
  changes: ChangeBus,
  { logger, witness }: TestCapabilities,
): OutboxUnderTest {
  const never = () => Promise.reject(new Error('Nothing leaves in this test'));
  return {
    ...createOutbox({
      database,
      clock,
      changes,
      logger,
      witness,
      ports: {
        openConnection: never,
        organizationOf: () => 'org',
        listConversations: never,
        getCampaign: never,
        listCampaigns: never,
        rememberCampaigns: () => {},
        requestOfDraft: () => undefined,
        getConversation: never,
        listMessages: never,
        send: never,
        remember: () => {},
        isOptedOut: () => false,
      },
    }),
  };
}

function storedItems(database: Database): StoredItem[] {
  return database.all('SELECT * FROM outbox_items ORDER BY sequence').map((row) => ({
    id: String(row['id']),
    state: String(row['state']),
    campaignId: String(row['campaign_id']),
    channel: String(row['channel']),
    contact: String(row['contact']),
    round: Number(row['round']),
    payload: JSON.parse(String(row['payload'])),
    row: typeof row['upload_row'] === 'number' ? row['upload_row'] : undefined,
  }));
}
