import type { PoppConversation } from '../../../shared/popp/conversation.ts';

/**
 * What has been seen of how Popp sorts the list of one campaign. No source says by what it sorts, and an old flag may lie deep:
 * only a list that is proven to bring what changed to its top need not be read to its end.
 */
export interface SortProofs {
  /** Begins one reading, from the top. */
  begin(campaignId: string): SortReading;
  /** The whole list was seen sorted by `updatedAt`, and every flag that was raised moved its conversation. */
  isProven(campaignId: string): boolean;
}

/** One reading of a list. */
export interface SortReading {
  page(items: readonly PoppConversation[], before: KnownBefore): void;
  /** The end of the list was reached. */
  whole(): void;
}

/** What the cache knew of a conversation before this page. */
export type KnownBefore = (
  id: string,
) => { readonly isFlagged: boolean; readonly updatedAt: number | undefined } | undefined;

type Seen = {
  isSorted: boolean;
  /** A flag was raised and `updatedAt` moved with it; false for good once one did not. */
  flagsMove: boolean | undefined;
};

/** Nothing is proven at first. */
export function createSortProofs(): SortProofs {
  const seen = new Map<string, Seen>();

  function of(campaignId: string): Seen {
    const known = seen.get(campaignId) ?? { isSorted: false, flagsMove: undefined };
    seen.set(campaignId, known);
    return known;
  }

  return {
    begin(campaignId) {
      const proof = of(campaignId);
      let last: PoppConversation | undefined;
      let isByUpdate = true;
      // Sorted by both says nothing about either.
      let isByCreation = true;
      return {
        page(items, before) {
          for (const item of items) {
            const known = before(item.id);
            if (known !== undefined && !known.isFlagged && item.needsReview === true) {
              const hasMoved = item.updatedAt !== undefined && item.updatedAt !== known.updatedAt;
              proof.flagsMove = hasMoved && proof.flagsMove !== false;
            }
            if (last !== undefined) {
              if (!isNotAfter(item.updatedAt, last.updatedAt)) isByUpdate = false;
              if (!isNotAfter(item.createdAt, last.createdAt)) isByCreation = false;
            }
            last = item;
          }
          if (!isByUpdate) proof.isSorted = false;
        },
        whole() {
          proof.isSorted = isByUpdate && !isByCreation;
        },
      };
    },
    isProven(campaignId) {
      const proof = seen.get(campaignId);
      return proof !== undefined && proof.isSorted && proof.flagsMove === true;
    },
  };
}

function isNotAfter(time: number | undefined, than: number | undefined): boolean {
  return time !== undefined && than !== undefined && time <= than;
}
