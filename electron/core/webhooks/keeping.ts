import { setTimeout as pause } from 'node:timers/promises';
import type { NewDelivery, WebhookRepository } from './repository.ts';

/** Settles when the delivery is on disk, with false for one that was there before. */
export type Keep = (delivery: NewDelivery) => Promise<boolean>;

type Waiting = {
  readonly delivery: NewDelivery;
  readonly resolve: (isNew: boolean) => void;
  readonly reject: (error: unknown) => void;
};

// Deliveries of one moment share a wait for the disk; one that comes alone hardly notices.
const gatherMs = 1;

/** Gathers what arrives within a moment or while the disk writes: a burst waits for the disk once, not once for each. */
export function createKeeping(repository: Pick<WebhookRepository, 'keep'>): {
  readonly keep: Keep;
  /** Settles once nothing waits any more. */
  settled(): Promise<void>;
} {
  let gathered: Waiting[] = [];
  let writing: Promise<void> | undefined;

  async function writeAll(): Promise<void> {
    while (gathered.length > 0) {
      await pause(gatherMs);
      const group = gathered;
      gathered = [];
      await write(group);
    }
    writing = undefined;
  }

  async function write(group: readonly Waiting[]): Promise<void> {
    try {
      const isNew = await repository.keep(group.map(({ delivery }) => delivery));
      group.forEach(({ resolve }, index) => resolve(isNew[index] ?? false));
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  return {
    keep: (delivery) =>
      new Promise((resolve, reject) => {
        gathered.push({ delivery, resolve, reject });
        writing ??= writeAll();
      }),
    settled: () => writing ?? Promise.resolve(),
  };
}
