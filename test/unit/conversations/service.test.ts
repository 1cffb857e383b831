import { beforeEach, describe, expect, it } from 'vitest';
import { createChangeBus, type ChangeBus } from '../../../electron/core/changes.ts';
import {
  createConversationsService,
  type ConversationsService,
} from '../../../electron/core/conversations/service.ts';
import { createSearchIndex } from '../../../electron/core/conversations/search-index.ts';
import { createSnoozeWaker } from '../../../electron/core/conversations/snooze-waker.ts';
import { createStepFollower } from '../../../electron/core/conversations/steps.ts';
import {
  createConversationStore,
  type ConversationStore,
} from '../../../electron/core/conversations/store.ts';
import { openMemoryDatabase } from '../../../electron/core/database/database.ts';
import type { ItemView, NewStepItem } from '../../../electron/core/outbox/outbox.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';

const one = { workspaceId: 'w', conversationId: 'a' };
const signal = { signal: new AbortController().signal };
let counter = 0;
const change = () => ({ ...one, requestId: `request-${String((counter += 1)).padStart(10, '0')}` });

let isOffline: boolean;
let clock: ManualClock;
let changes: ChangeBus;
let store: ConversationStore;
let service: ConversationsService;
let steps: (ItemView & { readonly seenMessage?: string | undefined })[];

/** An outbox whose items stand where a test puts them. */
function settle(id: string, state: ItemView['state'], reason?: string): void {
  steps = steps.map((step) =>
    step.id === id
      ? { ...step, state, updatedAt: clock.now(), ...(reason === undefined ? {} : { reason }) }
      : step,
  );
  changes.publish({ topic: 'outbox', workspaceId: 'w' });
}

function add(step: NewStepItem) {
  const id = `step-${steps.length}`;
  steps.push({
    id,
    workspaceId: step.workspaceId,
    conversationId: step.conversationId,
    kind: step.kind,
    state: 'waiting',
    createdAt: clock.now(),
    updatedAt: clock.now(),
    ...('body' in step ? { body: step.body } : {}),
    ...('seenMessage' in step ? { seenMessage: step.seenMessage } : {}),
  });
  return { itemId: id, known: false };
}

beforeEach(async () => {
  isOffline = false;
  clock = createManualClock();
  changes = createChangeBus();
  steps = [];
  const database = openMemoryDatabase();
  store = createConversationStore({ database, clock, changes, campaign: () => undefined });
  const outbox = { addStep: add, listConversation: () => steps, answerDateOf: () => undefined };
  const follower = createStepFollower({
    store,
    outbox,
    changes,
    clock,
    workspaces: () => [{ id: 'w' }],
    readSoon: () => {},
  });
  follower.start();
  service = createConversationsService({
    database,
    clock,
    changes,
    store,
    outbox,
    withdraw: (id) => settle(id, 'cancelled'),
    follower,
    searchIndex: createSearchIndex({ database, clock, changes }),
    waker: createSnoozeWaker({ clock, store }),
    sync: {
      show: () => () => {},
      readNow: () => Promise.resolve(),
      progress: () => ({ isRunning: false, problem: undefined, isOffline }),
      problemOf: () => undefined,
    },
    campaign: () => undefined,
    isPractice: () => false,
    eventsOf: () => [],
    templates: () => Promise.resolve([]),
    onSeen: () => {},
  });
  store.remember('w', [{ id: 'a', status: 'ONGOING', needsReview: true, raw: {} }], clock.now());
  const said = { id: 'm1', author: 'candidate', body: 'What is the pay?' } as const;
  store.rememberMessages('w', 'a', [said], clock.now());
  await clock.advance(1000);
});

async function takeOver(): Promise<void> {
  const { itemId } = await service.takeover(change(), signal);
  settle(itemId, 'done');
  await clock.advance(1000);
}

const open = async () => service.get(one, signal);

