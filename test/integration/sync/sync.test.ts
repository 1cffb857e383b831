import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  startInboxUnderTest,
  startPoppUnderTest,
  workspaceId,
  type InboxUnderTest,
  type PoppUnderTest,
} from './popp-under-test.ts';

const signal = { signal: new AbortController().signal };
const requestId = 'request-0123456789';
const secret = 'whsec_0123456789abcdef';

let popp: PoppUnderTest;
let test: InboxUnderTest;

beforeEach(async () => {
  popp = await startPoppUnderTest();
  popp.campaigns.push({ id: 'c1', campaignTitle: 'Warehouse', campaignStatus: 'LIVE' });
});

afterEach(async () => {
  await test.inbox.stop();
  await popp.server.stop();
});

function conversation(id: string, rest: Record<string, unknown> = {}) {
  return {
    id,
    campaignId: 'c1',
    participantFirstName: `Name ${id}`,
    status: 'ONGOING',
    needsReview: false,
    isHumanTakeover: false,
    createdAt: '2026-11-01T10:00:00.000Z',
    updatedAt: '2026-11-01T10:00:00.000Z',
    ...rest,
  };
}

function fill(count: number): void {
  for (let index = 0; index < count; index += 1) {
    popp.conversations.push(conversation(`v${index}`));
  }
}

function say(id: string, key: string, sender: string, minute: number): void {
  const createdAt = new Date(Date.UTC(2026, 10, 17, 9, minute)).toISOString();
  const kept = popp.messages.get(id) ?? [];
  popp.messages.set(id, [...kept, { id: key, body: `says ${key}`, sender, createdAt }]);
}

async function deliver(event: string, recordId: string, eventId: string, at: number) {
  const { localUrl = '' } = await test.inbox.webhooks.status({ workspaceId }, signal);
  const body = JSON.stringify({
    event,
    eventId,
    eventTimestamp: new Date(at).toISOString(),
    data: { recordId, organizationId: 'org_1' },
  });
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const answer = await fetch(localUrl, {
    method: 'POST',
    body,
    headers: { 'x-signature': signature },
  });
  expect(answer.status).toBe(200);
}

const titles = () => test.capabilities.notices.map((notice) => notice.title);
const synced = () => test.store.syncedAt(workspaceId) !== undefined;

