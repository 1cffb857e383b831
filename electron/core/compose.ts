import type { UpdateState } from '../../shared/settings/managed-rules.ts';
import type { Capabilities, NoticeAction } from './capabilities.ts';
import { createCampaignCache } from './campaigns/cache.ts';
import { createCampaigns } from './campaigns/create-campaigns.ts';
import { campaignFacts } from './campaigns/facts.ts';
import { campaignsForUploads } from './campaigns/for-uploads.ts';
import { createDraftRepository } from './campaigns/drafts-repository.ts';
import { createCampaignRepository } from './campaigns/repository.ts';
import type { ChangeBus } from './changes.ts';
import { candidateNames } from './conversations/names.ts';
import { createConversationsService } from './conversations/service.ts';
import { createSearchIndex } from './conversations/search-index.ts';
import { createSnoozeWaker } from './conversations/snooze-waker.ts';
import { createStepFollower } from './conversations/steps.ts';
import { createTemplates } from './conversations/templates.ts';
import { createConversationStore } from './conversations/store.ts';
import type { Database } from './database/database.ts';
import { followAll } from './following.ts';
import { createMirror } from './mirror/create-mirror.ts';
import { createHttpClient } from './network/http.ts';
import { createNoticeActions } from './notifications/actions.ts';
import { createNotificationsService } from './notifications/service.ts';
import { createOutbox, type RunningOutbox } from './outbox/create-outbox.ts';
import { createDecisions } from './outbox/decisions.ts';
import { createOutboxPorts } from './outbox/popp-ports.ts';
import { createOutboxService } from './outbox/service.ts';
import { createPoppInferred } from './popp/inferred.ts';
import { createPoppReads } from './popp/reads.ts';
import { createPoppWrites } from './popp/writes.ts';
import { startPracticePopp } from './practice/popp-server.ts';
import type { Services } from './router.ts';
import { createScheduling } from './scheduling/create-scheduling.ts';
import type { Policy } from './settings/policy.ts';
import { createSettingsService } from './settings/service.ts';
import { createSnippetsService } from './snippets/service.ts';
import { createSync } from './sync/sync.ts';
import { createTunnelsService } from './tunnels/service.ts';
import { createUploadsService } from './uploads/service.ts';
import { createWebhooksService } from './webhooks/service.ts';
import { createPracticeRunner } from './workspaces/practice-runner.ts';
import { createPracticeService } from './workspaces/practice-service.ts';
import { createWorkspacesService } from './workspaces/service.ts';

/** What every feature is composed from. */
export type Foundations = {
  readonly capabilities: Capabilities;
  readonly database: Database;
  readonly changes: ChangeBus;
  readonly policy: Policy;
  readonly updates: UpdateState;
};

/** The features of an open console. */
export type Features = {
  readonly services: Omit<Services, 'startup' | 'changes'>;
  /** Where the notice leads whose id stands in a text. */
  routeOfNotice(text: string): string | undefined;
  actOnNotice(text: string, action: NoticeAction): void;
  start(): Promise<void>;
  /** Waits for what is under way; what has not ended is taken up at the next start. */
  stop(): Promise<void>;
};

