import type { Settings } from '../../../shared/settings/contract.ts';
import type { Capabilities } from '../../../electron/core/capabilities.ts';
import type { CampaignCache } from '../../../electron/core/campaigns/cache.ts';
import type { ChangeBus } from '../../../electron/core/changes.ts';
import type { Database } from '../../../electron/core/database/database.ts';
import {
  createNotificationsService,
  type NotificationsService,
} from '../../../electron/core/notifications/service.ts';
import type { Outbox } from '../../../electron/core/outbox/outbox.ts';
import type { PoppInferred } from '../../../electron/core/popp/inferred.ts';
import type { PoppReads } from '../../../electron/core/popp/reads.ts';
import { createMeetingEvents } from '../../../electron/core/scheduling/events.ts';
import { createSync, type Sync } from '../../../electron/core/sync/sync.ts';
import {
  createWebhooksService,
  type WebhooksService,
} from '../../../electron/core/webhooks/service.ts';
import type { Connections } from '../../../electron/core/workspaces/connections.ts';
import type { CampaignFacts } from '../../../electron/core/conversations/cache.ts';
import {
  createConversationsService,
  type ConversationsService,
} from '../../../electron/core/conversations/service.ts';
import { createSearchIndex } from '../../../electron/core/conversations/search-index.ts';
import { createSnoozeWaker } from '../../../electron/core/conversations/snooze-waker.ts';
import { createStepFollower } from '../../../electron/core/conversations/steps.ts';
import type { ConversationStore } from '../../../electron/core/conversations/store.ts';

/** What the rooms around conversations share. */
export type InboxDependencies = {
  readonly capabilities: Pick<Capabilities, 'clock' | 'logger' | 'secrets' | 'notifier' | 'power'>;
  readonly database: Database;
  readonly changes: ChangeBus;
  readonly connections: Connections;
  readonly reads: PoppReads;
  readonly inferred: PoppInferred;
  readonly campaigns: Pick<CampaignCache, 'list' | 'find' | 'refresh'>;
  /** Made before, because the outbox remembers what it reads there. */
  readonly store: ConversationStore;
  readonly outbox: Pick<Outbox, 'addStep' | 'listConversation' | 'answerDateOf' | 'lead'>;
  /** Cancels a step that is held or waits. */
  readonly withdraw: (itemId: string) => void;
  readonly settings: () => Pick<
    Settings,
    | 'notifications'
    | 'notificationText'
    | 'notificationSound'
    | 'quietHours'
    | 'takeoverReminderMinutes'
    | 'meetingNotices'
  >;
};

/** Conversations, webhooks and notices with the sync behind them. */
export type Inbox = {
  readonly conversations: ConversationsService;
  readonly webhooks: WebhooksService;
  readonly notifications: NotificationsService;
  readonly sync: Sync;
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** Wires the rooms around conversations; nothing runs before `start`. */
export function createInbox(deps: InboxDependencies): Inbox {
  const { database, changes, connections, store, outbox, settings } = deps;
  const { clock, logger, secrets, notifier, power } = deps.capabilities;
  const campaign = campaignFacts(deps.campaigns);
  const isPractice = (workspaceId: string) =>
    connections.all().some((one) => one.id === workspaceId && one.kind === 'practice');

  const meetings = createMeetingEvents({ database, changes });
  const webhooks = createWebhooksService({
    database,
    clock,
    logger,
    changes,
    secrets,
    cache: store,
    outbox,
    connections,
    hint: (workspaceId, hint) => sync.hint(workspaceId, hint),
    http: { exchange: () => Promise.reject(new Error('Not part of this test')), close: () => {} },
    publicUrl: () => undefined,
    meeting: (delivered) => meetings.take(delivered),
  });
  const sync = createSync({
    clock,
    logger,
    changes,
    connections,
    power,
    reads: deps.reads,
    inferred: deps.inferred,
    campaigns: deps.campaigns,
    store,
    lastVerifiedAt: (workspaceId) => webhooks.lastVerifiedAt(workspaceId),
  });
  const notifications = createNotificationsService({
    database,
    clock,
    changes,
    notifier,
    power,
    store,
    campaign,
    isPractice,
    settings,
    hearing: (workspaceId) => sync.hearing(workspaceId),
    isOnScreen: (workspaceId, id) => sync.isOnScreen(workspaceId, id),
  });
  const follower = createStepFollower({
    store,
    outbox,
    changes,
    clock,
    workspaces: () => connections.all(),
    readSoon: (workspaceId, conversationId) => sync.hint(workspaceId, { conversationId }),
  });
  const conversations = createConversationsService({
    database,
    clock,
    changes,
    store,
    outbox,
    follower,
    searchIndex: createSearchIndex({ database, clock, changes }),
    waker: createSnoozeWaker({ clock, store }),
    sync,
    campaign,
    isPractice,
    withdraw: deps.withdraw,
    eventsOf: (workspaceId, id) => webhooks.eventsOf(workspaceId, id),
    templates: () => Promise.resolve([]),
    onSeen: (workspaceId, id) => notifications.conversationSeen(workspaceId, id),
  });

  return {
    conversations,
    webhooks,
    notifications,
    sync,
    async start() {
      follower.start();
      await webhooks.start();
      sync.start();
      for (const { id } of connections.all()) notifications.announce(id);
    },
    async stop() {
      sync.stop();
      follower.stop();
      notifications.stop();
      await webhooks.stop();
    },
  };
}

/** What the campaign cache tells about the campaign of a conversation. */
export function campaignFacts(
  campaigns: Pick<CampaignCache, 'find'>,
): (workspaceId: string, campaignId: string) => CampaignFacts | undefined {
  return (workspaceId, campaignId) => {
    const campaign = campaigns.find(workspaceId, campaignId)?.campaign;
    if (campaign === undefined) return undefined;
    return {
      title: campaign.title,
      channel: campaign.channel,
      agentName: campaign.agent?.agentName,
    };
  };
}