describe('polling', () => {
  it('finds an old flag that lies deep in a long list, and tells of it once', async () => {
    fill(450);
    popp.conversations.push(conversation('deep', { needsReview: true }));
    popp.campaigns[0] = { ...popp.campaigns[0], needsReview: true };
    test = await startInboxUnderTest(popp);
    await test.pass('the flag is found', () => titles().length > 0);
    expect(titles()).toEqual(['Name deep needs you']);
    expect(test.capabilities.notices[0]?.route).toBe('/inbox/deep?workspace=w1');
    expect(test.capabilities.notices[0]?.body).toBe('Warehouse');
    expect(test.store.get(workspaceId, 'deep')?.flag.open).toBe(true);
  });

  it('finds a flag that was raised deep in a list it has read before', async () => {
    fill(450);
    test = await startInboxUnderTest(popp);
    await test.pass('the first sweep is over', synced);
    const old = popp.conversations[440];
    if (old !== undefined) old['needsReview'] = true;
    popp.campaigns[0] = { ...popp.campaigns[0], needsReview: true };
    await test.pass('the flag is found', () => titles().length === 1);
    expect(test.store.openFlags(workspaceId).map((one) => one.id)).toEqual(['v440']);
    if (old !== undefined) old['needsReview'] = false;
    popp.campaigns[0] = { ...popp.campaigns[0], needsReview: false };
    await test.pass('it is closed again', () => test.store.openFlags(workspaceId).length === 0);
  });

  it('finds a flag within 30 seconds by reading alone, wherever it lies, and says that it reads', async () => {
    fill(450);
    popp.campaigns[0] = { ...popp.campaigns[0], needsReview: false };
    test = await startInboxUnderTest(popp);
    await test.pass('the first sweep is over', synced);
    const old = popp.conversations[440];
    if (old !== undefined) old['needsReview'] = true;
    popp.campaigns[0] = { ...popp.campaigns[0], needsReview: true };
    const took = await test.pass('the flag is told', () => titles().length === 1);
    expect(took).toBeLessThanOrEqual(30_000);
    const standing = await test.inbox.notifications.standing({ workspaceId }, signal);
    expect(standing.hearing).toMatchObject({ by: 'reading', everyMs: 20_000 });
  });

  it('asks only for campaigns while Popp says that nobody is needed, and for every list once a minute', async () => {
    fill(3);
    popp.campaigns[0] = { ...popp.campaigns[0], needsReview: false };
    test = await startInboxUnderTest(popp);
    await test.pass('the first sweep is over', synced);
    await test.quiet();
    const lists = popp.count(/^\/v1\/conversations$/);
    const campaigns = popp.count(/^\/v1\/campaigns$/);
    const start = test.clock.monotonicMs();
    await test.pass('a minute has passed', () => test.clock.monotonicMs() - start >= 62_000);
    expect(popp.count(/^\/v1\/campaigns$/) - campaigns).toBe(3);
    expect(popp.count(/^\/v1\/conversations$/) - lists).toBe(1);
  });

  it('reads no more than one page of a quiet list', async () => {
    fill(450);
    test = await startInboxUnderTest(popp);
    await test.pass('the first sweep is over', synced);
    const before = popp.count(/^\/v1\/conversations$/);
    const first = test.store.syncedAt(workspaceId);
    await test.pass('the next sweep is over', () => test.store.syncedAt(workspaceId) !== first);
    expect(popp.count(/^\/v1\/conversations$/) - before).toBe(1);
  });

  it('says why it cannot read, goes on trying more slowly, and reads at once after waking', async () => {
    popp.failWith = 403;
    test = await startInboxUnderTest(popp);
    const problem = () => test.inbox.sync.progress(workspaceId).problem;
    await test.pass('the problem is known', () => problem() !== undefined);
    popp.failWith = undefined;
    test.capabilities.wake();
    const took = await test.pass('it is gone', () => problem() === undefined);
    expect(took).toBeLessThan(2000);
  });

  it('opens a conversation with what bars every read, and draws nothing anew when its own read fails of it', async () => {
    fill(2);
    test = await startInboxUnderTest(popp);
    await test.pass('the first sweep is over', synced);
    popp.failWith = 401;
    test.capabilities.wake();
    const problemOf = () => test.inbox.sync.problemOf(workspaceId, 'v1');
    await test.pass('the key is known to be refused', () => problemOf() !== undefined);
    const told: unknown[] = [];
    test.changes.subscribe((change) => told.push(change));
    const reads = popp.count(/v1$/);
    const words = problemOf();
    const close = test.inbox.sync.show(workspaceId, 'v1');
    await test.pass('it is asked for', () => popp.count(/v1$/) > reads);
    await test.quiet();
    expect(told).not.toContainEqual(expect.objectContaining({ ids: ['v1'] }));
    expect(problemOf()).toBe(words);
    popp.failWith = undefined;
    test.capabilities.wake();
    await test.pass('it can be read again', () => problemOf() === undefined);
    close();
  });

  it('reads the other campaigns where Popp does not give the list of one', async () => {
    popp.campaigns.unshift({ id: 'c0', campaignTitle: 'Gone', campaignStatus: 'LIVE' });
    popp.hiddenCampaign = 'c0';
    popp.conversations.push(conversation('f', { needsReview: true }));
    test = await startInboxUnderTest(popp);
    await test.pass('the flag is told', () => titles().length === 1);
    expect(test.inbox.sync.progress(workspaceId).problem).toBeDefined();
  });

  it('tells of many flags at once in one notice', async () => {
    for (let index = 0; index < 9; index += 1) {
      popp.conversations.push(conversation(`f${index}`, { needsReview: true }));
    }
    test = await startInboxUnderTest(popp);
    await test.pass('they are told', () => titles().length > 0);
    expect(titles()).toEqual(['9 conversations need you']);
    const { notices, unseen } = await test.inbox.notifications.list({ workspaceId }, signal);
    expect([notices.length, unseen]).toEqual([9, 9]);
  });
});