/** Wires the services to each other; the one place that knows them all. Nothing runs before `start`. */
export function composeFeatures(foundations: Foundations): Features {
  const { capabilities, database, changes, policy, updates } = foundations;
  const { clock, logger, secrets, network, dataFolder } = capabilities;
  const base = { database, clock, changes, logger };

  const http = createHttpClient({ network, clock });
  const popp = { network, clock, logger, http };
  const reads = createPoppReads(popp);
  const inferred = createPoppInferred(popp);
  const writes = createPoppWrites(popp);

  const practice = createPracticeRunner({
    ...base,
    dataFolder,
    start: startPracticePopp,
    webhookFor: (workspaceId) => webhooks.practiceTarget(workspaceId),
  });
  const workspaces = createWorkspacesService({
    ...base,
    secrets,
    practice,
    policy,
    probe: async (connection, signal) =>
      (await reads.listCampaigns(connection, {}, signal)).items.length,
  });
  const { connections } = workspaces;
  const workspaceIds = () => connections.all().map(({ id }) => id);
  const isPractice = (workspaceId: string) =>
    connections.all().some(({ id, kind }) => id === workspaceId && kind === 'practice');

  const campaignRepository = createCampaignRepository(database);
  const campaignCache = createCampaignCache({
    ...base,
    repository: campaignRepository,
    connections,
    reads,
  });
  const campaign = campaignFacts(campaignCache);

  const settings = createSettingsService({
    preferences: capabilities.preferences,
    secrets,
    changes,
    dataFolder,
    facts: capabilities.facts,
    policy,
    updates,
  });
  const store = createConversationStore({
    ...base,
    campaign,
    practiceNow: (workspaceId) => (isPractice(workspaceId) ? practice.state()?.nowMs : undefined),
  });
  const mirror: ReturnType<typeof createMirror> = createMirror({
    ...base,
    http,
    dataFolder,
    secrets,
    outbox: (): RunningOutbox => outbox,
    isPractice,
    store,
    campaign,
  });
  const drafts = createDraftRepository(database);
  const outbox: RunningOutbox = createOutbox({
    ...base,
    mirror: mirror.ports,
    witness: capabilities.witness,
    power: capabilities.power,
    ports: createOutboxPorts({
      reads,
      inferred,
      writes,
      openConnection: (workspaceId) => connections.open(workspaceId),
      organizationOf: (workspaceId) =>
        connections.all().find(({ id }) => id === workspaceId)?.organizationId ?? '',
      clock,
      remember: (workspaceId, seen, seenAt, serverDate) =>
        store.remember(workspaceId, seen, seenAt, serverDate),
      rememberCampaigns: (workspaceId, campaigns) => campaignCache.remember(workspaceId, campaigns),
      requestOfDraft: (draftId) => drafts.request(draftId),
      isOptedOut: (workspaceId, channel, contact) =>
        store.isOptedOut(workspaceId, channel, contact),
    }),
  });
  const nowOf = (workspaceId: string) =>
    (isPractice(workspaceId) ? practice.state()?.nowMs : undefined) ?? clock.now();
  const scheduling = createScheduling({
    ...base,
    outbox,
    campaigns: campaignCache,
    campaignRepository,
    store,
    nowOf,
  });
  const webhooks = createWebhooksService({
    ...base,
    secrets,
    cache: store,
    outbox,
    connections,
    hint: (workspaceId, hint) => sync.hint(workspaceId, hint),
    http,
    publicUrl: () => tunnels.publicUrl(),
    meeting: (delivered) => scheduling.take(delivered),
  });
  const sync = createSync({
    ...base,
    connections,
    power: capabilities.power,
    reads,
    inferred,
    campaigns: campaignCache,
    store,
    lastVerifiedAt: (workspaceId) => webhooks.lastVerifiedAt(workspaceId),
  });
  const follower = createStepFollower({
    ...base,
    store,
    outbox,
    workspaces: () => connections.all(),
    readSoon: (workspaceId, conversationId) => sync.hint(workspaceId, { conversationId }),
  });
  const searchIndex = createSearchIndex(base);
  const waker = createSnoozeWaker({ clock, store });
  const notifications = createNotificationsService({
    ...base,
    notifier: capabilities.notifier,
    power: capabilities.power,
    store,
    campaign,
    isPractice,
    isOnScreen: (workspaceId, conversationId) => sync.isOnScreen(workspaceId, conversationId),
    settings: () => settings.current(),
    hearing: (workspaceId) => sync.hearing(workspaceId),
    meetings: scheduling.news,
  });
  const tunnels = createTunnelsService({
    policy,
    ...base,
    secrets,
    power: capabilities.power,
    network,
    localPort: () => webhooks.port(),
    sshAgent: capabilities.sshAgent,
  });
  const namedNotice = (text: string) => notifications.named(workspaceIds(), text);
  const stopFollowing: (() => void)[] = [];
  const decisions = createDecisions(outbox);
  const uploads = createUploadsService({
    ...base,
    dataFolder,
    fileTickets: capabilities.fileTickets,
    uploadWorker: capabilities.workers.upload,
    outbox,
    optOuts: store,
    nowOf,
    campaigns: campaignsForUploads(campaignCache),
  });

  const conversations = createConversationsService({
    ...base,
    templates: createTemplates({ reads, connections }),
    store,
    outbox,
    withdraw: (itemId) => decisions.cancel(itemId),
    follower,
    searchIndex,
    waker,
    sync,
    campaign,
    isPractice,
    eventsOf: (workspaceId, conversationId) => webhooks.eventsOf(workspaceId, conversationId),
    onSeen: (workspaceId, conversationId) =>
      notifications.conversationSeen(workspaceId, conversationId),
  });
  const actOnNotice = createNoticeActions({
    clock,
    logger,
    takeover: (one) => void conversations.takeover(one, { signal: new AbortController().signal }),
    snooze: (one) => void conversations.snooze(one, { signal: new AbortController().signal }),
  });

  return {
    services: {
      workspaces,
      practice: createPracticeService({ practice }),
      settings,
      snippets: createSnippetsService(base),
      campaigns: createCampaigns({
        ...base,
        cache: campaignCache,
        repository: campaignRepository,
        drafts,
        conversations: store,
        outbox,
        decisions,
        reads,
        connections,
        fileTickets: capabilities.fileTickets,
      }),
      conversations,
      notifications,
      outbox: createOutboxService({
        outbox,
        workspaces: workspaceIds,
        campaignOf: (workspaceId, campaignId) => campaign(workspaceId, campaignId)?.title,
        candidateOf: candidateNames(store),
      }),
      uploads,
      scheduling: scheduling.service,
      tunnels,
      webhooks,
      mirror,
    },
    routeOfNotice: (text) => namedNotice(text)?.route,
    actOnNotice: (text, action) => actOnNotice(namedNotice(text), action),
    async start() {
      await workspaces.purge();
      await webhooks.start();
      tunnels.start();
      await outbox.start();
      mirror.run();
      await uploads.start();
      for (const one of [follower, searchIndex, waker, sync]) one.start();
      stopFollowing.push(
        ...followAll({
          ...base,
          attention: capabilities.attention,
          workspaceIds,
          announce: (id) => notifications.announce(id),
          needsYou: (id) => store.needsYou(id),
          isTunnelOpen: () => tunnels.publicUrl() !== undefined,
          wake: (id) => sync.wake(id),
        }),
      );
    },
    async stop() {
      for (const stop of stopFollowing) stop();
      for (const one of [sync, follower, searchIndex, waker, notifications]) one.stop();
      await uploads.stop();
      await mirror.end();
      await outbox.stop();
      await tunnels.stop();
      await webhooks.stop();
      await practice.stop();
      http.close();
    },
  };
}
