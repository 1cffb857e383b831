import type { ChangeBus } from '../changes.ts';
import type { Clock } from '../capabilities.ts';
import type { Database } from '../database/database.ts';
import { noSuchUpload } from './refusals.ts';
import { createRowSetRepository, type RowSetRepository } from './repository-sets.ts';
import { createRowRepository, type RowRepository } from './repository-rows.ts';
import { createUploadRepository, type UploadRecord, type UploadRepository } from './repository.ts';

const announceEveryMs = 250;

/** Everything that is kept about uploads, and how the screen hears of it. */
export type UploadStore = {
  readonly uploads: UploadRepository;
  readonly rows: RowRepository;
  readonly sets: RowSetRepository;
  transaction<T>(work: () => T): T;
  /** The upload, or the refusal that it is gone. */
  need(id: string): UploadRecord;
  /** Tells that something about the upload changed. */
  announce(upload: { readonly id: string; readonly workspaceId: string }): void;
  /** The same, at most four times a second. */
  announceProgress(upload: { readonly id: string; readonly workspaceId: string }): void;
};

/** The repositories and the change bus as one. */
export function createUploadStore(
  database: Database,
  changes: ChangeBus,
  clock: Clock,
): UploadStore {
  const uploads = createUploadRepository(database);
  const announcedAt = new Map<string, number>();

  function announce(upload: { readonly id: string; readonly workspaceId: string }): void {
    announcedAt.set(upload.id, clock.monotonicMs());
    changes.publish({ topic: 'uploads', workspaceId: upload.workspaceId, ids: [upload.id] });
  }

  return {
    uploads,
    rows: createRowRepository(database),
    sets: createRowSetRepository(database),
    transaction: (work) => database.transaction(work),
    need(id) {
      const upload = uploads.find(id);
      if (upload === undefined) throw noSuchUpload();
      return upload;
    },
    announce,
    announceProgress(upload) {
      const last = announcedAt.get(upload.id);
      if (last === undefined || clock.monotonicMs() - last >= announceEveryMs) announce(upload);
    },
  };
}