describe('a message that comes back', () => {
  beforeEach(async () => {
    await takeOver();
    await service.seen({ ...change(), through: clock.now() }, signal);
    const { itemId } = await service.reply({ ...change(), body: 'Ten an hour' }, signal);
    settle(itemId, 'held', 'The candidate wrote something new.');
    await clock.advance(1000);
  });

  it('was sent with what the recruiter had seen', () => {
    expect(steps.at(-1)?.seenMessage).toBe('m1');
  });

  it('is in the composer again, with the reason', async () => {
    const { composer, actions } = await open();
    expect(composer.lock).toBeUndefined();
    expect(composer.text).toBe('Ten an hour');
    expect(composer.returned).toEqual({
      itemIds: ['step-1'],
      body: 'Ten an hour',
      reason: 'The candidate wrote something new.',
    });
    expect(actions.handBack.because).toBe('messages-unsettled');
  });

  it('does not overwrite what was typed meanwhile', async () => {
    await service.saveDraft({ ...change(), body: 'Something else' }, signal);
    const { composer } = await open();
    expect([composer.text, composer.returned?.body]).toEqual(['Something else', 'Ten an hour']);
  });

  it('is given up when it is written anew, so that it can never leave by itself', async () => {
    const again = { ...change(), body: 'Ten an hour, and a bonus', replaces: ['step-1'] };
    await service.reply(again, signal);
    expect(steps.map((step) => step.state)).toEqual(['done', 'cancelled', 'waiting']);
    expect((await open()).composer.returned).toBeUndefined();
  });

  it('is not sent beside what was let go elsewhere in the meantime', async () => {
    settle('step-1', 'done');
    await clock.advance(120_000);
    const again = { ...change(), body: 'Ten an hour', replaces: ['step-1'] };
    await expect(async () => service.reply(again, signal)).rejects.toThrow('let go since');
    expect(steps.map((step) => step.state)).toEqual(['done', 'done']);
  });

  it('can be given up, and then the conversation handed back', async () => {
    await service.discard({ ...change(), itemId: 'step-1' }, signal);
    const { composer, actions } = await open();
    expect([composer.text, composer.returned]).toEqual(['', undefined]);
    expect(actions.handBack.allowed).toBe(true);
    const { itemId } = await service.handBack(change(), signal);
    expect((await open()).composer.lock).toBe('handing-back');
    settle(itemId, 'done');
    await clock.advance(1000);
    const { conversation } = await open();
    expect([conversation.holder, conversation.flag]).toEqual(['ai', undefined]);
  });
});

describe('while Popp cannot be reached', () => {
  it('a reply and a template are refused with the reason, and what was written stays a draft', async () => {
    await takeOver();
    await service.saveDraft({ ...change(), body: 'On the train' }, signal);
    isOffline = true;
    const refused = { code: 'offline', message: expect.stringContaining('kept as a draft') };
    for (const what of [{ body: 'On the train' }, { templateId: 't' }]) {
      const send = async () => service.reply({ ...change(), ...what }, signal);
      await expect(send).rejects.toMatchObject(refused);
    }
    const { composer } = await open();
    expect([composer.text, composer.isOffline]).toEqual(['On the train', true]);
    expect(steps.map((step) => step.kind)).toEqual(['takeover']);
  });
});

describe('a takeover', () => {
  it('that may be a colleague’s leaves the composer locked until the recruiter says whose it is', async () => {
    const { itemId } = await service.takeover(change(), signal);
    store.remember('w', [{ id: 'a', isHumanTakeover: true, raw: {} }], clock.now());
    settle(itemId, 'done', 'Taken over, perhaps by a colleague.');
    await clock.advance(1000);
    const asked = await open();
    expect([asked.composer.lock, asked.actions.claim.allowed]).toEqual(['colleague-holds', true]);
    await service.claim(change(), signal);
    expect((await open()).composer.lock).toBeUndefined();
  });

  it('that was held because someone else has it is given up when the recruiter says that it was them', async () => {
    const { itemId } = await service.takeover(change(), signal);
    store.remember('w', [{ id: 'a', isHumanTakeover: true, raw: {} }], clock.now());
    settle(itemId, 'held', 'Someone else has taken this conversation over.');
    await service.claim(change(), signal);
    expect(steps.map((step) => step.state)).toEqual(['cancelled']);
    expect((await open()).conversation.holder).toBe('you');
  });

  it('that a later read takes back stays taken back', async () => {
    await takeOver();
    store.remember('w', [{ id: 'a', isHumanTakeover: false, raw: {} }], clock.now());
    changes.publish({ topic: 'outbox', workspaceId: 'w' });
    await clock.advance(1000);
    const { conversation, composer } = await open();
    expect([conversation.holder, composer.lock]).toEqual(['ai', 'ai-answers']);
    await expect(async () =>
      service.reply({ ...change(), body: 'Too late' }, signal),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('marking as handled', () => {
  it('closes the flag here, and a new message opens it', async () => {
    await service.markHandled(change(), signal);
    expect((await open()).conversation.flag).toBeUndefined();
    await clock.advance(1000);
    const thread = [
      { id: 'm1', author: 'candidate', body: 'What is the pay?' },
      { id: 'm2', author: 'candidate', body: 'Hello?' },
    ] as const;
    store.rememberMessages('w', 'a', thread, clock.now());
    expect((await open()).conversation.flag?.episode).toBe(2);
  });
});
