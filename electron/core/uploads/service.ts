import { randomUUID } from 'node:crypto';
import type { uploadsContract } from '../../../shared/uploads/contract.ts';
import { defaultOptions } from '../../../shared/uploads/model.ts';
import { cleanLine } from '../../../shared/uploads/cells.ts';
import type { ServiceOf } from '../service.ts';
import { createChecking } from './checking.ts';
import {
  changeMapping,
  correctRow,
  judgeContact,
  leaveRowsOut,
  needRows,
  needUnsent,
  takeBackCancelled,
} from './editing.ts';
import { createUploadFiles } from './files.ts';
import { createJudge } from './judge.ts';
import { createOneAtATime } from './one-at-a-time.ts';
import type { UploadsDependencies } from './ports.ts';
import { createReading } from './reading.ts';
import {
  fileGone,
  fileNotCopied,
  fileTooLarge,
  noSuchRow,
  noSuchWorkspace,
  nothingToReadAgain,
  stillBusy,
  stillLeaving,
} from './refusals.ts';
import { relayOutboxChanges } from './relay.ts';
import { progressOf } from './progress.ts';
import { createOutboxBooks } from './repository-outbox.ts';
import { reviewUpload } from './reviewing.ts';
import { lookUpCampaign, needLiveCampaign, sendOwn, sendUpload } from './sending.ts';
import { createUploadStore } from './store.ts';
import { detailOf, rowOf, summaryOf } from './views.ts';

/** The largest file we take; a later release reads larger ones. */
export const largestFileBytes = 256 * 1024 * 1024;

const done = { done: true } as const;

/** The uploads of every workspace: calls of the contract, and starting and stopping with the console. */
export type UploadsService = ServiceOf<typeof uploadsContract> & {
  /** Says which readings were cut off, takes up unfinished checks, and removes copies nobody needs. */
  start(): Promise<void>;
  /** Ends what is under way; it is taken up at the next start. */
  stop(): Promise<void>;
};

