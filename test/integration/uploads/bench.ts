import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Change } from '../../../shared/changes.ts';
import { itemStates } from '../../../shared/outbox/model.ts';
import type { UploadDetail } from '../../../shared/uploads/model.ts';
import { createChangeBus, type ChangeBus } from '../../../electron/core/changes.ts';
import { openMemoryDatabase, type Database } from '../../../electron/core/database/database.ts';
import type {
  ItemView,
  NewConversationItem,
  Outbox,
  StateCounts,
} from '../../../electron/core/outbox/outbox.ts';
import type { CampaignFacts, SentBefore } from '../../../electron/core/uploads/ports.ts';
import {
  createUploadsService,
  type UploadsService,
} from '../../../electron/core/uploads/service.ts';
import { testCapabilities } from '../../support/capabilities.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { until } from '../../support/until.ts';

/** An outbox that keeps what it is given in memory and lets a test move it on. */
export type FakeOutbox = Outbox & {
  readonly items: (NewConversationItem & { readonly id: string; state: ItemView['state'] })[];
  readonly calls: string[];
};

/** Everything a test of uploads works with. */
export type UploadsBench = {
  readonly service: UploadsService;
  readonly database: Database;
  readonly outbox: FakeOutbox;
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
  readonly outbox: FakeOutbox;
}): Promise<UploadsBench> {
  const folder = kept?.folder ?? (await temporaryFolder());
  const database = kept?.database ?? withWorkspace(openMemoryDatabase());
  const outbox = kept?.outbox ?? fakeOutbox();
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
  const sentBefore: SentBefore = {
    sentAt: (wanted) =>
      outbox.items.some(
        (item) =>
          item.campaignId === wanted.campaignId &&
          item.contact === wanted.contact &&
          item.state !== 'refused' &&
          item.state !== 'cancelled',
      )
        ? clock.now()
        : undefined,
  };
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
    sentBefore,
    dataFolder: folder,
    uploadWorker: capabilities.uploadWorker,
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

function fakeOutbox(): FakeOutbox {
  const items: FakeOutbox['items'] = [];
  const calls: string[] = [];
  const ofUpload = (uploadId: string) => items.filter((item) => item.upload?.uploadId === uploadId);
  return {
    items,
    calls,
    addConversations: (added) =>
      added.map((item) => {
        const known = items.find(
          (one) =>
            one.campaignId === item.campaignId &&
            one.contact === item.contact &&
            one.state !== 'cancelled' &&
            one.state !== 'refused',
        );
        if (known !== undefined) return { itemId: known.id, known: true };
        const id = `item-${items.length}`;
        items.push({ ...item, id, state: 'waiting' });
        return { itemId: id, known: false };
      }),
    addStep: () => {
      throw new Error('Uploads add no steps');
    },
    cancelUpload(uploadId) {
      const waiting = ofUpload(uploadId).filter((item) => item.state === 'waiting');
      for (const item of waiting) item.state = 'cancelled';
      return waiting.length;
    },
    pauseUpload: (uploadId) => calls.push(`pause ${uploadId}`),
    resumeUpload: (uploadId) => calls.push(`resume ${uploadId}`),
    countUpload(uploadId) {
      const counts: Record<string, number> = Object.fromEntries(
        itemStates.map((state) => [state, 0]),
      );
      for (const item of ofUpload(uploadId)) counts[item.state] = (counts[item.state] ?? 0) + 1;
      return counts as StateCounts;
    },
    listUpload: (uploadId) =>
      ofUpload(uploadId).map((item) => ({
        id: item.id,
        workspaceId: item.workspaceId,
        kind: 'conversation',
        state: item.state,
        ...(item.state === 'done' ? { reach: 'accepted' as const } : {}),
        ...(item.state === 'refused' ? { reason: 'Popp says no' } : {}),
        uploadId,
        ...(item.upload === undefined ? {} : { uploadRow: item.upload.row }),
        createdAt: 0,
        updatedAt: 0,
      })),
    listConversation: () => [],
    lead: () => {},
    nudge: () => calls.push('nudge'),
  };
}