describe('a webhook and polling', () => {
  beforeEach(async () => {
    fill(3);
    test = await startInboxUnderTest(popp);
    await test.inbox.webhooks.setSecret({ workspaceId, secret, requestId }, signal);
    await test.pass('the first sweep is over', synced);
  });

  it('make one notice of one flag, with the candidate’s name', async () => {
    await deliver('CONVERSATION_NEEDS_REVIEW', 'v1', 'e1', test.clock.now());
    const [, flagged] = popp.conversations;
    if (flagged !== undefined) flagged['needsReview'] = true;
    popp.campaigns[0] = { ...popp.campaigns[0], needsReview: true };
    await test.pass('it is told', () => titles().length > 0);
    await deliver('CONVERSATION_NEEDS_REVIEW', 'v1', 'e1', test.clock.now());
    await deliver('CONVERSATION_NEEDS_REVIEW', 'v1', 'e2', test.clock.now());
    const since = test.store.syncedAt(workspaceId);
    test.inbox.sync.wake(workspaceId);
    await test.pass('a sweep saw it too', () => test.store.syncedAt(workspaceId) !== since);
    await test.clock.advance(20_000);
    expect(titles()).toEqual(['Name v1 needs you']);
  });

  it('make no second notice after a restart', async () => {
    const [first] = popp.conversations;
    if (first !== undefined) first['needsReview'] = true;
    await deliver('CONVERSATION_NEEDS_REVIEW', 'v0', 'e1', test.clock.now());
    await test.pass('it is told', () => titles().length === 1);
    await test.inbox.stop();
    const { database, clock } = test;
    test = await startInboxUnderTest(popp, { database, startMs: clock.now() + 1000 });
    const since = test.store.syncedAt(workspaceId);
    await test.pass('it swept again', () => test.store.syncedAt(workspaceId) !== since);
    await test.clock.advance(20_000);
    expect(titles()).toEqual([]);
    expect(test.store.get(workspaceId, 'v0')?.flag).toMatchObject({ open: true, episode: 1 });
  });

  it('read a conversation once for a burst of events', async () => {
    await test.quiet();
    const before = popp.count(/^\/v1\/conversations\/v2$/);
    for (let index = 0; index < 12; index += 1) {
      await deliver('CONVERSATION_NEEDS_REVIEW', 'v2', `burst-${index}`, test.clock.now());
    }
    await test.pass('it is told', () => titles().length === 1);
    const reads = () => popp.count(/^\/v1\/conversations\/v2$/) - before;
    await test.pass('it is read', () => reads() > 0);
    await test.quiet();
    expect(reads()).toBe(1);
  });

  it('read one page for the events of many conversations of a campaign', async () => {
    fill(0);
    for (let index = 0; index < 30; index += 1) {
      popp.conversations.unshift(conversation(`n${index}`));
    }
    test.inbox.sync.wake(workspaceId);
    await test.pass('they are cached', () => test.store.get(workspaceId, 'n29') !== undefined);
    await test.quiet();
    const before = popp.count(/^\/v1\/conversations\/n\d+$/);
    for (const one of popp.conversations) one['status'] = 'COMPLETED_SCREENING_PASSED';
    for (let index = 0; index < 30; index += 1) {
      await deliver('CONVERSATION_COMPLETED', `n${index}`, `done-${index}`, test.clock.now());
    }
    await test.pass(
      'they are up to date',
      () => test.store.get(workspaceId, 'n7')?.status === 'COMPLETED_SCREENING_PASSED',
    );
    expect(popp.count(/^\/v1\/conversations\/n\d+$/)).toBe(before);
  });

  it('do not open a flag again by an event that is older than its closing', async () => {
    const old = test.store.poppNow(workspaceId);
    await deliver('CONVERSATION_NEEDS_REVIEW', 'v1', 'e1', old);
    await test.pass('it is told', () => titles().length === 1);
    await test.clock.advance(60_000);
    await test.inbox.conversations.markHandled(
      { workspaceId, conversationId: 'v1', requestId },
      signal,
    );
    await deliver('CONVERSATION_NEEDS_REVIEW', 'v1', 'late', old - 5000);
    await test.clock.advance(20_000);
    expect(titles()).toHaveLength(1);
    await deliver('CONVERSATION_NEEDS_REVIEW', 'v1', 'new', test.store.poppNow(workspaceId));
    await test.pass('the new one is told', () => titles().length === 2);
  });

  it('find a conversation by its campaign’s list where single reads are not offered', async () => {
    popp.hasInferred = false;
    popp.conversations.push(conversation('hidden', { participantFirstName: 'Ada' }));
    await deliver('CONVERSATION_NEEDS_REVIEW', 'v2', 'e1', test.clock.now());
    await test.pass('it is told', () => titles().length === 1);
    await test.pass(
      'the thread says so',
      () => test.store.get(workspaceId, 'v2')?.thread === 'unsupported',
    );
    const { messages, conversation: shown } = await test.inbox.conversations.get(
      { workspaceId, conversationId: 'v2' },
      signal,
    );
    expect(messages).toBe('unsupported');
    expect(shown.dashboardUrl).toBe(
      'https://ai.joinpopp.com/campaign/outbound/c1?conversationId=v2',
    );
  });
});

