import type { Clock } from '../capabilities.ts';
import type { ConversationStore } from '../conversations/store.ts';
import type { PoppConnection } from '../popp/connection.ts';
import type { PoppReads } from '../popp/reads.ts';
import type { SortProofs } from './sort-proofs.ts';

/** How far a campaign's list is read: until nothing is new, until these are found, or to its end. */
export type PageGoal =
  | { readonly kind: 'newest' }
  | { readonly kind: 'find'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'end' };

/** Which list to read; the campaign's own id, or the recruiter's reference where a webhook told nothing else. */
export type CampaignRef = { readonly campaignId: string } | { readonly externalCampaignId: string };

/** What reading pages needs. */
export type PageDependencies = {
  readonly reads: Pick<PoppReads, 'listConversations'>;
  readonly store: Pick<ConversationStore, 'remember' | 'rememberPoppTime' | 'get'>;
  readonly clock: Clock;
  readonly proofs: Pick<SortProofs, 'begin'>;
};

const pageSize = 100;
// A list that never ends is a broken answer; nobody has a campaign of this many pages.
const mostPages = 5000;

/** Reads the pages of one campaign, newest first, into the cache. Answers whether the end was reached. */
export async function readCampaignPages(
  deps: PageDependencies,
  connection: PoppConnection,
  ref: CampaignRef,
  goal: PageGoal,
  signal: AbortSignal,
): Promise<boolean> {
  const { reads, store, clock } = deps;
  const { workspaceId } = connection;
  const missing = new Set(goal.kind === 'find' ? goal.ids : []);
  const tokens = new Set<string>();
  const sorting = 'campaignId' in ref ? deps.proofs.begin(ref.campaignId) : undefined;
  let nextToken: string | undefined;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const seenAt = clock.now();
    const page = await reads.listConversations(
      connection,
      {
        ...ref,
        sortDirection: 'DESC',
        limit: pageSize,
        ...(nextToken === undefined ? {} : { nextToken }),
      },
      signal,
    );
    if (signal.aborted) return false;
    if (page.serverDate !== undefined) {
      store.rememberPoppTime(workspaceId, page.serverDate, clock.now());
    }
    const isNew = page.items.some((item) => {
      const known = store.get(workspaceId, item.id);
      return (
        known === undefined ||
        known.seenAt === 0 ||
        known.updatedAt !== item.updatedAt ||
        known.status !== item.status
      );
    });
    sorting?.page(page.items, (id) => {
      const known = store.get(workspaceId, id);
      if (known === undefined || known.seenAt === 0) return undefined;
      // A flag that an event told of first is no news of this page.
      return { isFlagged: known.flag.open, updatedAt: known.updatedAt };
    });
    store.remember(workspaceId, page.items, seenAt);
    for (const { id } of page.items) missing.delete(id);
    nextToken = page.nextToken;
    if (nextToken === undefined || tokens.has(nextToken)) {
      if (nextToken === undefined) sorting?.whole();
      return true;
    }
    tokens.add(nextToken);
    if (goal.kind === 'newest' && !isNew) return false;
    if (goal.kind === 'find' && missing.size === 0) return false;
  }
  return true;
}
