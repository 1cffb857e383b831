import type { JudgedRow } from './repository-rows.ts';
import { interpret, type Judge } from './judge.ts';
import type { UploadStore } from './store.ts';

/** Small enough that one chunk never holds the main thread for 50 ms. */
const rowsPerChunk = 100;
const duplicatesPerChunk = 300;

/** How much of a row is done again: `read` from its cells, `judge` what was read, or only look for `duplicates`. */
export type CheckDepth = 'read' | 'judge' | 'duplicates';

/** Judges every row of an upload again, in small chunks between which everything else goes on. */
export type Checking = {
  /** Leaves the upload `ready` (or `sent`). An upload whose check is cut off stays `checking` and is taken up at the next start. */
  check(uploadId: string, depth: CheckDepth): Promise<void>;
  stop(): void;
};

/** Checks over a store. */
export function createChecking(store: UploadStore, judge: Judge): Checking {
  let stopped = false;

  async function judgeRows(uploadId: string, depth: CheckDepth): Promise<void> {
    const last = store.rows.lastRow(uploadId);
    for (let after = 0; ;) {
      if (stopped) return;
      const upload = store.need(uploadId);
      const chunk = store.rows.openAfter(uploadId, after, rowsPerChunk);
      const end = chunk.at(-1)?.row;
      if (end === undefined) return;
      const judged: JudgedRow[] = chunk.map((raw) =>
        judge(upload, raw.row, depth === 'read' ? interpret(upload, raw) : raw.candidate),
      );
      store.transaction(() => {
        for (const row of judged) store.rows.judge(uploadId, row);
        store.uploads.update(uploadId, { progress: last === 0 ? 1 : end / last });
      });
      store.announceProgress(upload);
      after = end;
      await nextTurn();
    }
  }

  async function markDuplicates(uploadId: string): Promise<void> {
    for (let after = 0; ;) {
      if (stopped) return;
      const chunk = store.sets.numbersAfter(uploadId, after, duplicatesPerChunk);
      const end = chunk.at(-1);
      if (end === undefined) return;
      store.transaction(() => store.sets.markDuplicates(uploadId, chunk));
      after = end;
      await nextTurn();
    }
  }

  return {
    async check(uploadId, depth) {
      const upload = store.need(uploadId);
      store.uploads.update(uploadId, { status: 'checking', progress: 0 });
      store.announce(upload);
      if (depth !== 'duplicates') await judgeRows(uploadId, depth);
      await markDuplicates(uploadId);
      if (stopped) return;
      const status = upload.sentAt === undefined ? 'ready' : 'sent';
      store.uploads.update(uploadId, { status, progress: 1 });
      store.announce(upload);
    },
    stop() {
      stopped = true;
    },
  };
}

/** Lets everything else have its turn. */
export async function nextTurn(): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
}
