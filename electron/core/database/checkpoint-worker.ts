import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { CheckpointOrder, Checkpointed } from './checkpoints.ts';

// The entry of the thread that carries the journal over into the database file, so that the thread that answers never does.
const port = parentPort;
if (port !== null) {
  const { file, closed }: CheckpointOrder = workerData;
  const handle = new DatabaseSync(file);
  const checkpoint = handle.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  port.on('message', (asked: 'checkpoint' | 'close') => {
    if (asked === 'checkpoint') {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      port.postMessage({ pages: Number(checkpoint.get()?.['log']) } satisfies Checkpointed);
      return;
    }
    handle.close();
    Atomics.store(closed, 0, 1);
    Atomics.notify(closed, 0);
    port.close();
  });
}
