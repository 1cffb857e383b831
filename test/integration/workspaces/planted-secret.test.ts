import { inspect } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { createCampaignCache } from '../../../electron/core/campaigns/cache.ts';
import { createCampaignRepository } from '../../../electron/core/campaigns/repository.ts';
import { createCampaignsService } from '../../../electron/core/campaigns/service.ts';
import { startPracticePopp } from '../../../electron/core/practice/popp-server.ts';
import { createSettingsService } from '../../../electron/core/settings/service.ts';
import { createPracticeRunner } from '../../../electron/core/workspaces/practice-runner.ts';
import { createPracticeService } from '../../../electron/core/workspaces/practice-service.ts';
import { draftsContract } from '../../../shared/campaigns/drafts-contract.ts';
import { contract } from '../../../shared/contract.ts';
import { createChangeBus } from '../../../electron/core/changes.ts';
import { testCapabilities, testPolicy } from '../../support/capabilities.ts';
import { startScriptedServer } from '../../support/scripted-server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { call, once, workspacesUnderTest } from './workspaces-under-test.ts';

const planted = 'popp-planted-secret-0123456789';

test('a key that was set is in no answer, no failure, no log line, no change and no row', async () => {
  // A server that quotes the key back wherever it can.
  const server = await startScriptedServer();
  onTestFinished(() => server.stop());
  server.otherwise(({ headers, path }) =>
    path === '/v1/campaigns'
      ? { status: 200, json: { data: [{ id: 'c-1', campaignTitle: 'One' }] } }
      : { status: 400, json: { message: `Bad key ${String(headers['x-api-key'])}` } },
  );

  const dataFolder = await temporaryFolder();
  const capabilities = testCapabilities({ dataFolder });
  const practice = createPracticeRunner({
    ...capabilities,
    changes: createChangeBus(),
    start: startPracticePopp,
  });
  onTestFinished(() => practice.stop());
  const bench = workspacesUnderTest({ practice });
  const { workspaces, database, changes, reads, clock, logger, log, secrets } = bench;
  const repository = createCampaignRepository(database);
  const cache = createCampaignCache({
    repository,
    connections: workspaces.connections,
    reads,
    clock,
    changes,
    logger,
  });
  const campaigns = createCampaignsService({
    cache,
    repository,
    counts: () => [],
    allCounts: () => new Map(),
    statuses: { set: () => 'item', last: () => undefined },
  });
  const settings = createSettingsService({
    preferences: capabilities.preferences,
    secrets,
    changes,
    dataFolder,
    facts: capabilities.facts,
    policy: testPolicy(),
    updates: 'not-packaged',
  });
  const practiceService = createPracticeService({ practice });

  const told: unknown[] = [];
  changes.subscribe((change) => told.push(change));
  const called = new Set<string>();
  async function tell(name: string, work: () => unknown): Promise<void> {
    called.add(name);
    try {
      told.push(await work());
    } catch (error) {
      told.push(inspect(error, { depth: 10, showHidden: true }));
    }
  }

  const organization = { organizationId: 'org_1', baseUrl: server.baseUrl };
  const { id: workspaceId } = await workspaces.add(once({ name: 'A', ...organization }), call);
  const one = { workspaceId };
  await tell('workspaces.setKey', () => workspaces.setKey(once({ ...one, apiKey: planted }), call));
  expect((await workspaces.connections.open(workspaceId)).apiKey.reveal()).toBe(planted);
  await tell('workspaces.add', () => workspaces.add(once({ name: 'B', ...organization }), call));
  await tell('workspaces.list', () => workspaces.list({}, call));
  await tell('workspaces.keyStatus', () => workspaces.keyStatus(one, call));
  await tell('workspaces.testConnection', () => workspaces.testConnection(one, call));
  await tell('workspaces.switchTo', () => workspaces.switchTo(once(one), call));
  await tell('workspaces.rename', () => workspaces.rename(once({ ...one, name: 'C' }), call));
  await tell('workspaces.openPractice', () => workspaces.openPractice(once({}), call));
  await tell('campaigns.list', () => campaigns.list(one, call));
  await tell('campaigns.refresh', () => campaigns.refresh(one, call));
  await tell('campaigns.get', () => campaigns.get({ ...one, campaignId: 'c-1' }, call));
  await tell('campaigns.get', () => campaigns.get({ ...one, campaignId: 'c-2' }, call));
  await tell('campaigns.setStatus', () =>
    campaigns.setStatus(once({ ...one, campaignId: 'c-1', status: 'LIVE' as const }), call),
  );
  await tell('campaigns.openByLink', () => campaigns.openByLink({ ...one, link: 'x' }, call));
  await tell('settings.get', () => settings.get({}, call));
  await tell('settings.managed', () => settings.managed({}, call));
  await tell('settings.update', () => settings.update(once({ theme: 'dark' as const }), call));
  await tell('settings.about', () => settings.about({}, call));
  await tell('practice.clock', () => practiceService.clock({}, call));
  await tell('practice.skipAhead', () =>
    practiceService.skipAhead(once({ to: 'hour' as const }), call),
  );
  await tell('workspaces.remove', () => workspaces.remove(once(one), call));
  await tell('workspaces.restore', () => workspaces.restore(once(one), call));
  await tell('workspaces.changeConnection', () =>
    workspaces.changeConnection(once({ ...one, ...organization }), call),
  );
  await tell('workspaces.clearKey', () => workspaces.clearKey(once(one), call));

  const { workspaces: ofWorkspaces, campaigns: ofCampaigns, practice: ofPractice } = contract;
  const every = Object.entries({
    workspaces: ofWorkspaces,
    campaigns: ofCampaigns,
    practice: ofPractice,
    settings: contract.settings,
  })
    .flatMap(([feature, calls]) => Object.keys(calls).map((name) => `${feature}.${name}`))
    // Drafts know no key: they are local, and leave through the outbox.
    .filter((name) => !Object.hasOwn(draftsContract, name.replace('campaigns.', '')));
  expect([...called].toSorted()).toEqual(every.toSorted());

  const rows = database
    .all("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    .map(({ name }) => database.all(`SELECT * FROM "${String(name)}"`));
  expect(JSON.stringify([told, log, capabilities.log, rows])).not.toContain(planted);
});
