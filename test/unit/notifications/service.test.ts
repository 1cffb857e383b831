import { beforeEach, describe, expect, it } from 'vitest';
import type { Notice } from '../../../electron/core/capabilities.ts';
import { createChangeBus } from '../../../electron/core/changes.ts';
import {
  createConversationStore,
  type ConversationStore,
} from '../../../electron/core/conversations/store.ts';
import { openMemoryDatabase, type Database } from '../../../electron/core/database/database.ts';
import {
  createNotificationsService,
  type NotificationsService,
} from '../../../electron/core/notifications/service.ts';
import type { ConsoleNotice } from '../../../shared/notifications/model.ts';
import type { PoppConversation } from '../../../shared/popp/conversation.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';

const workspaceId = 'w';
const signal = { signal: new AbortController().signal };
let database: Database;
let clock: ManualClock;
let store: ConversationStore;
let service: NotificationsService;
let shown: Notice[];
let onScreen: string | undefined;
let settings = { notifications: true, notificationText: false };

function start(): void {
  const changes = createChangeBus();
  const campaign = () => ({ title: 'Warehouse' });
  store = createConversationStore({ database, clock, changes, campaign });
  service = createNotificationsService({
    database,
    clock,
    changes,
    notifier: { show: (notice) => shown.push(notice) },
    store,
    campaign,
    isPractice: () => false,
    isOnScreen: (_, id) => id === onScreen,
    settings: () => settings,
  });
}

beforeEach(() => {
  database = openMemoryDatabase();
  clock = createManualClock();
  shown = [];
  onScreen = undefined;
  settings = { notifications: true, notificationText: false };
  start();
});

function told(id: string, rest: Partial<PoppConversation> = {}): PoppConversation {
  return { id, campaignId: 'c', firstName: id, needsReview: true, raw: {}, ...rest };
}

const remember = (...conversations: PoppConversation[]) =>
  store.remember(workspaceId, conversations, clock.now());
const settle = () => clock.advance(12_000);

describe('a notice', () => {
  it('names candidate and campaign, leads to the conversation, and comes once', async () => {
    remember(told('Ada'));
    store.rememberMessages(
      workspaceId,
      'Ada',
      [{ id: 'm', author: 'candidate', body: 'my private words' }],
      clock.now(),
    );
    await settle();
    remember(told('Ada', { stage: 'LATER' }));
    await settle();
    expect(shown).toMatchObject([
      { title: 'Ada needs you', body: 'Warehouse', route: '/inbox/Ada?workspace=w' },
    ]);
  });

  it('is not raised again by another process on the same data', async () => {
    remember(told('Ada'));
    await settle();
    service.stop();
    start();
    service.announce(workspaceId);
    await settle();
    expect(shown).toHaveLength(1);
  });

  it('quotes only where the recruiter chose so', async () => {
    settings = { notifications: true, notificationText: true };
    remember(told('Ada', { needsReview: false }));
    const message = { id: 'm', author: 'candidate', body: 'What is the pay?' } as const;
    store.rememberMessages(workspaceId, 'Ada', [message], clock.now());
    remember(told('Ada'));
    await settle();
    expect(shown[0]?.body).toBe('Warehouse: “What is the pay?”');
  });

  it('stays inside the console where notices outside are switched off', async () => {
    settings = { notifications: false, notificationText: false };
    const heard: ConsoleNotice[] = [];
    const stream = await service.watch({}, signal);
    const reading = (async () => {
      for await (const notice of stream) {
        heard.push(notice);
        break;
      }
    })();
    await clock.advance(0);
    remember(told('Ada'));
    await settle();
    await reading;
    expect(shown).toEqual([]);
    expect(heard).toMatchObject([{ kind: 'flag', route: '/inbox/Ada', seen: false }]);
  });

  it('about what is on screen is kept as seen and shown nowhere', async () => {
    onScreen = 'Ada';
    remember(told('Ada'));
    await settle();
    expect(shown).toEqual([]);
    const { notices, unseen } = await service.list({ workspaceId }, signal);
    expect([notices.length, unseen]).toEqual([1, 0]);
  });

  it('waits a little for the name of a candidate who is known by a webhook alone', async () => {
    const webhook = { event: 'CONVERSATION_NEEDS_REVIEW', data: {}, raw: {} };
    store.rememberEvent(workspaceId, 'conv-1', webhook, clock.now());
    await clock.advance(2000);
    expect(shown).toEqual([]);
    remember(told('conv-1', { firstName: 'Ada' }));
    await settle();
    expect(shown.map((notice) => notice.title)).toEqual(['Ada needs you']);
  });

  it('comes without the name when nothing tells it', async () => {
    const webhook = { event: 'CONVERSATION_NEEDS_REVIEW', data: {}, raw: {} };
    store.rememberEvent(workspaceId, 'conv-1', webhook, clock.now());
    await settle();
    expect(shown.map((notice) => notice.title)).toEqual(['conv-1 needs you']);
  });

  it('is one for many that come together, and each is in the list', async () => {
    remember(...['a', 'b', 'c', 'd'].map((id) => told(id)));
    await settle();
    expect(shown.map((notice) => notice.title)).toEqual(['4 conversations need you']);
    const { notices } = await service.list({ workspaceId }, signal);
    expect(notices).toHaveLength(4);
    await service.markSeen(
      { workspaceId, ids: [notices[0]?.id ?? ''], requestId: 'request-0123456789' },
      signal,
    );
    expect((await service.list({ workspaceId }, signal)).unseen).toBe(3);
    service.conversationSeen(workspaceId, notices[1]?.conversationId ?? '');
    expect((await service.list({ workspaceId }, signal)).unseen).toBe(2);
  });

  it('comes again for a new episode', async () => {
    remember(told('Ada'));
    await settle();
    store.handled(workspaceId, 'Ada');
    await clock.advance(1000);
    remember(told('Ada', { needsReview: false }));
    await clock.advance(1000);
    remember(told('Ada'));
    await settle();
    expect(shown).toHaveLength(2);
  });
});
