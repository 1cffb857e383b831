import { z } from 'zod';
import type { HighLevelConversation } from '../../../shared/highlevel/wire.ts';
import type { MirrorKind } from '../../../shared/mirror/answers.ts';
import type { HighLevelConnection } from '../highlevel/connection.ts';
import type { NewContact } from '../highlevel/new-contact.ts';
import type { Pacer } from '../highlevel/pacer.ts';
import type { HighLevelReads } from '../highlevel/reads.ts';
import type { HttpClient } from '../network/http.ts';
import type { Item } from './item.ts';

/** Everything about HighLevel that the outbox asks or tells. What is told happens inside the outbox's own transaction. */
export interface MirrorPorts {
  /** Throws `key-missing`, `key-rejected` for an expired token, `keychain-locked` and the like: then everything waits. */
  openConnection(workspaceId: string): Promise<HighLevelConnection>;
  readonly reads: HighLevelReads;
  /** What the writes go over: they are made here, where everything that leaves is. */
  readonly http: HttpClient;
  readonly pacer: Pacer;
  /** Why nothing leaves for the sub-account of this workspace. */
  stopOf(workspaceId: string): string | undefined;
  stop(workspaceId: string, words: string): void;
  /** Whether a conversation is known to be gone: it is no link any more. */
  isGone(workspaceId: string, locationId: string, conversationId: string): boolean;
  /** Something may go on: contacts are looked up beside what leaves. */
  lookAgain(workspaceId: string): void;
  linked(item: Item, conversation: HighLevelConversation): void;
  contactMade(item: Item, contactId: string): void;
}

const payloadSchema = z.object({
  name: z.string(),
  contact: z
    .object({
      firstName: z.string().optional(),
      lastName: z.string().optional(),
      phone: z.string().optional(),
      email: z.string().optional(),
    })
    .optional(),
});

/** What an item for HighLevel carries: the candidate's name, and the contact to create. */
export function mirrorPayload(item: Item): {
  readonly name: string;
  readonly contact?: NewContact | undefined;
} {
  return payloadSchema.parse(JSON.parse(item.payloadText));
}

/** Whether an item leaves for HighLevel. */
export function isMirrorItem(item: Pick<Item, 'kind'>): item is { readonly kind: MirrorKind } {
  return (
    item.kind === 'mirrored-contact' ||
    item.kind === 'highlevel-contact' ||
    item.kind === 'mirrored-note'
  );
}
