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

const commitsBetween = 128;
const longJournalPages = 8000;
// From here on SQLite makes a checkpoint by itself, within a commit, and keeps silent where the disk is full. With the
// thread that is only where nobody paused long enough for it.
const aloneAfterPages = 1000;
const besideAfterPages = 24_000;
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
    // It says only that it is done.
    started.on('message', () => {
      isAsked = false;
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
