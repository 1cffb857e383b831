import { expect, onTestFinished } from 'vitest';
import { createCampaignCache } from '../../../electron/core/campaigns/cache.ts';
import { createCampaignRepository } from '../../../electron/core/campaigns/repository.ts';
import type { Notice } from '../../../electron/core/capabilities.ts';
import { createChangeBus } from '../../../electron/core/changes.ts';
import type { Database } from '../../../electron/core/database/database.ts';
import { createConversationStore } from '../../../electron/core/conversations/store.ts';
import { createHttpClient } from '../../../electron/core/network/http.ts';
import { createNotificationsService } from '../../../electron/core/notifications/service.ts';
import { createPoppReads } from '../../../electron/core/popp/reads.ts';
import { createCampaignOf } from '../../../electron/core/scheduling/campaign-of.ts';
import { createMeetingEvents } from '../../../electron/core/scheduling/events.ts';
import { createMeetingNews } from '../../../electron/core/scheduling/news.ts';
import { createSchedulingService } from '../../../electron/core/scheduling/service.ts';
import { createWebhooksService } from '../../../electron/core/webhooks/service.ts';
import { askedCandidateSchema } from '../../../shared/scheduling/setup.ts';
import { parseWebhook } from '../../../shared/popp/webhook.ts';
import { defaultSettings } from '../../../shared/settings/defaults.ts';
import { memorySecrets, testCapabilities } from '../../support/capabilities.ts';
import { apiCaller } from '../practice/practice-under-test.ts';
import { completeSetup } from '../../unit/scheduling/setups.ts';
import { liveCampaign, startBench, workspaceId } from '../outbox/harness.ts';

const call = { signal: new AbortController().signal };

/** The schedule of one workspace over a real outbox, a real listener and a practice Popp, on a clock that the test owns. */
export async function scheduleUnderTest() {
  const it = await startBench();
  const capabilities = testCapabilities({ dataFolder: it.folder, clock: it.clock });
  const { network, logger } = capabilities;
  const { baseUrl, organizationId, apiKey } = it.popp;
  const { database } = it.outbox.books;
  const changes = createChangeBus();
  const base = { database, clock: it.clock, changes, logger };
  database.run(
    `INSERT INTO workspaces (id, kind, name, organization_id, base_url, origin, service, created_at)
     VALUES (?, 'practice', 'Practice', ?, ?, 'o', 's', 0)`,
    workspaceId,
    organizationId,
    baseUrl,
  );
  const connections = {
    open: () => Promise.resolve({ workspaceId, baseUrl, organizationId, apiKey }),
    all: () => [{ id: workspaceId, kind: 'practice' as const, name: 'Practice', organizationId }],
    account: (id: string, kind: string) => `${kind} ${id}`,
  };
  const reads = createPoppReads({ network, clock: it.clock, logger, random: () => 0 });
  const campaignRepository = createCampaignRepository(database);
  const campaigns = createCampaignCache({
    ...base,
    repository: campaignRepository,
    connections,
    reads,
  });
  await campaigns.refresh(workspaceId);
  const campaign = (id: string, campaignId: string) => {
    const found = campaigns.find(id, campaignId)?.campaign;
    return found === undefined ? undefined : { title: found.title, channel: found.channel };
  };
  const store = createConversationStore({ ...base, campaign });
  const events = createMeetingEvents(base);
  const webhooks = createWebhooksService({
    ...base,
    secrets: memorySecrets(),
    cache: store,
    outbox: it.outbox,
    connections,
    hint: () => {},
    meeting: (delivered) => events.take(delivered),
    http: createHttpClient({ network, clock: it.clock }),
    publicUrl: () => undefined,
  });
  await webhooks.start();
  it.popp.control.setWebhook(await webhooks.practiceTarget(workspaceId));
  const campaignOf = createCampaignOf({ campaigns, campaignRepository });
  const nowOf = () => it.clock.now();
  const shown: Notice[] = [];
  const notifications = createNotificationsService({
    ...base,
    notifier: {
      shower: () => 'system',
      show(notice, report) {
        shown.push(notice);
        report('shown');
      },
    },
    power: { onWake: () => () => {} },
    hearing: () => ({ by: 'reading', everyMs: 20_000 }),
    store,
    campaign,
    isPractice: () => true,
    isOnScreen: () => false,
    settings: () => defaultSettings,
    meetings: createMeetingNews({
      database,
      store,
      campaignTitle: (one) => campaignOf(one)?.title,
      nowOf,
    }),
  });
  const service = createSchedulingService({
    ...base,
    outbox: it.outbox,
    events,
    campaigns,
    campaignRepository,
    campaignOf,
    store,
    nowOf,
  });
  onTestFinished(async () => {
    expect(misplaced(database)).toEqual([]);
    notifications.stop();
    await webhooks.stop();
    await it.stop();
  });
  let requests = 0;

  const under = {
    bench: it,
    service,
    store,
    database,
    call,
    shown,
    events,
    campaignId: liveCampaign(it),
    requestId: () => `request-${String((requests += 1)).padStart(16, '0')}`,
    /** Asks Popp directly, as another installation would. */
    api: apiCaller(baseUrl, organizationId, apiKey.reveal()),
    ask(candidate: Record<string, string>, more: Partial<Parameters<typeof service.ask>[0]> = {}) {
      return sync(
        service.ask(
          {
            workspaceId,
            campaignId: under.campaignId,
            candidate: askedCandidateSchema.parse({ firstName: 'Ann', ...candidate }),
            setup: completeSetup(),
            inBusinessHours: false,
            skipDuplicationCheck: false,
            requestId: under.requestId(),
            ...more,
          },
          call,
        ),
      );
    },
    list(more: Partial<Parameters<typeof service.list>[0]> = {}) {
      return sync(service.list({ workspaceId, filter: 'all', ...more }, call));
    },
    get: (meetingId: string) => sync(service.get({ workspaceId, meetingId }, call)),
    states: () => under.list().meetings.map(({ name, state }) => `${name} ${state}`),
    /** Delivers an event past the listener: the order and the repeats are the test's. */
    deliver(event: string, at: number, data: Record<string, unknown>, eventId?: string) {
      const webhook = {
        event,
        eventId: eventId ?? `${event} ${at}`,
        eventTimestamp: new Date(at).toISOString(),
        data,
      };
      events.take({
        workspaceId,
        webhook: parseWebhook(webhook),
        body: JSON.stringify(webhook),
        receivedAt: it.clock.now(),
      });
    },
  };
  return under;
}

/** Meetings whose place beside them is another than their events and their request come to: none, whatever has happened. */
function misplaced(database: Database) {
  return database.all(
    `SELECT m.id, m.shown_state, p.shown_state AS ought FROM meetings m JOIN meeting_places p ON p.id = m.id
     WHERE m.shown_state IS NOT p.shown_state OR m.needs_you IS NOT p.needs_you OR m.moved_at IS NOT p.moved_at
       OR m.shown_conversation IS NOT p.shown_conversation OR m.item_sequence IS NOT p.item_sequence`,
  );
}

/** A call that answers at once. */
export function sync<T>(answer: T | Promise<T>): T {
  if (answer instanceof Promise) throw new TypeError('This call answers at once');
  return answer;
}
