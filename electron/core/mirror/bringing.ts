import type { HighLevelConversation } from '../../../shared/highlevel/wire.ts';
import type { Clock } from '../capabilities.ts';
import type { ChangeBus } from '../changes.ts';
import type { Item } from '../outbox/item.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { CandidateRepository, StoredCandidate } from './repository-candidates.ts';
import type { LinkRepository } from './repository-links.ts';

/** Turns what is known about a candidate into items, and what the items come to into links. All of it inside transactions. */
export interface Bringing {
  /** The contact is known: its conversation is to be created, or found. */
  bring(candidate: StoredCandidate, contactId: string): void;
  createContact(candidate: StoredCandidate): void;
  contactMade(item: Item, contactId: string): void;
  linked(item: Item, conversation: HighLevelConversation): void;
}

/** Creates the steps between candidates and items. */
export function createBringing(deps: {
  readonly candidates: CandidateRepository;
  readonly links: LinkRepository;
  readonly outbox: () => Outbox;
  readonly clock: Clock;
  readonly changes: ChangeBus;
  /** A candidate's conversation is linked. */
  readonly onLinked: (candidate: StoredCandidate) => void;
}): Bringing {
  const { candidates, links, outbox, clock, changes, onLinked } = deps;

  function bring(candidate: StoredCandidate, contactId: string): void {
    const { id, workspaceId, locationId } = candidate;
    const wanted = candidates.wantedBy(id);
    if (wanted === undefined) {
      const words = 'You cancelled it before its conversation was created.';
      candidates.setState(id, 'cancelled', words, clock.now());
      return;
    }
    const known = links.find(workspaceId, locationId, contactId);
    const added = outbox().addMirror({
      ...about(candidate),
      kind: 'mirrored-contact',
      // A conversation that was deleted at HighLevel is no link: the one after it is another thing to do.
      key: known?.deleted === true ? `${contactId} after ${known.conversationId}` : contactId,
      contactId,
      isPaused: wanted === 'paused',
    });
    candidates.setItem(id, added.itemId, contactId, clock.now());
    changes.publish({ topic: 'mirror', workspaceId });
  }

  return {
    bring,
    createContact(candidate) {
      const { firstName, lastName, phone, email } = candidate;
      const added = outbox().addMirror({
        ...about(candidate),
        kind: 'highlevel-contact',
        key: candidate.contact,
        newContact: { firstName, lastName, phone, email },
      });
      candidates.setItem(candidate.id, added.itemId, undefined, clock.now());
    },
    contactMade(item, contactId) {
      for (const candidate of candidates.ofItem(item.id)) bring(candidate, contactId);
    },
    linked(item, conversation) {
      links.put(item.workspaceId, item.locationId, {
        contactId: item.mirroredContact,
        conversationId: conversation.id,
        assignedTo: conversation.assignedTo,
        assignedName: undefined,
        deleted: conversation.deleted === true,
        lookedAt: clock.now(),
      });
      changes.publish({ topic: 'mirror', workspaceId: item.workspaceId });
      for (const candidate of candidates.ofItem(item.id)) onLinked(candidate);
    },
  };
}

function about(candidate: StoredCandidate) {
  const { workspaceId, locationId, contact, conversationId } = candidate;
  return {
    workspaceId,
    locationId,
    contact,
    name: nameOf(candidate),
    ...(conversationId === undefined ? {} : { conversationId }),
  };
}

/** What a candidate is called: the name, else the contact. */
export function nameOf({
  firstName,
  lastName,
  contact,
}: Pick<StoredCandidate, 'firstName' | 'lastName' | 'contact'>): string {
  const name = [firstName, lastName].filter((part) => part !== undefined).join(' ');
  return name === '' ? contact : name;
}