describe('a conversation that we hold', () => {
  beforeEach(async () => {
    fill(2);
    say('v0', 'm1', 'CANDIDATE', 0);
    const [held] = popp.conversations;
    if (held !== undefined) held['isHumanTakeover'] = true;
    test = await startInboxUnderTest(popp);
    await test.pass('the first sweep is over', synced);
    await test.pass('it is read', () => test.store.messages(workspaceId, 'v0').length === 1);
    await test.inbox.conversations.claim({ workspaceId, conversationId: 'v0', requestId }, signal);
    await test.clock.advance(1000);
  });

  it('is noticed when the candidate answers, though no event says so, and once', async () => {
    say('v0', 'm2', 'CANDIDATE', 30);
    const took = await test.pass('it is told', () => titles().length > 0);
    expect(took).toBeLessThanOrEqual(47_000);
    expect(titles()).toEqual(['Name v0 answered you']);
    expect(test.store.get(workspaceId, 'v0')?.unread).toBe(2);
    const before = popp.count(/v0\/messages$/);
    await test.pass('it is read again', () => popp.count(/v0\/messages$/) > before);
    await test.clock.advance(60_000);
    expect(titles()).toHaveLength(1);
    say('v0', 'm3', 'CANDIDATE', 40);
    await test.pass('the next answer is told too', () => titles().length === 2);
  });

  it('is read often while it is on screen, and raises no notice there', async () => {
    const screen = new AbortController();
    const stream = test.inbox.conversations.onScreen(
      { workspaceId, conversationId: 'v0' },
      { signal: screen.signal },
    );
    const iterator = (await stream)[Symbol.asyncIterator]();
    await iterator.next();
    const closed = iterator.next();
    say('v0', 'm2', 'CANDIDATE', 30);
    const took = await test.pass(
      'it is in the thread',
      () => test.store.messages(workspaceId, 'v0').length === 2,
    );
    expect(took).toBeLessThanOrEqual(11_000);
    await test.clock.advance(10_000);
    expect(titles()).toEqual([]);
    screen.abort();
    await closed;
    expect(test.inbox.sync.isOnScreen(workspaceId, 'v0')).toBe(false);
  });

  it('is let go when a read says that the AI answers again', async () => {
    const [held] = popp.conversations;
    if (held !== undefined) held['isHumanTakeover'] = false;
    await test.pass(
      'it is let go',
      () => test.store.get(workspaceId, 'v0')?.heldSince === undefined,
    );
    const { composer } = await test.inbox.conversations.get(
      { workspaceId, conversationId: 'v0' },
      signal,
    );
    expect(composer.lock).toBe('ai-answers');
  });
});
