import type { Clock } from '../capabilities.ts';
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
  /** `seenAt` is when the read was sent, so that an answer that was overtaken changes nothing. */
  readonly remember?: (
    workspaceId: string,
    conversations: readonly PoppConversation[],
    seenAt: number,
    serverDate?: number,
  ) => void;
  readonly rememberCampaigns?: OutboxPorts['rememberCampaigns'];
  readonly requestOfDraft?: OutboxPorts['requestOfDraft'];
  readonly clock: Pick<Clock, 'now'>;
  readonly isOptedOut?: (workspaceId: string, channel: string, contact: string) => boolean;
}): OutboxPorts {
  const { reads, inferred, writes, clock } = deps;
  const sentAt = new WeakMap<PoppConversation, number>();
  const dates = new WeakMap<PoppConversation, number>();
  return {
    openConnection: (workspaceId) => deps.openConnection(workspaceId),
    organizationOf: (workspaceId) => deps.organizationOf(workspaceId),
    async listConversations(...args) {
      const at = clock.now();
      const page = await reads.listConversations(...args);
      for (const one of page.items) sentAt.set(one, at);
      return page;
    },
    getCampaign: (...args) => reads.getCampaign(...args),
    listCampaigns: (...args) => reads.listCampaigns(...args),
    async getConversation(...args) {
      const at = clock.now();
      const read = await inferred.getConversation(...args);
      if (!read.supported) return read;
      sentAt.set(read.value, at);
      if (read.serverDate !== undefined) dates.set(read.value, read.serverDate);
      return read;
    },
    listMessages: (...args) => inferred.listMessages(...args),
    send: (...args) => writes.send(...args),
    remember(workspaceId, conversations) {
      const byTime = Map.groupBy(conversations, (one) => sentAt.get(one) ?? clock.now());
      for (const [at, read] of byTime) {
        const [first] = read;
        deps.remember?.(workspaceId, read, at, first === undefined ? undefined : dates.get(first));
      }
    },
    rememberCampaigns: (...args) => deps.rememberCampaigns?.(...args),
    requestOfDraft: (draftId) => deps.requestOfDraft?.(draftId),
    isOptedOut: (workspaceId, channel, contact) =>
      deps.isOptedOut?.(workspaceId, channel, contact) ?? false,
  };
}
