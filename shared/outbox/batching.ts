/** How many conversations one request may carry. */
export type BatchLimits = {
  /** The first request of an upload; it proves that sightings work. */
  readonly first: number;
  readonly second: number;
  readonly most: number;
  /** An answer that took longer stops the growth. */
  readonly fastMs: number;
};

/** The sizes of the once-only rules; Popp takes at most 10,000 in one request (seed: Job Application Flow). */
export const batchLimits: BatchLimits = {
  first: 25,
  second: 1000,
  most: 10_000,
  fastMs: 20_000,
};

/** How one earlier request of the same upload ended. */
export type PastRequest = { readonly result: 'answered' | 'unknown'; readonly tookMs: number };

/** The size of the next request: 25, then 1,000, doubling while answers are fast, halved after an unknown. */
export function nextBatchSize(
  past: readonly PastRequest[],
  limits: BatchLimits = batchLimits,
): number {
  let size = limits.first;
  let proven = false;
  for (const request of past) {
    if (request.result === 'unknown') {
      size = Math.max(1, Math.floor(size / 2));
    } else if (request.tookMs < limits.fastMs) {
      size = Math.min(limits.most, proven ? size * 2 : limits.second);
      proven = true;
    }
  }
  return size;
}

/** What may go into one request, oldest first. */
export type Batchable = {
  readonly itemId: string;
  readonly contact: string;
  /** What every item of a request must share: campaign, channel, business hours, duplication check. */
  readonly group: string;
  /** Set when a request that held it was refused whole: it leaves in smaller company. */
  readonly groupLimit: number | undefined;
};

/** Takes the next request from what is ready: one group, never the same contact twice, no larger than any of its limits. */
export function pickBatch<T extends Batchable>(ready: readonly T[], size: number): T[] {
  const first = ready[0];
  if (first === undefined) return [];
  const picked: T[] = [];
  const contacts = new Set<string>();
  let most = size;
  for (const item of ready) {
    const limit = Math.min(most, item.groupLimit ?? most);
    if (picked.length >= limit) break;
    if (item.group !== first.group || contacts.has(item.contact)) continue;
    most = limit;
    contacts.add(item.contact);
    picked.push(item);
  }
  return picked;
}

/** The limit of each item after a request of `size` was refused whole. */
export function halved(size: number): number {
  return Math.max(1, Math.ceil(size / 2));
}