/** Makes the service. */
export function createUploadsService(dependencies: UploadsDependencies): UploadsService {
  const { database, clock, changes, logger, outbox, campaigns, dataFolder } = dependencies;
  const store = createUploadStore(database, changes, clock);
  const files = createUploadFiles(dataFolder);
  const books = createOutboxBooks(database);
  const judge = createJudge(books, dependencies.optOuts);
  const checking = createChecking(store, judge);
  const turns = createOneAtATime();
  const reading = createReading({
    store,
    files,
    judge,
    checking,
    logger,
    worker: dependencies.uploadWorker,
    inTurn: inBackground,
  });
  const nowOf = dependencies.nowOf ?? (() => clock.now());
  let stopRelay: (() => void) | undefined;
  const sending = { store, outbox, campaigns, books, clock };
  const editing = { store, judge, checking, books };

  function inBackground(uploadId: string, work: () => Promise<void>): void {
    turns.run(uploadId, work).catch((error: unknown) => {
      logger.error('upload check failed', { uploadId, cause: String(error) });
    });
  }

  return {
    async open({ workspaceId, ticket, localeCountry }) {
      if (!store.uploads.hasWorkspace(workspaceId)) throw noSuchWorkspace();
      const file = await dependencies.fileTickets.redeem(ticket);
      if (file === undefined) throw fileGone();
      try {
        if (file.sizeBytes > largestFileBytes) throw fileTooLarge(largestFileBytes);
        const id = randomUUID();
        await files.copyIn(id, file.path).catch(async (error: unknown) => {
          await files.remove(id);
          throw fileNotCopied(error);
        });
        store.uploads.add({
          id,
          workspaceId,
          fileName: cleanLine(file.name).slice(0, 200),
          sizeBytes: file.sizeBytes,
          status: 'reading',
          progress: 0,
          failure: undefined,
          separator: undefined,
          columns: [],
          mapping: {},
          defaultCountry: undefined,
          localeCountry,
          campaign: undefined,
          options: defaultOptions,
          createdAt: clock.now(),
          sentAt: undefined,
          pausedAt: undefined,
        });
        reading.start(id);
        return { uploadId: id };
      } finally {
        await file.release();
      }
    },
    list: ({ workspaceId }) =>
      store.uploads.list(workspaceId).map((upload) => summaryOf(store, upload)),
    get: ({ uploadId }) => detailOf(store, store.need(uploadId)),
    rows({ uploadId, ...query }) {
      store.need(uploadId);
      const page = store.rows.page(uploadId, query);
      const items = books.items(page.rows.flatMap(({ itemId }) => itemId ?? []));
      return {
        total: page.total,
        rows: page.rows.map((row) => rowOf(row, items.get(row.itemId ?? ''))),
      };
    },
    readAgain: ({ uploadId }) =>
      turns.run(uploadId, () => {
        const upload = store.need(uploadId);
        if (upload.status === 'reading' || upload.status === 'checking') throw stillBusy();
        if (upload.sentAt !== undefined || !files.has(uploadId)) throw nothingToReadAgain();
        reading.start(uploadId);
        return done;
      }),
    async stopReading({ uploadId }) {
      await reading.stop(uploadId);
      return done;
    },
    setMapping: ({ uploadId, mapping }) =>
      turns.run(uploadId, async () => {
        await changeMapping(editing, uploadId, mapping);
        return done;
      }),
    setDefaultCountry: ({ uploadId, country }) =>
      turns.run(uploadId, async () => {
        needUnsent(store, uploadId, 'the country');
        store.uploads.update(uploadId, { defaultCountry: country });
        await checking.check(uploadId, 'read');
        return done;
      }),
    fixRow: ({ uploadId, row, values }) =>
      turns.run(uploadId, () => {
        correctRow(editing, uploadId, row, values);
        const fixed = store.rows.find(uploadId, row);
        if (fixed === undefined) throw noSuchRow(row);
        return { row: rowOf(fixed, undefined) };
      }),
    leaveOut: ({ uploadId, choice }) =>
      turns.run(uploadId, async () => ({
        changed: await leaveRowsOut(editing, uploadId, choice, true),
      })),
    takeIn: ({ uploadId, choice }) =>
      turns.run(uploadId, async () => ({
        changed: await leaveRowsOut(editing, uploadId, choice, false),
      })),
    chooseCampaign: ({ uploadId, campaignId }) =>
      turns.run(uploadId, async () => {
        const upload = needUnsent(store, uploadId, 'the campaign');
        const { facts, channel } = await needLiveCampaign(
          campaigns,
          upload.workspaceId,
          campaignId,
        );
        const { id, title, status } = facts;
        store.uploads.update(uploadId, { campaign: { id, title, status, channel } });
        await checking.check(uploadId, 'judge');
        return done;
      }),
    setOptions: ({ uploadId, options }) =>
      turns.run(uploadId, () => {
        const upload = needRows(store, uploadId);
        store.uploads.update(uploadId, { options });
        store.announce(upload);
        return done;
      }),
    async review({ uploadId }) {
      const { workspaceId, campaign } = store.need(uploadId);
      const facts =
        campaign === undefined
          ? undefined
          : await lookUpCampaign(campaigns, workspaceId, campaign.id);
      return reviewUpload(store, store.need(uploadId), facts, nowOf(workspaceId));
    },
    sendOneToMe: ({ uploadId, ...own }) =>
      turns.run(uploadId, async () => {
        const sent = await sendOwn(sending, needRows(store, uploadId), own);
        // The recruiter may be a row of the file as well.
        judgeContact(editing, uploadId, sent.contact);
        return sent;
      }),
    send: ({ uploadId, reviewedCount, confirmCount }) =>
      turns.run(uploadId, async () => {
        const upload = store.need(uploadId);
        const handed = await sendUpload(sending, upload, reviewedCount, confirmCount);
        outbox.nudge();
        await files.remove(uploadId);
        store.announce(upload);
        return handed;
      }),
    progress({ uploadId }) {
      const { pausedAt } = store.need(uploadId);
      return progressOf(books.tally(uploadId), pausedAt !== undefined);
    },
    pause: ({ uploadId }) =>
      turns.run(uploadId, () => {
        const upload = store.need(uploadId);
        outbox.pauseUpload(uploadId);
        store.uploads.update(uploadId, { pausedAt: clock.now() });
        store.announce(upload);
        return done;
      }),
    resume: ({ uploadId }) =>
      turns.run(uploadId, () => {
        const upload = store.need(uploadId);
        outbox.resumeUpload(uploadId);
        store.uploads.update(uploadId, { pausedAt: undefined });
        outbox.nudge();
        store.announce(upload);
        return done;
      }),
    cancel: ({ uploadId }) =>
      turns.run(uploadId, () => {
        const { pausedAt } = store.need(uploadId);
        const cancelled = outbox.cancelUpload(uploadId);
        const { sending, unknown } = outbox.countUpload(uploadId);
        if (sending + unknown > 0) {
          // What is on its way may yet come back unsent: a pause keeps it from leaving after it was withdrawn.
          outbox.pauseUpload(uploadId);
          store.uploads.update(uploadId, { pausedAt: pausedAt ?? clock.now() });
        } else if (pausedAt !== undefined) {
          // Nothing is left to hold; what is sent later is not paused by what was withdrawn.
          outbox.resumeUpload(uploadId);
          store.uploads.update(uploadId, { pausedAt: undefined });
        }
        takeBackCancelled(editing, uploadId);
        return { cancelled };
      }),
    remove: ({ uploadId }) =>
      turns.run(uploadId, async () => {
        const upload = store.need(uploadId);
        if (upload.sentAt !== undefined) {
          const counts = outbox.countUpload(uploadId);
          const leaving = counts.waiting + counts.held + counts.sending;
          if (leaving > 0) throw stillLeaving(leaving);
        }
        await reading.stop(uploadId);
        store.uploads.remove(uploadId);
        await files.remove(uploadId);
        store.announce(upload);
        return done;
      }),
    async start() {
      stopRelay = relayOutboxChanges(changes, clock);
      await files.sweep(new Set(store.uploads.ids()));
      for (const upload of store.uploads.withStatus('reading')) {
        const failure = files.has(upload.id) ? ('stopped' as const) : ('copy-missing' as const);
        store.uploads.update(upload.id, {
          status: failure === 'stopped' ? 'cut-off' : 'unreadable',
          failure: { reason: failure },
          progress: 0,
        });
      }
      for (const upload of store.uploads.withStatus('checking')) {
        inBackground(upload.id, () => checking.check(upload.id, 'read'));
      }
    },
    async stop() {
      stopRelay?.();
      checking.stop();
      await reading.stopAll();
      await turns.idle();
    },
  };
}
