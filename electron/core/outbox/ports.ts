import type { PoppCampaign } from '../../../shared/popp/campaign.ts';
import type { PoppConversation } from '../../../shared/popp/conversation.ts';
import type { PoppConnection } from '../popp/connection.ts';
import type { PoppInferred } from '../popp/inferred.ts';
import type { PoppReads } from '../popp/reads.ts';
import type { PoppWrites } from '../popp/writes.ts';

/** Everything outside that the outbox asks or tells; injected, so that tests own the other side. */
export interface OutboxPorts {
  /** Throws `key-missing`, `keychain-locked` and the like: then nothing leaves and nothing is refused. */
  openConnection(workspaceId: string): Promise<PoppConnection>;
  /** The organisation of a workspace, for minted references; known without its key. */
  organizationOf(workspaceId: string): string;
  readonly listConversations: PoppReads['listConversations'];
  readonly getCampaign: PoppReads['getCampaign'];
  readonly listCampaigns: PoppReads['listCampaigns'];
  readonly getConversation: PoppInferred['getConversation'];
  readonly listMessages: PoppInferred['listMessages'];
  readonly send: PoppWrites['send'];
  /** What reading has shown, for the inbox's cache. */
  remember(workspaceId: string, conversations: readonly PoppConversation[]): void;
  /** Campaigns that reading has shown, for the list's cache. */
  rememberCampaigns(workspaceId: string, campaigns: readonly PoppCampaign[]): void;
  /** What the draft would send now; nothing where it is gone. */
  requestOfDraft(draftId: string): string | undefined;
  isOptedOut(workspaceId: string, channel: string, contact: string): boolean;
}
