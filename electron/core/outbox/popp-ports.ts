import type { PoppConversation } from '../../../shared/popp/conversation.ts';
import type { PoppConnection } from '../popp/connection.ts';
import type { PoppInferred } from '../popp/inferred.ts';
import type { PoppReads } from '../popp/reads.ts';
import type { PoppWrites } from '../popp/writes.ts';
import type { OutboxPorts } from './ports.ts';

/** Gives the outbox the Popp client and what other features know. */
export function createOutboxPorts(deps: {
  readonly reads: PoppReads;
  readonly inferred: PoppInferred;
  readonly writes: PoppWrites;
  readonly openConnection: (workspaceId: string) => Promise<PoppConnection>;
  readonly organizationOf: (workspaceId: string) => string;
  readonly remember?: (workspaceId: string, conversations: readonly PoppConversation[]) => void;
  readonly isOptedOut?: (workspaceId: string, channel: string, contact: string) => boolean;
}): OutboxPorts {
  const { reads, inferred, writes } = deps;
  return {
    openConnection: (workspaceId) => deps.openConnection(workspaceId),
    organizationOf: (workspaceId) => deps.organizationOf(workspaceId),
    listConversations: (...args) => reads.listConversations(...args),
    getCampaign: (...args) => reads.getCampaign(...args),
    getConversation: (...args) => inferred.getConversation(...args),
    listMessages: (...args) => inferred.listMessages(...args),
    send: (...args) => writes.send(...args),
    remember: (workspaceId, conversations) => deps.remember?.(workspaceId, conversations),
    isOptedOut: (workspaceId, channel, contact) =>
      deps.isOptedOut?.(workspaceId, channel, contact) ?? false,
  };
}
