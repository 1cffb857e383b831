import { judgeSighting, matchesBy, reachOf } from '../../../shared/outbox/matching.ts';
import type { Books } from './books.ts';
import type { Item } from './item.ts';
import { attempted, type FoundBy } from './repository-claims.ts';
import type { Seen } from './repository-seen.ts';

/** How conversations came to be seen. */
export type Look = {
  readonly foundBy: FoundBy;
  /** Only a complete reading can say that there is exactly one. */
  readonly complete: boolean;
  /** How long the list took to show what this request made. */
  readonly lagOf: (requestId: string) => number | undefined;
};

/** Judges what was seen against every attempted item without a conversation of its own, and settles what matches. */
export function settleSeen(
  books: Books,
  workspaceId: string,
  remoteIds: Iterable<string>,
  changed: ReadonlySet<string>,
  look: Look,
): void {
  const open = new Map<string, boolean>();
  /** Most campaigns have nothing unsettled: then their conversations are nobody's here. */
  function isOpen(campaignId: string): boolean {
    const known = open.get(campaignId) ?? books.claims.hasUnclaimed(workspaceId, campaignId);
    open.set(campaignId, known);
    return known;
  }

  books.database.transaction(() => {
    for (const remoteId of remoteIds) {
      const seen = books.seen.get(workspaceId, remoteId);
      if (seen === undefined) continue;
      if (seen.claimedBy === undefined) {
        if (isOpen(seen.campaignId)) settleOne(books, workspaceId, seen, look);
      } else {
        if (look.foundBy === 'list' && !seen.wasListed) confirmListed(books, seen, look);
        if (changed.has(remoteId)) noteReach(books, seen.claimedBy, seen);
      }
    }
  });
}

function settleOne(books: Books, workspaceId: string, seen: Seen, look: Look): void {
  const contacts = [seen.phone, seen.email].filter((contact) => contact !== undefined);
  const items = books.claims.unclaimed(workspaceId, seen.campaignId, contacts, seen.externalId);
  if (items.length === 0) return;
  // Its answer is on the way; the next look judges with it.
  if (items.some((item) => item.state === 'sending')) return;
  const candidates = items.map((item) => attempted(item, (id) => isOlder(books, item, id)));
  const rivals = items
    .flatMap((item) =>
      books.seen.ofCandidate(workspaceId, seen.campaignId, item.contact, item.externalId),
    )
    .filter((rival) => rival.claimedBy === undefined);
  const verdict = judgeSighting(seen, candidates, rivals);
  switch (verdict.kind) {
    case 'none':
      return;
    case 'one': {
      const item = items.find((one) => one.id === verdict.itemId);
      if (item === undefined || (verdict.by === 'contact' && !look.complete)) return;
      claim(books, item, seen, verdict.by, look);
      return;
    }
    case 'ambiguous':
      if (look.complete) noteAmbiguity(books, items, verdict.itemIds, seen.remoteId);
  }
}

function claim(books: Books, item: Item, seen: Seen, by: string, look: Look): void {
  const { claims, ledger, clock } = books;
  if (!claims.claim(item, 'conversation', seen.remoteId, look.foundBy, clock.now())) return;
  ledger.record(item.id, {
    kind: 'sighted',
    remoteId: seen.remoteId,
    reach: reachOf(seen.status),
    words: `It is at Popp as conversation ${seen.remoteId}.`,
  });
  if (item.state === 'done' && look.foundBy === 'list') notePresence(books, item, by, look);
}

/** An accepted item that looking has found: absence may count where this has been seen. */
function notePresence(books: Books, item: Item, by: string, look: Look): void {
  const request = books.requests.latestOf(item.id);
  const lagMs = request === undefined ? undefined : look.lagOf(request.id);
  books.claims.notePresence(item, by, lagMs ?? 0);
}

/** What an answer or a webhook had named is in the list now, and the list would have been enough. */
function confirmListed(books: Books, seen: Seen, look: Look): void {
  const item = seen.claimedBy === undefined ? undefined : books.items.get(seen.claimedBy);
  if (item?.state !== 'done') return;
  const by = matchesBy(
    seen,
    attempted(item, (id) => isOlder(books, item, id)),
  );
  if (by === 'no') return;
  books.claims.noteListed(item.id);
  notePresence(books, item, by, look);
}

function noteAmbiguity(
  books: Books,
  items: readonly Item[],
  itemIds: readonly string[],
  remoteId: string,
): void {
  for (const item of items) {
    if (!itemIds.includes(item.id)) continue;
    if (item.state !== 'unknown' && item.state !== 'waiting') continue;
    books.ledger.record(item.id, {
      kind: 'sighted-ambiguously',
      hold: 'ambiguous',
      words:
        'Popp shows more than one conversation with this candidate, and it cannot be told which is this one. Look, then decide.',
      remoteId,
    });
  }
}

/** Whether a conversation was known before the item first left. */
function isOlder(books: Books, item: Item, remoteId: string): boolean {
  const request = books.requests.firstOf(item.id);
  if (request === undefined) return true;
  if (request.watermark.ids.includes(remoteId)) return true;
  const seen = books.seen.get(item.workspaceId, remoteId);
  return seen !== undefined && seen.place <= request.seenBefore;
}

/** Keeps up how far a settled conversation has got. */
function noteReach(books: Books, itemId: string, seen: Seen): void {
  const item = books.items.get(itemId);
  if (item === undefined || item.state !== 'done') return;
  const reach = reachOf(seen.status);
  if (reach === item.reach || reach === 'seen' || item.reach === 'failed-at-popp') return;
  if (item.reach === 'started' && reach === 'queued-behind') return;
  books.ledger.record(item.id, {
    kind: 'sighted',
    remoteId: seen.remoteId,
    reach,
    words: `Popp says ${seen.status ?? 'nothing'} about it.`,
  });
}

/** Raises the alarm where one candidate has more conversations in a campaign than we meant to start. */
export function watchForDoubles(
  books: Books,
  workspaceId: string,
  campaignId: string,
  changedIds: Iterable<string>,
): void {
  for (const remoteId of changedIds) {
    const seen = books.seen.get(workspaceId, remoteId);
    // A conversation may show both; ours is under the one that its channel writes to.
    const ours = [seen?.phone, seen?.email].flatMap((contact) =>
      contact === undefined ? [] : books.items.attemptedFor(workspaceId, campaignId, contact),
    );
    const [first] = ours;
    if (first === undefined) continue;
    const { contact } = first;
    const newer = books.seen
      .ofCandidate(workspaceId, campaignId, contact, '')
      .filter((one) => !isOlder(books, first, one.remoteId));
    if (newer.length <= ours.length) continue;
    const isNew = books.notes.raiseAlarm({
      workspaceId,
      campaignId,
      contact,
      remoteIds: newer.map((one) => one.remoteId),
      at: books.clock.now(),
    });
    if (isNew) books.logger.warn('outbox.double-conversation', { campaignId });
  }
}
