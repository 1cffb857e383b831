import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createChangeBus } from '../../../electron/core/changes.ts';
import { composeFeatures, type Features } from '../../../electron/core/compose.ts';
import { openMemoryDatabase } from '../../../electron/core/database/database.ts';
import type { Thread } from '../../../shared/conversations/model.ts';
import { testCapabilities, type TestCapabilities, testPolicy } from '../../support/capabilities.ts';
import { until } from '../../support/until.ts';

const signal = { signal: new AbortController().signal };
let counter = 0;
const requestId = () => `request-${String((counter += 1)).padStart(12, '0')}`;

let features: Features;
let capabilities: TestCapabilities;
let workspaceId: string;
let conversationId: string;

// The whole core on the practice server, over real HTTP, in real time.
beforeEach(async () => {
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'popp-console-'));
  capabilities = testCapabilities({ dataFolder });
  const database = openMemoryDatabase();
  features = composeFeatures({
    capabilities,
    database,
    changes: createChangeBus(),
    policy: testPolicy(),
    updates: 'not-packaged',
  });
  await features.start();
  const { workspaces, conversations } = features.services;
  ({ id: workspaceId } = await workspaces.openPractice({ requestId: requestId() }, signal));
  conversationId = await until('a conversation needs a human', async () => {
    const list = await conversations.list({ workspaceId, filter: 'needs-you' }, signal);
    return list.items.at(0)?.id;
  });
});

afterEach(async () => {
  await features.stop();
  await rm(capabilities.dataFolder, { recursive: true, force: true });
});

const one = () => ({ workspaceId, conversationId });
const change = () => ({ ...one(), requestId: requestId() });
const open = async (): Promise<Thread> => features.services.conversations.get(one(), signal);

async function takeOver(): Promise<void> {
  const { conversations } = features.services;
  await conversations.refresh(one(), signal);
  await conversations.seen({ ...change(), through: Number.MAX_SAFE_INTEGER }, signal);
  await conversations.takeover(change(), signal);
  await until('the composer opens', async () => (await open()).composer.lock === undefined);
}

describe('stepping in', () => {
  it('takes over, answers, and hands back; the flag closes with it', async () => {
    const { conversations, notifications } = features.services;
    await until('both flags are told', () => capabilities.notices.length === 2);
    const before = await open();
    expect(before.composer.lock).toBe('ai-answers');
    expect(before.conversation.flag?.episode).toBe(1);
    await takeOver();
    expect((await open()).conversation.holder).toBe('you');

    const body = 'Hello, this is a recruiter. I will call you at ten.';
    await conversations.saveDraft({ ...change(), body }, signal);
    await conversations.reply({ ...change(), body }, signal);
    const shown = await until('Popp shows it', async () => {
      const { entries } = await open();
      return entries.find((entry) => entry.type === 'message' && entry.author === 'recruiter');
    });
    expect(shown).toMatchObject({ body });
    const thread = await open();
    expect(thread.entries.filter((entry) => 'body' in entry && entry.body === body)).toHaveLength(
      1,
    );
    expect(thread.composer.text).toBe('');
    const order = thread.entries.flatMap((entry) =>
      entry.type === 'step' ? [entry.kind] : entry.key === shown.key ? ['reply'] : [],
    );
    expect(order).toEqual(['takeover', 'reply']);

    await conversations.handBack(change(), signal);
    await until('the AI answers again', async () => {
      const { conversation } = await open();
      return conversation.holder === 'ai' && conversation.flag === undefined;
    });
    // On a busy machine the candidate may have answered meanwhile: that is told under its own kind.
    const { notices } = await notifications.list({ workspaceId }, signal);
    const flags = notices.filter(({ kind, seen }) => kind === 'flag' && !seen);
    const { needsYou } = await conversations.counts({ workspaceId }, signal);
    expect([flags.length, needsYou]).toEqual([1, 1]);
  });

  it('refuses a reply before the takeover, and keeps what was typed', async () => {
    const { conversations } = features.services;
    await conversations.saveDraft({ ...change(), body: 'Not yet' }, signal);
    await expect(async () =>
      conversations.reply({ ...change(), body: 'Not yet' }, signal),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    const { composer, conversation } = await open();
    expect(composer.text).toBe('Not yet');
    expect(conversation.hasDraft).toBe(true);
  });

  it('asks once before the same text goes out twice within a minute', async () => {
    const { conversations } = features.services;
    await takeOver();
    await conversations.reply({ ...change(), body: 'Are you there?' }, signal);
    const again = { ...change(), body: 'Are  you there?' };
    await expect(async () => conversations.reply(again, signal)).rejects.toMatchObject({
      code: 'conflict',
      facts: { details: { because: 'same-text' } },
    });
    await conversations.reply({ ...again, again: true, requestId: requestId() }, signal);
    await until('both are there', async () => {
      const { entries } = await open();
      const ours = entries.filter(
        (entry) => entry.type === 'message' && entry.author === 'recruiter',
      );
      return ours.length === 2;
    });
  });

  it('makes one step of a request that is made twice', async () => {
    const { conversations } = features.services;
    await takeOver();
    const request = { ...change(), body: 'Only once' };
    const first = await conversations.reply(request, signal);
    const second = await conversations.reply({ ...request, again: true }, signal);
    expect(second).toEqual({ itemId: first.itemId, known: true });
  });

  it('is offered for what is flagged, told once, and named without the candidate’s words', async () => {
    const { notices } = capabilities;
    await until('they are told', () => notices.length === 2);
    expect(notices.map((notice) => notice.title).toSorted()).toEqual([
      'Grace Practice needs you',
      'Maria Practice needs you',
    ]);
    const words = await until('its thread is read', async () => {
      const { entries } = await open();
      const bodies = entries.flatMap((entry) => (entry.type === 'message' ? [entry.body] : []));
      return bodies.length > 0 && bodies;
    });
    for (const word of words) expect(JSON.stringify(notices)).not.toContain(word);
  });
});
