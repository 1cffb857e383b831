import type { ReadFailure } from '../../../shared/uploads/model.ts';
import type { Logger } from '../capabilities.ts';
import type { Checking } from './checking.ts';
import type { UploadFiles } from './files.ts';
import type { Judge } from './judge.ts';
import type { ReadEvent, ReadRow } from './messages.ts';
import { readInWorker, type RunningRead } from './reader.ts';
import type { UploadStore } from './store.ts';

const rowsPerChunk = 100;

/** Reads the copies of candidate files into the store. */
export type ReadingUploads = {
  start(uploadId: string): void;
  /** Stops one reading; its upload is `cut-off` and can be read again. */
  stop(uploadId: string): Promise<void>;
  stopAll(): Promise<void>;
};

/** What reading is made from. */
export type ReadingDependencies = {
  readonly store: UploadStore;
  readonly files: UploadFiles;
  readonly judge: Judge;
  readonly checking: Checking;
  readonly worker: URL;
  readonly logger: Logger;
  /** Runs the check that follows a reading in the upload's own turn. */
  readonly inTurn: (uploadId: string, work: () => Promise<void>) => void;
};

/** Readings, one worker each. */
export function createReading(dependencies: ReadingDependencies): ReadingUploads {
  const { store, files, judge, checking, logger } = dependencies;
  const running = new Map<string, RunningRead>();

  function storeRows(uploadId: string, rows: readonly ReadRow[], share: number): void {
    const upload = store.need(uploadId);
    store.transaction(() => {
      for (const { row, cells, candidate } of rows) {
        store.rows.store(uploadId, row, cells, candidate);
        store.rows.judge(uploadId, judge(upload, row, candidate));
      }
      store.uploads.update(uploadId, { progress: share });
    });
    store.announceProgress(upload);
  }

  function fail(uploadId: string, failure: ReadFailure): void {
    const upload = store.uploads.find(uploadId);
    if (upload === undefined) return;
    const status = canReadAgain(failure) ? 'cut-off' : 'unreadable';
    store.uploads.update(uploadId, { status, failure, progress: 0 });
    store.announce(upload);
  }

  function take(uploadId: string, again: boolean, event: ReadEvent): void {
    switch (event.kind) {
      case 'head': {
        const { separator, columns, mapping, defaultCountry } = event;
        store.uploads.update(uploadId, {
          separator,
          columns,
          mapping,
          ...(defaultCountry === undefined ? {} : { defaultCountry }),
        });
        store.announce(store.need(uploadId));
        return;
      }
      case 'rows':
        storeRows(uploadId, event.rows, event.share);
        return;
      case 'done':
        // Corrections of an earlier reading are applied by reading the stored cells once more.
        dependencies.inTurn(uploadId, () =>
          checking.check(uploadId, again ? 'read' : 'duplicates'),
        );
        return;
      case 'failed':
        fail(uploadId, event.failure);
    }
  }

  return {
    start(uploadId) {
      const upload = store.need(uploadId);
      if (!files.has(uploadId)) {
        fail(uploadId, { reason: 'copy-missing' });
        return;
      }
      const again = upload.columns.length > 0;
      store.uploads.update(uploadId, { status: 'reading', failure: undefined, progress: 0 });
      store.announce(upload);
      const read = readInWorker(
        dependencies.worker,
        {
          path: files.pathOf(uploadId),
          mapping: again ? upload.mapping : undefined,
          defaultCountry: upload.defaultCountry,
          localeCountry: upload.localeCountry,
          rowsPerChunk,
        },
        (event) => take(uploadId, again, event),
        logger,
      );
      running.set(uploadId, read);
      void read.ended.then(() => running.get(uploadId) === read && running.delete(uploadId));
    },
    async stop(uploadId) {
      const read = running.get(uploadId);
      if (read === undefined) return;
      await read.stop();
      fail(uploadId, { reason: 'stopped' });
    },
    async stopAll() {
      await Promise.all([...running.values()].map((read) => read.stop()));
    },
  };
}

/** The file may be fine: reading was stopped or the thread died. */
function canReadAgain(failure: ReadFailure): boolean {
  return failure.reason === 'stopped' || failure.reason === 'crashed';
}
