import { parentPort, workerData } from 'node:worker_threads';
import type { ReadAck, ReadEvent, ReadOrder } from './messages.ts';
import { readTable } from './read-table.ts';

// The entry of the reading thread: one file, then it ends. After each chunk it waits until the rows are stored, so that a large file
// never fills memory.
const port = parentPort;
if (port !== null) {
  let stored: (() => void) | undefined;
  port.on('message', (_ack: ReadAck) => stored?.());
  const order: ReadOrder = workerData;
  await readTable(
    order,
    (event: ReadEvent) =>
      new Promise((resolve) => {
        if (event.kind === 'rows') stored = resolve;
        port.postMessage(event);
        if (event.kind !== 'rows') resolve();
      }),
  );
  port.close();
}
