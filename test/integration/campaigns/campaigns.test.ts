import { describe, expect, onTestFinished, test } from 'vitest';
import { createCampaignCache } from '../../../electron/core/campaigns/cache.ts';
import { createCampaignRepository } from '../../../electron/core/campaigns/repository.ts';
import { createCampaignsService } from '../../../electron/core/campaigns/service.ts';
import { createChangeBus } from '../../../electron/core/changes.ts';
import { openMemoryDatabase } from '../../../electron/core/database/database.ts';
import type { PoppConnection } from '../../../electron/core/popp/connection.ts';
import { createPoppReads } from '../../../electron/core/popp/reads.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { systemClock } from '../../../electron/core/system-clock.ts';
import type { Change } from '../../../shared/changes.ts';
import { testCapabilities } from '../../support/capabilities.ts';
import { startScriptedServer } from '../../support/scripted-server.ts';
import { until } from '../../support/until.ts';

const call = { signal: new AbortController().signal };
const workspaceId = 'w';
const apiKey = 'popp-live-key-0123456789';

type WireCampaign = { readonly id: string; readonly [field: string]: unknown };

const engineer: WireCampaign = {
  id: 'c-1',
  organizationId: 'org_acme',
  campaignTitle: 'Senior Software Engineer',
  campaignStatus: 'LIVE',
  type: 'APPLICANT_OUTREACH',
  channel: 'WHATSAPP',
  closingMethod: 'CUSTOM',
  customRequest: 'Thanks for your interest!',
  externalId: 'ats-job-12345',
  templateId: 't-1',
  needsReview: true,
  agent: { id: 'a-1', agentName: 'Alex', agentTone: 'FRIENDLY' },
  jobDescriptionParsed: {
    employerName: 'Popp',
    jobTitle: 'Senior Software Engineer',
    summaryOfRole: 'Builds things.',
  },
  questions: [
    { questionType: 'TEXT', isMandatory: true, content: 'Five years of TypeScript?' },
    { questionType: 'DOCUMENT', isMandatory: false, documentTypes: ['CV'] },
  ],
};

const survey: WireCampaign = {
  id: 'c-2',
  campaignTitle: 'Alumni survey',
  campaignStatus: 'PAUSED_BY_POPP',
  type: 'ENGAGEMENT_OUTREACH',
  channel: 'WEB_CHAT',
  needsReview: false,
  questions: [],
};

/** A Popp with some campaigns, two to a page, and the campaigns service on it. */
async function campaignsUnderTest(initial: readonly WireCampaign[] = [engineer, survey]) {
  const server = await startScriptedServer();
  onTestFinished(() => server.stop());
  let campaigns = initial;
  let down = false;
  server.otherwise(({ path, query }) => {
    if (down) return { status: 503, json: { message: 'later' } };
    if (path === '/v1/campaigns') {
      const from = Number(query.get('nextToken') ?? 0);
      const nextToken = from + 2 < campaigns.length ? String(from + 2) : undefined;
      return { status: 200, json: { data: campaigns.slice(from, from + 2), nextToken } };
    }
    const found = campaigns.find(({ id }) => path === `/v1/campaigns/${id}`);
    if (found === undefined) return { status: 404, json: { message: 'Not Found' } };
    return { status: 200, json: found };
  });

  const { network, logger } = testCapabilities({ dataFolder: '/nowhere' });
  const database = openMemoryDatabase();
  onTestFinished(() => database.close());
  database.run(
    `INSERT INTO workspaces (id, kind, name, organization_id, base_url, origin, service, created_at)
     VALUES (?, 'popp', 'Acme', 'org_acme', ?, 'o', 's', 0)`,
    workspaceId,
    server.baseUrl,
  );
  const connection: PoppConnection = {
    workspaceId,
    baseUrl: server.baseUrl,
    organizationId: 'org_acme',
    apiKey: new Secret(apiKey),
  };
  const changes = createChangeBus();
  const heard: Change[] = [];
  changes.subscribe((change) => heard.push(change));
  const clock = { ...systemClock, offsetMs: 0, now: () => systemClock.now() + clock.offsetMs };
  const repository = createCampaignRepository(database);
  const cache = createCampaignCache({
    repository,
    connections: { open: () => Promise.resolve(connection) },
    reads: createPoppReads({ network, clock, logger, random: () => 0 }),
    clock,
    changes,
    logger,
  });
  const service = createCampaignsService({
    cache,
    repository,
    counts: (_workspaceId, campaignId) =>
      campaignId === 'c-1' ? [{ status: 'ONGOING', count: 3, needsReview: 1 }] : [],
    statuses: { set: () => 'item', last: () => undefined },
    allCounts: () => new Map([['c-1', [{ status: 'ONGOING', count: 3, needsReview: 1 }]]]),
  });
  return {
    server,
    service,
    cache,
    heard,
    clock,
    setCampaigns: (next: readonly WireCampaign[]) => {
      campaigns = next;
    },
    goDown: () => {
      down = true;
    },
  };
}

