import type { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import type { Logger } from '../capabilities.ts';

/** What the checkpointing thread is started with. */
export type CheckpointOrder = {
  readonly file: string;
  /** From here on the thread tries to let it begin anew. */
  readonly longJournalPages: number;
  /** Becomes 1 once the thread has let go of the file. */
  readonly closed: Int32Array<SharedArrayBuffer>;
};

/** What the thread says after each checkpoint: how long the journal is, in pages. */
export type Checkpointed = { readonly pages: number };

/** Keeps the journal short. */
export interface Checkpoints {
  /** Called after each commit. */
  committed(): void;
  /** Ends the thread; returns when it has let go of the file. */
  close(): void;
}

/** What a database has to know for checkpoints in a thread. */
export type CheckpointDependencies = {
  readonly handle: DatabaseSync;
  readonly file: string;
  readonly worker: URL;
  readonly logger: Logger;
};

const commitsBetween = 512;
const longJournalPages = 8000;
// Nobody paused long enough for the thread: a commit has to wait.
const tooLongJournalPages = 24_000;
// What SQLite then does by itself, within a commit: with the thread, only where it does not keep up.
const aloneAfterPages = 1000;
const besideAfterPages = 32_000;
const patienceMs = 2000;

/** Carries the journal over into the file in a thread of its own, since a commit that does so holds up every answer. */
export function checkpointInThread(deps: CheckpointDependencies): Checkpoints {
  const { handle, file, logger } = deps;
  const closed = new Int32Array(new SharedArrayBuffer(4));
  let worker: Worker | undefined;
  let commits = 0;
  let isAsked = false;
  let isOver = false;

  function ask(): void {
    worker ??= start();
    isAsked = true;
    commits = 0;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage('checkpoint');
  }

  function start(): Worker {
    const started = new Worker(deps.worker, {
      workerData: { file, closed, longJournalPages } satisfies CheckpointOrder,
    });
    started.unref();
    started.on('message', ({ pages }: Checkpointed) => {
      isAsked = false;
      // What came since the thread's last look is little, and nobody writes meanwhile: the next commit begins anew.
      if (!isOver && pages > tooLongJournalPages) handle.exec('PRAGMA wal_checkpoint(PASSIVE)');
    });
    started.on('error', (cause) => {
      logger.warn('checkpoint thread failed', { cause: String(cause) });
      if (isOver) return;
      isOver = true;
      handle.exec(`PRAGMA wal_autocheckpoint = ${aloneAfterPages}`);
    });
    return started;
  }

  handle.exec(`PRAGMA wal_autocheckpoint = ${besideAfterPages}`);
  return {
    committed() {
      commits += 1;
      if (commits >= commitsBetween && !isAsked && !isOver) ask();
    },
    close() {
      if (worker === undefined || isOver) return;
      isOver = true;
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage('close');
      Atomics.wait(closed, 0, 0, patienceMs);
    },
  };
}
