import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { CheckpointOrder } from './checkpoints.ts';

// The entry of the thread that carries the journal over into the database file, so that the thread that answers never does.
const mostLooks = 30;
const pauseMs = 2;
const port = parentPort;
if (port !== null) {
  const { file, closed, longJournalPages }: CheckpointOrder = workerData;
  const handle = new DatabaseSync(file);
  const statement = handle.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  const journalPages = (): number => Number(statement.get()?.['log']);

  // SQLite begins a journal anew at a commit that finds all of it carried over. Each look leaves less for the next one,
  // until a pause between two commits is long enough.
  const checkpoint = (): void => {
    for (let look = 0; look < mostLooks && journalPages() > longJournalPages; look += 1) {
      Atomics.wait(closed, 0, 0, pauseMs);
    }
  };

  port.on('message', (asked: 'checkpoint' | 'close') => {
    if (asked === 'checkpoint') {
      checkpoint();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      port.postMessage('done');
      return;
    }
    handle.close();
    Atomics.store(closed, 0, 1);
    Atomics.notify(closed, 0);
    port.close();
  });
}
