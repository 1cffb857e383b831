import { foldContact } from '../../../shared/outbox/matching.ts';
import { firstGivenMs } from '../../../shared/scheduling/request.ts';
import { isMinted } from './external-id.ts';
import type { Books } from './books.ts';
import { meetingPayloadOf, type HoldCode, type Item } from './item.ts';

/** What a gate says at the moment of sending. */
export type GateVerdict =
  | { readonly kind: 'open' }
  | { readonly kind: 'closed'; readonly hold: HoldCode; readonly words: string }
  | { readonly kind: 'already-ours'; readonly remoteId: string };

const mostLateMs = 15 * 60_000;

/** The gates of one conversation that need no answer from Popp any more: the list has just been read. */
export function judgeGates(books: Books, item: Item): GateVerdict {
  const { clock, ports } = books;
  if (ports.isOptedOut(item.workspaceId, item.channel, item.contact)) {
    return closed('opted-out', 'This candidate asked not to be written to.');
  }
  if (item.notBefore !== undefined && clock.now() - item.notBefore >= mostLateMs) {
    return closed('too-late', 'Its time was missed by more than 15 minutes. Choose a new one.');
  }
  if (item.kind === 'scheduling') {
    const firstMs = firstGivenMs(meetingPayloadOf(item).meetingParticipants);
    if (firstMs !== undefined && firstMs < clock.now()) {
      return closed(
        'too-late',
        'A time that was given for this meeting is past by now. Nothing was sent. Withdraw it, then ask again with other times.',
      );
    }
  }
  return judgePreflight(books, item);
}

/** Whether the campaign has a conversation with this candidate already. */
export function judgePreflight(books: Books, item: Item): GateVerdict {
  const there = books.seen
    .ofCandidate(item.workspaceId, item.campaignId, item.contact, item.externalId)
    .filter(
      (seen) =>
        !item.acknowledged.includes(seen.remoteId) &&
        !isOfEarlierRound(books, item, seen.claimedBy),
    );
  const [first] = there;
  if (first === undefined) return { kind: 'open' };
  // Found while it was held: it is there already, whatever reference it carries.
  const own = there.find((seen) => seen.claimedBy === item.id);
  const ours = there.find(
    (seen) => seen.externalId === item.externalId && seen.claimedBy === undefined,
  );
  const known = own ?? (isMinted(item.externalId) ? ours : undefined);
  if (known !== undefined) return { kind: 'already-ours', remoteId: known.remoteId };
  // The recruiter chose a second conversation beside what is there; for an ordinary one the flag closes what is there instead.
  if (item.kind === 'scheduling' && item.closes) return { kind: 'open' };
  const since =
    first.createdAt === undefined
      ? ''
      : ` since ${new Date(first.createdAt).toISOString().slice(0, 10)}`;
  const shown = [first.phone, first.email].filter((contact) => contact !== undefined);
  const isSomeoneElse = shown.length > 0 && !shown.includes(foldContact(item.contact));
  return closed(
    'already-there',
    isSomeoneElse
      ? `Its reference is already in this campaign${since}, with another contact. If this is another person, message them all the same.`
      : `Already in this campaign${since}.`,
  );
}

function isOfEarlierRound(books: Books, item: Item, claimedBy: string | undefined): boolean {
  const other = claimedBy === undefined ? undefined : books.items.get(claimedBy);
  if (other === undefined || other.kind !== item.kind) return false;
  return other.contact === item.contact && other.round < item.round;
}

function closed(hold: HoldCode, words: string): GateVerdict {
  return { kind: 'closed', hold, words };
}
