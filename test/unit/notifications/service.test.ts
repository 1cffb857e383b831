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
import type { ConsoleNotice, NoticeFate } from '../../../shared/notifications/model.ts';
import type { PoppConversation } from '../../../shared/popp/conversation.ts';
import type { Settings } from '../../../shared/settings/contract.ts';
import { defaultSettings } from '../../../shared/settings/defaults.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';

const workspaceId = 'w';
const signal = { signal: new AbortController().signal };
let database: Database;
let clock: ManualClock;
let store: ConversationStore;
let service: NotificationsService;
let shown: Notice[];
let onScreen: string | undefined;
let settings: Settings;
let fate: NoticeFate;

function start(): void {
  const changes = createChangeBus();
  const campaign = () => ({ title: 'Warehouse' });
  store = createConversationStore({ database, clock, changes, campaign });
  service = createNotificationsService({
    database,
    clock,
    changes,
    notifier: {
      shower: () => 'system',
      show(notice, report) {
        shown.push(notice);
        report(fate);
      },
    },
    power: { onWake: () => () => {} },
    hearing: () => ({ by: 'reading', everyMs: 20_000 }),
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
  fate = 'shown';
  settings = defaultSettings;
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
    settings = { ...defaultSettings, notificationText: true };
    remember(told('Ada', { needsReview: false }));
    const message = { id: 'm', author: 'candidate', body: 'What is the pay?' } as const;
    store.rememberMessages(workspaceId, 'Ada', [message], clock.now());
    remember(told('Ada'));
    await settle();
    expect(shown[0]?.body).toBe('Warehouse: “What is the pay?”');
  });

  it('stays inside the console where notices outside are switched off', async () => {
    settings = { ...defaultSettings, notifications: false };
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
    await clock.advance(1000);
    expect(shown).toEqual([]);
    remember(told('conv-1', { firstName: 'Ada' }));
    // It comes with the name, at the next look, and does not wait any longer.
    await clock.advance(25);
    expect(shown.map((notice) => notice.title)).toEqual(['Ada needs you']);
  });

  it('comes without the name when nothing tells it', async () => {
    const webhook = { event: 'CONVERSATION_NEEDS_REVIEW', data: {}, raw: {} };
    store.rememberEvent(workspaceId, 'conv-1', webhook, clock.now());
    await clock.advance(2100);
    expect(shown.map((notice) => notice.title)).toEqual(['A candidate needs you']);
    remember(told('conv-1', { firstName: 'Ada' }));
    await settle();
    expect(shown).toHaveLength(1);
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

  it('that waited for a name when the console was killed is shown at the next start, once', async () => {
    const webhook = { event: 'CONVERSATION_NEEDS_REVIEW', data: {}, raw: {} };
    store.rememberEvent(workspaceId, 'conv-1', webhook, clock.now());
    await clock.advance(500);
    service.stop();
    await clock.advance(8 * 60 * 60_000);
    start();
    service.announce(workspaceId);
    service.announce(workspaceId);
    await settle();
    expect(shown).toHaveLength(1);
  });

  it('says on one line, without what cannot be seen, what a candidate is called', async () => {
    remember(told('v', { firstName: 'Ada\n\u202eevil', lastName: 'x'.repeat(200) }));
    await settle();
    expect(shown[0]?.title).toMatch(/^Ada evil x+… needs you$/);
    expect(shown[0]?.title.length).toBeLessThan(75);
  });

  it('offers to take over where the AI asks, and comes with the sound that was chosen', async () => {
    remember(told('Ada'));
    await settle();
    expect(shown[0]).toMatchObject({ actions: ['take-over', 'snooze'], sound: true });
    settings = { ...settings, notificationSound: false };
    remember(told('Ben'));
    await settle();
    expect(shown[1]).toMatchObject({ sound: false });
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

describe('a reminder', () => {
  it('comes once for each period for which a conversation is still held, and not after the hand-back', async () => {
    remember(told('Ada', { needsReview: false, isHumanTakeover: true }));
    store.hold(workspaceId, 'Ada', { askedAt: clock.now(), knownAt: clock.now() });
    const hour = 60 * 60_000;
    const look = async () => {
      service.announce(workspaceId);
      await settle();
      return shown.map(({ title }) => title);
    };
    await clock.advance(hour - 30_000);
    expect(await look()).toEqual([]);
    await clock.advance(30_000);
    const words = 'You still hold the conversation with Ada';
    expect(await look()).toEqual([words]);
    expect(await look()).toEqual([words]);
    // What was missed while the laptop slept is told once.
    await clock.advance(3 * hour);
    expect(await look()).toEqual([words, words]);
    store.release(workspaceId, 'Ada', clock.now());
    await clock.advance(2 * hour);
    expect(await look()).toEqual([words, words]);
  });
});

describe('a reply', () => {
  const message = (id: string) => ({ id, author: 'candidate', body: `says ${id}` }) as const;

  it('has one notice each, and the newest stands for those that came with it', async () => {
    remember(told('Ada', { needsReview: false, isHumanTakeover: true }));
    // What was there at the first reading is no news.
    store.rememberMessages(workspaceId, 'Ada', [message('m0')], clock.now());
    store.hold(workspaceId, 'Ada', { askedAt: clock.now(), knownAt: clock.now() });
    await clock.advance(1000);
    store.rememberMessages(
      workspaceId,
      'Ada',
      [message('m0'), message('m1'), message('m2')],
      clock.now(),
    );
    await settle();
    const all = ['m0', 'm1', 'm2', 'm3'].map((id) => message(id));
    store.rememberMessages(workspaceId, 'Ada', all, clock.now());
    await settle();
    expect(shown.map(({ title, actions }) => [title, actions.length])).toEqual([
      ['Ada answered you', 0],
      ['Ada answered you', 0],
    ]);
    const { notices } = await service.list({ workspaceId }, signal);
    expect(notices.map((one) => one.fate).toSorted()).toEqual(['grouped', 'shown', 'shown']);
  });
});

describe('a storm of flags', () => {
  it('is three notices and then one that counts the others', async () => {
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) {
      remember(told(id));
      await clock.advance(100);
    }
    expect(shown).toHaveLength(3);
    for (const id of ['g', 'h']) remember(told(id));
    await settle();
    expect(shown.map(({ title }) => title)).toEqual([
      'a needs you',
      'b needs you',
      'c needs you',
      '5 conversations need you',
    ]);
  });

  it('takes what is on screen as seen, even where nothing more is shown for a while', async () => {
    for (const id of ['a', 'b', 'c']) remember(told(id));
    await clock.advance(100);
    onScreen = 'd';
    remember(told('d'));
    await clock.advance(100);
    onScreen = undefined;
    await settle();
    expect(shown).toHaveLength(3);
    const { notices } = await service.list({ workspaceId }, signal);
    expect(notices.find(({ route }) => route === '/inbox/d')).toMatchObject({
      fate: 'on-screen',
      seen: true,
    });
  });

  it('costs no more for the twentieth that waits than for the first', async () => {
    for (const id of ['a', 'b', 'c']) remember(told(id));
    await clock.advance(100);
    const rows: number[] = [];
    const all = database.all.bind(database);
    database.all = (sql, ...params) => {
      const found = all(sql, ...params);
      rows[rows.length - 1] = (rows.at(-1) ?? 0) + found.length;
      return found;
    };
    for (let n = 0; n < 20; n += 1) {
      rows.push(0);
      remember(told(`later-${n}`));
      await clock.advance(50);
    }
    expect(new Set(rows).size).toBe(1);
    await settle();
    expect(shown.at(-1)?.title).toBe('20 conversations need you');
  });

  it('is decided on at once', async () => {
    for (let n = 0; n < 50; n += 1) remember(told(`v${n}`));
    await clock.advance(25);
    expect((await service.list({ workspaceId, limit: 200 }, signal)).notices).toHaveLength(50);
  });
});

describe('quiet hours', () => {
  const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime();

  async function passTo(time: number): Promise<void> {
    await clock.advance(time - clock.now());
  }

  beforeEach(() => {
    service.stop();
    clock = createManualClock(at(23, 19));
    settings = {
      ...defaultSettings,
      quietHours: { from: '20:00', until: '07:00', weekends: false },
    };
    start();
  });

  it('keep notices back and tell them as one when they end, without what is dealt with', async () => {
    await passTo(at(23, 21));
    for (const id of ['Ada', 'Ben', 'Cleo']) remember(told(id));
    await settle();
    expect(shown).toEqual([]);
    expect(await service.standing({ workspaceId }, signal)).toMatchObject({
      quietUntil: at(24, 7),
      heldBack: 3,
    });
    store.handled(workspaceId, 'Ben');
    await passTo(at(24, 7) - 1000);
    expect(shown).toEqual([]);
    await clock.advance(2000);
    expect(shown).toMatchObject([{ title: '2 need you', route: '/inbox?workspace=w' }]);
    const { recent } = await service.standing({ workspaceId }, signal);
    expect(recent.map((one) => one.fate).toSorted()).toEqual(['over', 'summarised', 'summarised']);
    await clock.advance(60 * 60_000);
    expect(shown).toHaveLength(1);
  });

  it('are told after a restart too, and after they were turned off', async () => {
    await passTo(at(23, 21));
    remember(told('Ada'));
    await settle();
    service.stop();
    await passTo(at(24, 9));
    start();
    service.announce(workspaceId);
    await settle();
    expect(shown).toMatchObject([{ title: '1 needs you', route: '/inbox/Ada?workspace=w' }]);
  });
});

describe('what became of a notice', () => {
  it('is told by whoever shows it', async () => {
    fate = 'no-page';
    remember(told('Ada'));
    await settle();
    const fates = async () =>
      (await service.standing({ workspaceId }, signal)).recent.map((one) => one.fate);
    expect(await fates()).toEqual(['no-page']);
    const requestId = 'request-0123456789';
    await service.report({ id: shown[0]?.id ?? '', fate: 'looking', requestId }, signal);
    expect(await fates()).toEqual(['looking']);
    await service.report({ id: 'nothing', fate: 'shown', requestId }, signal);
    expect(await fates()).toEqual(['looking']);
  });

  it('is that it was over where the flag was gone before it was told', async () => {
    remember(told('Ada'));
    store.handled(workspaceId, 'Ada');
    const webhook = { event: 'CONVERSATION_NEEDS_REVIEW', data: {}, raw: {} };
    store.rememberEvent(workspaceId, 'conv-1', webhook, clock.now());
    await clock.advance(100);
    store.handled(workspaceId, 'conv-1');
    await settle();
    expect(shown).toEqual([]);
  });
});
