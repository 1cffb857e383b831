import path from 'node:path';
import { createDraftRepository } from '../../../electron/core/campaigns/drafts-repository.ts';
import { createChangeBus } from '../../../electron/core/changes.ts';
import { openStore } from '../../../electron/core/database/open.ts';
import { createHttpClient } from '../../../electron/core/network/http.ts';
import { createOutbox, type RunningOutbox } from '../../../electron/core/outbox/create-outbox.ts';
import type { NewConversationItem } from '../../../electron/core/outbox/outbox.ts';
import { createOutboxPorts } from '../../../electron/core/outbox/popp-ports.ts';
import { createPoppInferred } from '../../../electron/core/popp/inferred.ts';
import { createPoppReads } from '../../../electron/core/popp/reads.ts';
import { createPoppWrites } from '../../../electron/core/popp/writes.ts';
import type { PracticeFaults } from '../../../electron/core/practice/faults.ts';
import {
  startPracticePopp,
  type PracticePopp,
} from '../../../electron/core/practice/popp-server.ts';
import type { InstanceWitness } from '../../../electron/core/capabilities.ts';
import type { BatchLimits } from '../../../shared/outbox/batching.ts';
import { memoryWitness, testCapabilities } from '../../support/capabilities.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';
import {
  createPlannedFaults,
  type PlannedFaults,
} from '../../support/practice-faults/planned-faults.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { until } from '../../support/until.ts';

/** The workspace of every test here. */
export const workspaceId = 'practice';

/** An outbox against a practice Popp over real HTTP, both on one clock that the test owns. */
export type Bench = {
  readonly clock: ManualClock;
  readonly popp: PracticePopp;
  readonly planned: PlannedFaults;
  readonly folder: string;
  readonly witness: InstanceWitness;
  outbox: RunningOutbox;
  /** Lets time pass in steps until nothing is waiting, sending or unknown, or the time is up. */
  settle(forMs?: number): Promise<void>;
  /** Lets time pass in steps until the condition holds. */
  passUntil(what: string, condition: () => boolean, forMs?: number): Promise<void>;
  /** Ends the console and starts another on the same folder. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

const stepMs = 5000;

/** Starts both. */
export async function startBench(
  options: {
    readonly limits?: BatchLimits;
    readonly faults?: Partial<PracticeFaults>;
    readonly optedOut?: ReadonlySet<string>;
  } = {},
): Promise<Bench> {
  const clock = createManualClock();
  const planned = createPlannedFaults();
  const faults = { ...planned.faults, ...options.faults };
  const popp = await startPracticePopp({ clock, samples: false, faults });
  const folder = path.join(await temporaryFolder(), 'data');
  const witness = memoryWitness();

  function open() {
    const opened = openStore(folder, clock.now());
    if ('failure' in opened) throw new Error(opened.failure.message);
    const { network, logger } = testCapabilities({ dataFolder: folder, clock });
    const http = createHttpClient({ network, clock });
    const client = { network, clock, logger, http, random: () => 0.5 };
    const { baseUrl, organizationId, apiKey } = popp;
    const outbox = createOutbox({
      database: opened.store.database,
      clock,
      logger,
      changes: createChangeBus(),
      witness,
      ports: createOutboxPorts({
        clock,
        reads: createPoppReads(client),
        inferred: createPoppInferred(client),
        writes: createPoppWrites(client),
        openConnection: () => Promise.resolve({ workspaceId, baseUrl, organizationId, apiKey }),
        organizationOf: () => organizationId,
        requestOfDraft: (draftId) => createDraftRepository(opened.store.database).request(draftId),
        isOptedOut: (_workspace, _channel, contact) => options.optedOut?.has(contact) ?? false,
      }),
      ...(options.limits === undefined ? {} : { limits: options.limits }),
    });
    return { outbox, store: opened.store };
  }

  let running = open();
  await running.outbox.start();

  async function pass(ms: number): Promise<void> {
    // Work that waits for an answer which never comes moves on with time; everything else is let finish first.
    await until('a quiet outbox', () => running.outbox.isQuiet(), 60).catch(() => undefined);
    await clock.advance(ms);
  }

  async function passUntil(what: string, condition: () => boolean, forMs = 3 * 60 * 60_000) {
    const end = clock.monotonicMs() + forMs;
    await until('a quiet outbox', () => running.outbox.isQuiet(), 60).catch(() => undefined);
    while (!condition()) {
      if (clock.monotonicMs() > end) throw new Error(`Never happened: ${what}`);
      await pass(stepMs);
    }
  }

  /** A request on its way gets its moment. */
  async function stopOutbox(): Promise<void> {
    const stopped = running.outbox.stop();
    await clock.advance(5000);
    await stopped;
    running.store.close();
  }

  const bench: Bench = {
    clock,
    popp,
    planned,
    folder,
    witness,
    outbox: running.outbox,
    passUntil,
    settle: (forMs) =>
      passUntil(
        'everything settled',
        () => {
          const { waiting, sending, unknown } =
            running.outbox.books.items.countWorkspace(workspaceId);
          return waiting + sending + unknown === 0;
        },
        forMs,
      ),
    async restart() {
      await stopOutbox();
      running = open();
      bench.outbox = running.outbox;
      await running.outbox.start();
    },
    async stop() {
      await stopOutbox();
      await popp.stop();
    },
  };
  return bench;
}

/** A live campaign of the practice world on this channel. */
export function liveCampaign(bench: Bench, channel = 'SMS'): string {
  const campaign = bench.popp.control
    .campaigns()
    .find((one) => one.campaignStatus === 'LIVE' && one.channel === channel);
  if (campaign === undefined) throw new Error(`No live ${channel} campaign in the practice world`);
  return campaign.id;
}

/** Candidates of one upload; numbers count from `from`. */
export function candidates(
  bench: Bench,
  count: number,
  more: { readonly from?: number; readonly uploadId?: string; readonly round?: number } = {},
): NewConversationItem[] {
  const { from = 0, uploadId, round = 1 } = more;
  const campaignId = liveCampaign(bench);
  return Array.from({ length: count }, (_, index) => {
    const contact = `+4479${String(10_000_000 + from + index)}`;
    return {
      kind: 'conversation',
      workspaceId,
      campaignId,
      channel: 'SMS',
      contact,
      round,
      payload: {
        firstName: `Pat${from + index}`,
        phoneNumber: contact,
        shouldSendDuringBusinessHours: false,
      },
      ...(uploadId === undefined ? {} : { upload: { uploadId, row: index + 1 } }),
    };
  });
}

/** How many conversations the world opened for each (campaign, contact). */
export function openedCounts(bench: Bench): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { campaignId, contact } of bench.popp.control.opened()) {
    const key = `${campaignId} ${contact}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
