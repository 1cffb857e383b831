import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createChangeBus } from '../../../electron/core/changes.ts';
import { composeFeatures, type Features } from '../../../electron/core/compose.ts';
import { openMemoryDatabase } from '../../../electron/core/database/database.ts';
import { testCapabilities, type TestCapabilities, testPolicy } from '../../support/capabilities.ts';
import { createPlannedFaults } from '../../support/practice-faults/planned-faults.ts';
import { until } from '../../support/until.ts';
import { practiceUnderTest, type UnderTest } from '../practice/practice-under-test.ts';

const signal = { signal: new AbortController().signal };
const contact = '+12025550123';
const hourMs = 3_600_000;
let counter = 0;
const requestId = () => `request-${String((counter += 1)).padStart(12, '0')}`;

type Desk = {
  readonly features: Features;
  readonly capabilities: TestCapabilities;
  readonly workspaceId: string;
};
let desk: Desk | undefined;

afterEach(async () => {
  await desk?.features.stop();
  if (desk !== undefined) await rm(desk.capabilities.dataFolder, { recursive: true, force: true });
});

// Popp's clock is the test's and stands days away from the console's, which is the system's own.
async function begin(slipMs?: number): Promise<UnderTest & { readonly id: string }> {
  const planned = createPlannedFaults(slipMs === undefined ? {} : { slipMs });
  const it = await practiceUnderTest({ faults: planned.faults });
  it.popp.control.assignFlow(contact, 'asks-salary');
  const live = it.live('SMS').id;
  await it.call('POST', '/conversations', {
    campaignId: live,
    firstName: 'Applicant-001',
    phoneNumber: contact,
  });
  await it.clock.advance(hourMs);
  return { ...it, id: it.of(contact).id };
}

async function open(it: UnderTest): Promise<Desk> {
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'popp-console-'));
  const capabilities = testCapabilities({ dataFolder });
  const features = composeFeatures({
    capabilities,
    database: openMemoryDatabase(),
    changes: createChangeBus(),
    policy: testPolicy(),
    updates: 'not-packaged',
  });
  await features.start();
  const { workspaces } = features.services;
  const { baseUrl, organizationId, apiKey } = it.popp;
  const { id: workspaceId } = await workspaces.add(
    { name: 'Test', organizationId, baseUrl, requestId: requestId() },
    signal,
  );
  await workspaces.setKey({ workspaceId, apiKey: apiKey.reveal(), requestId: requestId() }, signal);
  desk = { features, capabilities, workspaceId };
  return desk;
}

async function takeOver({ features, workspaceId }: Desk, conversationId: string) {
  const { conversations } = features.services;
  const one = { workspaceId, conversationId };
  await until('it is flagged', async () => {
    const { needsYou } = await conversations.counts({ workspaceId }, signal);
    return needsYou === 1;
  });
  await conversations.takeover({ ...one, requestId: requestId() }, signal);
  const get = async () => conversations.get(one, signal);
  const refresh = async () => conversations.refresh(one, signal);
  await until('it is ours', async () => (await get()).conversation.holder === 'you');
  return { one, conversations, get, refresh };
}

it('says loudly that the AI wrote after the takeover was confirmed, for good', async () => {
  const popp = await begin(4000);
  const at = await open(popp);
  const { one, conversations, get, refresh } = await takeOver(at, popp.id);
  await refresh();
  expect((await get()).conversation.leakAt).toBeUndefined();
  await popp.clock.advance(20_000);
  await refresh();

  const thread = await get();
  const leaked = thread.entries.flatMap((entry) =>
    entry.type === 'message' && entry.leakedAfterMs !== undefined ? [entry] : [],
  );
  // The answer's date has whole seconds: the message may count from up to one second later.
  expect(leaked).toHaveLength(1);
  expect(leaked[0]).toMatchObject({ author: 'ai' });
  expect(leaked[0]?.leakedAfterMs).toBeGreaterThanOrEqual(3000);
  expect(leaked[0]?.leakedAfterMs).toBeLessThanOrEqual(4000);
  const step = thread.entries.find((entry) => entry.type === 'step' && entry.kind === 'takeover');
  expect(step).toMatchObject({ silenceMs: expect.any(Number) });
  const silenceMs = step?.type === 'step' ? (step.silenceMs ?? 0) : 0;
  expect(silenceMs).toBeGreaterThanOrEqual(3000);
  const list = async () =>
    (await conversations.list({ workspaceId: at.workspaceId, filter: 'mine' }, signal)).items;
  expect((await list()).map(({ leakAt }) => leakAt)).toEqual([leaked[0]?.at]);
  const told = () =>
    at.capabilities.notices.filter(({ title }) => title.startsWith('The AI wrote'));
  await until('it is told', () => told().length > 0);

  await conversations.leakSeen({ ...one, requestId: requestId() }, signal);
  await refresh();
  expect((await get()).conversation.leakAt).toBeUndefined();
  expect((await get()).entries).toContainEqual(leaked[0]);
  expect(told()).toHaveLength(1);
});

it('accuses the AI of nothing that it wrote before the takeover or after the hand-back', async () => {
  const popp = await begin();
  const at = await open(popp);
  const { one, conversations, get, refresh } = await takeOver(at, popp.id);
  await popp.clock.advance(20_000);
  await refresh();
  await conversations.handBack({ ...one, requestId: requestId() }, signal);
  await until('the AI answers again', async () => (await get()).conversation.holder === 'ai');
  await popp.clock.advance(hourMs);
  await refresh();
  const { entries, conversation } = await get();
  const byAi = entries.filter((entry) => entry.type === 'message' && entry.author === 'ai');
  expect(byAi.length).toBeGreaterThan(1);
  expect(entries.filter((entry) => 'leakedAfterMs' in entry)).toEqual([]);
  expect(conversation.leakAt).toBeUndefined();
});

it('accuses the AI of nothing where a colleague gave the conversation back elsewhere', async () => {
  const popp = await begin();
  const at = await open(popp);
  const { get, refresh } = await takeOver(at, popp.id);
  await popp.clock.advance(20_000);
  await refresh();
  await popp.call('POST', `/conversations/${popp.id}/hand-to-agent`);
  await popp.clock.advance(20_000);
  await refresh();
  const { entries, composer } = await get();
  expect(composer.lock).toBe('ai-answers');
  expect(entries.filter((entry) => 'leakedAfterMs' in entry)).toEqual([]);
});
