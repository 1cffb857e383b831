import { readSearch } from '../../../shared/conversations/search-rules.ts';
import type { CampaignFacts } from './cache.ts';
import type { CachedConversation } from './cached.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { createInboxRepository } from './repository-list.ts';
import { createSearchExtracts } from './search-extracts.ts';
import type { ConversationsDependencies, ConversationsService, One } from './service.ts';
import { summaryOf } from './views.ts';

type ListingDependencies = Pick<
  ConversationsDependencies,
  'database' | 'store' | 'sync' | 'searchIndex'
> & {
  readonly must: (one: One) => CachedConversation;
  readonly campaignOf: (conversation: CachedConversation) => CampaignFacts | undefined;
};

const usualPage = 60;
// Longer no search waits for what has just changed.
const catchUpMs = 15;
const mostOthers = 20;

/** The lists of the inbox: from the cache alone, so that they never wait for Popp. */
export function createListing(
  deps: ListingDependencies,
): Pick<ConversationsService, 'list' | 'counts' | 'others'> {
  const { database, store, campaignOf } = deps;
  const inbox = createInboxRepository(database);
  const extracts = createSearchExtracts(database);

  return {
    list({ search: typed, cursor, limit = usualPage, sort = 'waiting', ...request }) {
      const search = typed === undefined ? undefined : readSearch(typed);
      const notSearched = search === undefined ? 0 : deps.searchIndex.catchUp(catchUpMs);
      const after = decodeCursor(cursor);
      const rows = inbox.page({ ...request, sort, search, after, limit: limit + 1 });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        items: page.map(({ conversation, hasDraft }) => {
          const match = search === undefined ? undefined : extracts.of(conversation, search);
          return {
            ...summaryOf(conversation, campaignOf(conversation), hasDraft),
            ...(match === undefined ? {} : { match: [...match] }),
          };
        }),
        ...(rows.length > limit && last !== undefined
          ? { nextCursor: encodeCursor(last.position) }
          : {}),
        ...(notSearched === 0 ? {} : { notSearched }),
      };
    },
    counts({ workspaceId }) {
      const { isRunning, problem } = deps.sync.progress(workspaceId);
      const syncedAt = store.syncedAt(workspaceId);
      return {
        ...inbox.counts(workspaceId),
        ...(syncedAt === undefined ? {} : { syncedAt }),
        syncing: isRunning,
        poppOffsetMs: store.poppOffsetMs(workspaceId),
        ...(problem === undefined ? {} : { problem }),
      };
    },
    others(one) {
      const { workspaceId, id, phoneNumber, emailAddress } = deps.must(one);
      const contacts = [phoneNumber, emailAddress].filter((contact) => contact !== undefined);
      const found = contacts.flatMap((contact) =>
        store.forContact(workspaceId, undefined, contact),
      );
      const others = new Map(found.map((other) => [other.id, other]));
      others.delete(id);
      return {
        items: [...others.values()]
          .toSorted((left, right) => right.activityAt - left.activityAt)
          .slice(0, mostOthers)
          .map((other) => summaryOf(other, campaignOf(other), false)),
      };
    },
  };
}
