import { createHash, randomUUID } from 'node:crypto';

/** What makes two conversations the same one. */
export type ConversationIdentity = {
  readonly organizationId: string;
  readonly campaignId: string;
  readonly channel: string;
  readonly contact: string;
  readonly round: number;
};

/** Our reference for a candidate whose file brings none; the same identity always gets the same one, on every laptop. */
export function mintExternalId(identity: ConversationIdentity): string {
  const { organizationId, campaignId, channel, contact, round } = identity;
  const text = JSON.stringify([organizationId, campaignId, channel, contact, round]);
  return `pc-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
}

/** Whether this console, or another of the organisation, minted the reference. */
export function isMinted(externalId: string): boolean {
  return /^pc-[0-9a-f]{32}$/.test(externalId);
}

/** The fingerprint of the frozen bytes of a request. */
export function hashBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A new id of an item or a request. */
export function newId(prefix: 'item' | 'request'): string {
  return `${prefix}-${randomUUID()}`;
}
