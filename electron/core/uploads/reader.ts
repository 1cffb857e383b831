import { Worker } from 'node:worker_threads';
import type { Logger } from '../capabilities.ts';
import type { ReadAck, ReadEvent, ReadOrder } from './messages.ts';

/** A file being read in its own thread. */
export type RunningRead = {
  /** Settles when the thread has ended, however it did. */
  readonly ended: Promise<void>;
  /** Ends the thread; nothing more is told. */
  stop(): Promise<void>;
};

/**
 * Reads a file in a worker. `take` stores what it is given before it returns; only then does the worker read on. A thread that dies
 * is told as `failed` with `crashed`.
 */
export function readInWorker(
  workerFile: URL,
  order: ReadOrder,
  take: (event: ReadEvent) => void,
  logger: Logger,
): RunningRead {
  const worker = new Worker(workerFile, { workerData: order });
  let finished = false;

  function finish(event: ReadEvent): void {
    if (finished) return;
    finished = true;
    take(event);
  }
  function crash(cause: unknown): void {
    if (finished) return;
    logger.error('upload worker failed', {
      cause: cause instanceof Error ? cause.message : String(cause),
    });
    finish({ kind: 'failed', failure: { reason: 'crashed' } });
  }

  worker.on('message', (event: ReadEvent) => {
    if (finished) return;
    if (event.kind === 'done' || event.kind === 'failed') {
      finish(event);
      return;
    }
    try {
      take(event);
    } catch (error) {
      crash(error);
      void worker.terminate();
      return;
    }
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    if (event.kind === 'rows') worker.postMessage({ kind: 'stored' } satisfies ReadAck);
  });
  worker.on('error', crash);
  const ended = new Promise<void>((resolve) => {
    worker.on('exit', (code) => {
      crash(`exit ${code}`);
      resolve();
    });
  });
  return {
    ended,
    async stop() {
      finished = true;
      await worker.terminate();
    },
  };
}
