import type { NewDelivery, WebhookRepository } from './repository.ts';

/** Settles when the delivery is on disk, with false for one that was there before. */
export type Keep = (delivery: NewDelivery) => Promise<boolean>;

type Waiting = {
  readonly delivery: NewDelivery;
  readonly resolve: (isNew: boolean) => void;
  readonly reject: (error: unknown) => void;
};

// At a thousand a second each wait for the disk then serves a few; alone, a delivery hardly notices.
const gatherMs = 3;

/** Gathers what arrives within a moment: a burst waits for the disk once, not once for each. */
export function createKeeping(repository: Pick<WebhookRepository, 'keep'>): {
  readonly keep: Keep;
  /** Writes what is gathered now. */
  flush(): void;
} {
  let gathered: Waiting[] = [];

  function flush(): void {
    const group = gathered;
    gathered = [];
    if (group.length === 0) return;
    try {
      const isNew = repository.keep(group.map(({ delivery }) => delivery));
      group.forEach(({ resolve }, index) => resolve(isNew[index] ?? false));
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  return {
    keep: (delivery) =>
      new Promise((resolve, reject) => {
        gathered.push({ delivery, resolve, reject });
        if (gathered.length === 1) setTimeout(flush, gatherMs);
      }),
    flush,
  };
}
