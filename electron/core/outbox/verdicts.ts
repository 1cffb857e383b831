import { graceMs, judgeAbsence, type AbsenceCondition } from '../../../shared/outbox/absence.ts';
import { zoneKey } from '../../../shared/outbox/matching.ts';
import type { Books } from './books.ts';
import type { Item } from './item.ts';
import type { StoredRequest } from './repository-requests.ts';
import type { Watches } from './watches.ts';

/** Decides about the items of a request that are still unknown after a look: absent, undecided, or not yet. */
export function decideAbsence(books: Books, watches: Watches, request: StoredRequest): void {
  const { clock, database, items, ledger, requests } = books;
  database.transaction(() => {
    const watch = watches.of(request.id);
    // Nothing can be decided within the shortest grace, however much is known.
    if (clock.monotonicMs() - watch.since < graceMs(0)) return;
    const facts = factsOfRequest(books, request);
    for (const itemId of requests.unknownItemIds(request.id)) {
      const item = items.get(itemId);
      // An item that left again since belongs to its latest request.
      if (item === undefined || requests.latestOf(itemId)?.id !== request.id) continue;
      const known = facts(item);
      const { verdict, missing } = judgeAbsence({
        ...known,
        ...(known.witnessVisible
          ? { witnessSeenAtMs: watches.witnessSince(request.id, witnessKey(item)) - watch.since }
          : {}),
        unknownForMs: clock.monotonicMs() - watch.since,
        completePasses: watch.passes.map((at) => at - watch.since),
      });
      if (verdict === 'absent') {
        ledger.record(itemId, {
          kind: 'absent',
          requestId: request.id,
          words: 'It did not arrive: later ones are visible at Popp and this one is not.',
        });
      } else if (verdict === 'unprovable') {
        ledger.record(itemId, {
          kind: 'absence-unprovable',
          requestId: request.id,
          words: `It was not found at Popp, and that is no proof: ${missing.map((one) => whyNot(one, item)).join(', ')}. Look at Popp, then decide.`,
        });
      }
    }
    if (requests.unknownItemIds(request.id).length === 0) watches.end(request.id);
  });
}

const missingWords: Readonly<Record<AbsenceCondition, string>> = {
  grace: 'Popp’s list may still be catching up',
  'two-passes': 'the list has not been read twice',
  'lead-read': 'a message from Popp about it could not be read',
  'no-closing-flag': 'sending it again would close the conversation that it may have started',
  'presence-seen': 'no conversation like it has shown up in the list so far',
  witness: 'nothing that was sent after it has shown up either',
};

function whyNot(condition: AbsenceCondition, { kind }: Item): string {
  return condition === 'no-closing-flag' && kind === 'scheduling'
    ? 'sending it again without Popp’s check would start a second conversation'
    : missingWords[condition];
}

function factsOfRequest(books: Books, request: StoredRequest) {
  const { claims, notes } = books;
  const leads = notes.leads(request.workspaceId);
  const witnesses = new Map<boolean, { zones: Set<string>; mayCome: boolean; any: boolean }>();

  function witnessesFor(businessHours: boolean) {
    const known = witnesses.get(businessHours);
    if (known !== undefined) return known;
    const contacts = claims.witnesses(request, businessHours);
    const found = {
      zones: new Set(contacts.map((contact) => zoneKey(contact))),
      any: contacts.length > 0,
      mayCome: claims.witnessMayCome(request, businessHours),
    };
    witnesses.set(businessHours, found);
    return found;
  }

  return (item: Item) => {
    const presence = claims.presence(item);
    const witness = witnessesFor(item.businessHours);
    return {
      closesConversations: item.closes,
      presenceWasSeen: presence !== undefined,
      longestLagMs: presence?.longestLagMs ?? 0,
      // Business hours are the candidate's own: a witness of another time zone may be awake while this one sleeps.
      witnessVisible: item.businessHours ? witness.zones.has(zoneKey(item.contact)) : witness.any,
      witnessMayCome: witness.mayCome,
      openLead:
        leads.some(
          (lead) => lead.externalId === undefined || lead.externalId === item.externalId,
        ) || isPerhapsSeen(books, item, request),
    };
  };
}

/** What the witnesses of two items share. */
function witnessKey({ businessHours, contact }: Item): string {
  return businessHours ? zoneKey(contact) : 'any';
}

/** Something of this candidate appeared since and belongs to nobody: whatever it is, the item is not absent. */
function isPerhapsSeen(books: Books, item: Item, request: StoredRequest): boolean {
  return books.seen
    .ofCandidate(item.workspaceId, item.campaignId, item.contact, item.externalId)
    .some(
      (one) =>
        one.claimedBy === undefined &&
        one.place > request.seenBefore &&
        (one.externalId === undefined || one.externalId === item.externalId),
    );
}
