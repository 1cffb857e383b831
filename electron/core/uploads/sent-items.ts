import { itemReaches, itemStates, type ItemReach } from '../../../shared/outbox/model.ts';
import type { Progress } from '../../../shared/uploads/review.ts';
import type { Clock } from '../capabilities.ts';
import type { ItemView, Outbox } from '../outbox/outbox.ts';

const keptMs = 1000;

type Kept = { readonly at: number; readonly items: ReadonlyMap<string, ItemView> };

/** The outbox's items of uploads, looked up at most once a second for each: a page of the table must not list ten thousand items. */
export type SentItems = {
  of(uploadId: string): ReadonlyMap<string, ItemView>;
  /** Forgets what was looked up, after something was done to the upload. */
  forget(uploadId: string): void;
  forgetAll(): void;
};

/** Items through the outbox port. */
export function createSentItems(outbox: Outbox, clock: Clock): SentItems {
  const kept = new Map<string, Kept>();
  return {
    of(uploadId) {
      const known = kept.get(uploadId);
      if (known !== undefined && clock.monotonicMs() - known.at < keptMs) return known.items;
      const items = new Map(outbox.listUpload(uploadId).map((item) => [item.id, item]));
      kept.clear();
      kept.set(uploadId, { at: clock.monotonicMs(), items });
      return items;
    },
    forget(uploadId) {
      kept.delete(uploadId);
    },
    forgetAll() {
      kept.clear();
    },
  };
}

/** How far the rows of an upload have got. */
export function progressOf(
  items: Iterable<ItemView>,
  states: Progress['states'],
  paused: boolean,
): Progress {
  const reaches: Partial<Record<ItemReach, number>> = {};
  const reasons = new Map<string, number>();
  for (const item of items) {
    const reach = item.state === 'done' ? itemReaches.find((one) => one === item.reach) : undefined;
    if (reach !== undefined) reaches[reach] = (reaches[reach] ?? 0) + 1;
    const unsettled =
      item.state === 'held' || item.state === 'refused' || item.state === 'undecided';
    if (unsettled && item.reason !== undefined) {
      reasons.set(item.reason, (reasons.get(item.reason) ?? 0) + 1);
    }
  }
  return {
    total: itemStates.reduce((sum, state) => sum + states[state], 0),
    states,
    reaches,
    settled: states.done + states.refused + states.cancelled,
    paused,
    reasons: [...reasons]
      .map(([reason, count]) => ({ reason, count }))
      .toSorted((a, b) => b.count - a.count)
      .slice(0, 10),
  };
}
