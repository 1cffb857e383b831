import type { Clock } from '../capabilities.ts';

/** How urgent a read is: what is on screen or flagged, what is polled, what fills the cache. */
export type ReadPriority = 0 | 1 | 2;

/** Reads of one workspace: few at a time, not too fast, and at most one waiting for each thing to read. */
export interface ReadQueue {
  /** Joins a read of the same key that has not begun; one that has begun is followed by another. */
  add(
    key: string,
    priority: ReadPriority,
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<void>;
  /** Cancels what runs and forgets what waits; both settle as if they were done. */
  stop(): void;
}

type Job = {
  readonly key: string;
  readonly priority: ReadPriority;
  readonly work: (signal: AbortSignal) => Promise<void>;
  readonly done: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

const mostAtOnce = 4;
/** The shortest time between the beginnings of two reads. */
export const readGapMs = 60;

/** A queue on the injected clock. */
export function createReadQueue(clock: Clock): ReadQueue {
  const controller = new AbortController();
  const waiting: Job[] = [];
  const running = new Set<string>();
  let nextStartMs = 0;
  let cancelTimer: (() => void) | undefined;

  function next(): Job | undefined {
    let best: Job | undefined;
    for (const job of waiting) {
      if (running.has(job.key)) continue;
      if (best === undefined || job.priority < best.priority) best = job;
    }
    return best;
  }

  function pump(): void {
    if (controller.signal.aborted || cancelTimer !== undefined) return;
    if (running.size >= mostAtOnce) return;
    const job = next();
    if (job === undefined) return;
    const waitMs = nextStartMs - clock.monotonicMs();
    if (waitMs > 0) {
      cancelTimer = clock.schedule(waitMs, () => {
        cancelTimer = undefined;
        pump();
      });
      return;
    }
    nextStartMs = clock.monotonicMs() + readGapMs;
    waiting.splice(waiting.indexOf(job), 1);
    running.add(job.key);
    job
      .work(controller.signal)
      .then(job.resolve, (error: unknown) => {
        // A read that was cancelled on stop has nobody who waits for it.
        if (controller.signal.aborted) job.resolve();
        else job.reject(error);
      })
      .finally(() => {
        running.delete(job.key);
        pump();
      })
      .catch(() => undefined);
    pump();
  }

  return {
    add(key, priority, work) {
      if (controller.signal.aborted) return Promise.resolve();
      const same = waiting.find((job) => job.key === key);
      if (same !== undefined && same.priority <= priority) return same.done;
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const job = { key, priority, work, done: promise, resolve, reject };
      if (same === undefined) waiting.push(job);
      else {
        // The same read, wanted sooner: who waited for the slower one gets this one's answer.
        waiting.splice(waiting.indexOf(same), 1, job);
        promise.then(same.resolve, same.reject);
      }
      pump();
      return promise;
    },
    stop() {
      controller.abort();
      cancelTimer?.();
      for (const job of waiting.splice(0)) job.resolve();
    },
  };
}
