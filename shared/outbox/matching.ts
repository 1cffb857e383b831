import { contactKind } from '../popp/channels.ts';
import type { ItemReach } from './model.ts';

/** A conversation at Popp, as far as matching needs it. */
export type Sighting = {
  readonly remoteId: string;
  readonly campaignId: string | undefined;
  readonly externalId: string | undefined;
  readonly phone: string | undefined;
  readonly email: string | undefined;
};

/** An item that was attempted and has no conversation of its own yet. */
export type Attempted = {
  readonly itemId: string;
  readonly campaignId: string;
  readonly channel: string;
  readonly contact: string;
  readonly externalId: string;
  /** Whether the sighting was there before the first attempt: its id or its place among what was known. */
  readonly isOlder: (remoteId: string) => boolean;
};

/** What a sighting says about the items it could belong to. */
export type MatchVerdict =
  | { readonly kind: 'one'; readonly itemId: string; readonly by: 'external-id' | 'contact' }
  | { readonly kind: 'ambiguous'; readonly itemIds: readonly string[] }
  | { readonly kind: 'none' };

/** A phone number without anything but its digits, or a lower-case e-mail; what two spellings of one contact share. */
export function foldContact(contact: string): string {
  const text = contact.normalize('NFC').trim();
  return text.includes('@') ? text.toLowerCase() : `+${text.replaceAll(/\D/g, '')}`;
}

/** How a sighting could be the item's, if at all. An id that the API shows and that differs is someone else's. */
export function matchesBy(sighting: Sighting, item: Attempted): 'external-id' | 'contact' | 'no' {
  if (sighting.campaignId !== undefined && sighting.campaignId !== item.campaignId) return 'no';
  if (item.isOlder(sighting.remoteId)) return 'no';
  const shown = contactKind(item.channel) === 'email' ? sighting.email : sighting.phone;
  const sameContact = shown !== undefined && foldContact(shown) === foldContact(item.contact);
  if (sighting.externalId !== undefined) {
    if (sighting.externalId !== item.externalId) return 'no';
    return sameContact || shown === undefined ? 'external-id' : 'no';
  }
  return sameContact && sighting.campaignId !== undefined ? 'contact' : 'no';
}

/**
 * Judges one sighting against the items it could settle. `rivals` are the other unclaimed sightings of the same contact
 * in the same campaign: by contact alone only exactly one sighting and one item are enough.
 */
export function judgeSighting(
  sighting: Sighting,
  items: readonly Attempted[],
  rivals: readonly Sighting[],
): MatchVerdict {
  const byId = items.filter((item) => matchesBy(sighting, item) === 'external-id');
  if (byId.length > 0) {
    const [one] = byId;
    // Two conversations with the id of one item: the first that is read settles it, the alarm names the other.
    return byId.length === 1 && one !== undefined
      ? { kind: 'one', itemId: one.itemId, by: 'external-id' }
      : { kind: 'ambiguous', itemIds: byId.map((item) => item.itemId) };
  }
  const byContact = items.filter((item) => matchesBy(sighting, item) === 'contact');
  const [only] = byContact;
  if (only === undefined) return { kind: 'none' };
  const contenders = rivals.filter(
    (rival) => rival.remoteId !== sighting.remoteId && matchesBy(rival, only) !== 'no',
  );
  return byContact.length === 1 && contenders.length === 0
    ? { kind: 'one', itemId: only.itemId, by: 'contact' }
    : { kind: 'ambiguous', itemIds: byContact.map((item) => item.itemId) };
}

/** Whether two texts are the same message: NFC, with white space folded. */
export function sameText(one: string, other: string): boolean {
  return foldText(one) === foldText(other);
}

function foldText(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}

/** How far a conversation has got, by its status. QUEUED here is Popp's queue behind another conversation. */
export function reachOf(status: string | undefined): ItemReach {
  switch (status) {
    case 'QUEUED':
      return 'queued-behind';
    case 'DELIVERY_FAILED':
      return 'failed-at-popp';
    case 'CREATED':
    case undefined:
      return 'seen';
    default:
      return 'started';
  }
}

/** How far a webhook says that its conversation has got; every one of them means that it arrived. */
export function reachOfEvent(event: string): ItemReach | undefined {
  switch (event) {
    case 'CONVERSATION_QUEUED':
      return 'queued-behind';
    case 'START_CONVERSATION_FAILED':
    case 'DELIVERY_FAILED':
      return 'failed-at-popp';
    case 'CONVERSATION_STARTED':
      return 'started';
    default:
      return undefined;
  }
}

// Countries of several time zones: their numbers share one only when they share the area code.
const manyZones = ['+1', '+7', '+52', '+55', '+61', '+62'];

/** What contacts that Popp puts in the same time zone share, as far as a number tells; e-mail tells nothing. */
export function zoneKey(contact: string): string {
  if (contact.includes('@')) return '@';
  return manyZones.some((code) => contact.startsWith(code))
    ? contact.slice(0, 5)
    : contact.slice(0, 3);
}