const many = Array.from({ length: 7 }, (_, index) => ({ ...survey, id: `m-${index}` }));

describe('the list', () => {
  test('answers at once from the cache, and tells when Popp has answered', async () => {
    const { service, heard } = await campaignsUnderTest();
    const first = await service.list({ workspaceId }, call);
    expect(first).toMatchObject({ campaigns: [], total: 0, freshness: { refreshing: true } });
    await until('the change is told', () => heard.length > 0);
    const second = await service.list({ workspaceId }, call);
    expect(second.campaigns.map(({ title }) => title)).toEqual([
      'Senior Software Engineer',
      'Alumni survey',
    ]);
    expect(second.freshness.refreshing).toBe(false);
    expect(second.freshness.refreshedAt).toBeDefined();
  });

  test('reads every page, and offers the values that occur, also those that no document names', async () => {
    const { service } = await campaignsUnderTest([engineer, ...many]);
    expect(await service.refresh({ workspaceId }, call)).toMatchObject({ count: 8 });
    const list = await service.list({ workspaceId, status: 'PAUSED_BY_POPP' }, call);
    expect(list.campaigns).toHaveLength(7);
    expect(list).toMatchObject({
      total: 8,
      statuses: ['LIVE', 'PAUSED_BY_POPP'],
      channels: ['WEB_CHAT', 'WHATSAPP'],
    });
  });

  test('keeps what it had when Popp fails, and says so', async () => {
    const { service, goDown } = await campaignsUnderTest();
    await service.refresh({ workspaceId }, call);
    goDown();
    await expect(service.refresh({ workspaceId }, call)).rejects.toMatchObject({
      code: 'popp-failed',
    });
    const list = await service.list({ workspaceId }, call);
    expect(list.campaigns).toHaveLength(2);
    expect(list.freshness.problem).toMatch(/503/);
  });

  test('looking again and again does not ask again and again', async () => {
    const { service, server, goDown } = await campaignsUnderTest();
    goDown();
    await service.list({ workspaceId }, call);
    await until(
      'the first try has failed',
      async () => (await service.list({ workspaceId }, call)).freshness.problem,
    );
    const asked = server.seen.length;
    await service.list({ workspaceId }, call);
    expect((await service.list({ workspaceId }, call)).freshness.refreshing).toBe(false);
    expect(server.seen).toHaveLength(asked);
  });

  test('one that Popp has no more is listed no more, and still opens', async () => {
    const { service, setCampaigns } = await campaignsUnderTest();
    await service.refresh({ workspaceId }, call);
    setCampaigns([survey]);
    await service.refresh({ workspaceId }, call);
    expect((await service.list({ workspaceId }, call)).campaigns).toHaveLength(1);
    const { campaign } = await service.get({ workspaceId, campaignId: 'c-1' }, call);
    expect(campaign).toMatchObject({ missing: true, title: 'Senior Software Engineer' });
  });
});

