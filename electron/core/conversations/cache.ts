import type { PoppConversation } from '../../../shared/popp/conversation.ts';
import type { PoppMessage } from '../../../shared/popp/message.ts';
import type { PoppWebhook } from '../../../shared/popp/webhook.ts';
import type { CachedConversation, CachedMessage } from './cached.ts';
import type { StatusCounts } from './repository-list.ts';

/** What a campaign adds to a conversation; `undefined` where the cache does not know the campaign. */
export type CampaignFacts = {
  readonly title?: string | undefined;
  readonly channel?: string | undefined;
  readonly agentName?: string | undefined;
  readonly closingMethod?: string | undefined;
};

/**
 * What Popp last told about conversations. `seenAt` is always when the read was SENT, by this machine's clock,
 * so that an answer that was overtaken changes nothing.
 */
export interface ConversationCache {
  remember(
    workspaceId: string,
    conversations: readonly PoppConversation[],
    seenAt: number,
    /** The `Date` of the answer, where it told of this conversation alone: lists lag, and prove nothing. */
    serverDate?: number,
  ): void;
  /** The whole thread in Popp's order; a conversation that is not cached is ignored. */
  rememberMessages(
    workspaceId: string,
    conversationId: string,
    messages: readonly PoppMessage[],
    seenAt: number,
  ): void;
  /** Popp does not let this organisation read messages. */
  rememberThreadUnsupported(workspaceId: string, conversationId: string, seenAt: number): void;
  /** A verified event about a conversation; one that is not cached gets a first, thin record where it is flagged. */
  rememberEvent(
    workspaceId: string,
    conversationId: string,
    webhook: PoppWebhook,
    receivedAt: number,
  ): void;
  /** By Popp's `Date` header: what to add to this machine's clock. */
  rememberPoppTime(workspaceId: string, serverDate: number, readAt: number): void;

  get(workspaceId: string, conversationId: string): CachedConversation | undefined;
  messages(workspaceId: string, conversationId: string): readonly CachedMessage[];
  /** Conversations with a contact (E.164 or e-mail) in one campaign, or in all where `campaignId` is `undefined`. */
  forContact(
    workspaceId: string,
    campaignId: string | undefined,
    contact: string,
  ): readonly CachedConversation[];
  byExternalId(workspaceId: string, externalId: string): readonly CachedConversation[];
  isOptedOut(workspaceId: string, channel: string, contact: string): boolean;
  /** The candidate's messages that no recruiter has had on screen: what holds a reply back. */
  unseenCandidateMessages(workspaceId: string, conversationId: string): readonly CachedMessage[];
  countByStatus(workspaceId: string, campaignId: string): readonly StatusCounts[];
  countByCampaign(workspaceId: string): ReadonlyMap<string, readonly StatusCounts[]>;
  /** Popp's time now, as far as its last answer tells. */
  poppNow(workspaceId: string): number;
  /** Popp's clock minus ours. */
  poppOffsetMs(workspaceId: string): number;

  /** How many conversations of a workspace need the recruiter. */
  needsYou(workspaceId: string): number;
  /** Calls back when a flag opened or a reply came in, with the conversations; after the commit, once per change. */
  onAttention(listener: (workspaceId: string, ids: readonly string[]) => void): () => void;
}