describe('one campaign', () => {
  test('shows what Popp read, asks and closes with, and how its conversations stand', async () => {
    const { service } = await campaignsUnderTest();
    const { campaign } = await service.get({ workspaceId, campaignId: 'c-1' }, call);
    expect(campaign).toMatchObject({
      title: 'Senior Software Engineer',
      externalId: 'ats-job-12345',
      agentName: 'Alex',
      agentTone: 'FRIENDLY',
      jobDescriptionParsed: { employerName: 'Popp', summaryOfRole: 'Builds things.' },
      questions: [{ isMandatory: true }, { questionType: 'DOCUMENT', documentTypes: ['CV'] }],
      customRequest: 'Thanks for your interest!',
      dashboardUrl: 'https://ai.joinpopp.com/campaign/outbound/c-1',
      conversations: [{ status: 'ONGOING', count: 3, needsReview: 1 }],
      missing: false,
    });
  });

  test('is shown from the cache while Popp cannot be read', async () => {
    const { service, goDown, clock } = await campaignsUnderTest();
    await service.refresh({ workspaceId }, call);
    goDown();
    clock.offsetMs = 3_600_000;
    const { campaign, freshness } = await service.get({ workspaceId, campaignId: 'c-1' }, call);
    expect(campaign.title).toBe('Senior Software Engineer');
    expect(clock.now() - (freshness.refreshedAt ?? 0)).toBeGreaterThanOrEqual(3_600_000);
  });

  test('that nobody knows is not found', async () => {
    const { service } = await campaignsUnderTest();
    await expect(service.get({ workspaceId, campaignId: 'nope' }, call)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('is read again when what is known is older than asked for', async () => {
    const { cache, server, setCampaigns, clock } = await campaignsUnderTest();
    await cache.refresh(workspaceId);
    const asked = server.seen.length;
    await cache.fresh(workspaceId, 'c-1', 300_000);
    expect(server.seen).toHaveLength(asked);
    setCampaigns([{ ...engineer, campaignStatus: 'ARCHIVED' }]);
    clock.offsetMs = 300_001;
    const { campaign } = await cache.fresh(workspaceId, 'c-1', 300_000);
    expect(campaign.status).toBe('ARCHIVED');
    expect(server.seen).toHaveLength(asked + 1);
  });

  test('is never fresh once Popp has it no more', async () => {
    const { cache, setCampaigns } = await campaignsUnderTest();
    await cache.refresh(workspaceId);
    setCampaigns([]);
    await cache.refresh(workspaceId);
    await expect(cache.fresh(workspaceId, 'c-1', 300_000)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('opening by what was pasted', () => {
  test('a dashboard link opens campaign and conversation, and from the cache also offline', async () => {
    const { service, goDown } = await campaignsUnderTest();
    const link = 'https://ai.joinpopp.com/campaign/outbound/c-1?conversationId=v-9';
    const opened = { campaignId: 'c-1', title: 'Senior Software Engineer', conversationId: 'v-9' };
    expect(await service.openByLink({ workspaceId, link }, call)).toEqual(opened);
    goDown();
    expect(await service.openByLink({ workspaceId, link }, call)).toEqual(opened);
  });

  test.each(['c-1', 'ats-job-12345'])('%s finds it too', async (link) => {
    const { service } = await campaignsUnderTest();
    expect(await service.openByLink({ workspaceId, link }, call)).toEqual({
      campaignId: 'c-1',
      title: 'Senior Software Engineer',
    });
  });

  test.each([
    ['nobody-knows-me', 'not-found'],
    ['https://ai.joinpopp.com/campaign/outbound/unknown', 'not-found'],
    ['https://example.com/campaign/outbound/c-1', 'invalid-input'],
  ])('%s does not: %s', async (link, code) => {
    const { service } = await campaignsUnderTest();
    await expect(service.openByLink({ workspaceId, link }, call)).rejects.toMatchObject({ code });
  });
});
