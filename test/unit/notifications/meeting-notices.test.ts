import { beforeEach, expect, it } from 'vitest';
import type { Notice } from '../../../electron/core/capabilities.ts';
import { createChangeBus, type ChangeBus } from '../../../electron/core/changes.ts';
import { createConversationStore } from '../../../electron/core/conversations/store.ts';
import { openMemoryDatabase, type Database } from '../../../electron/core/database/database.ts';
import type { MeetingNews } from '../../../electron/core/notifications/meeting-notices.ts';
import {
  createNotificationsService,
  type NotificationsService,
} from '../../../electron/core/notifications/service.ts';
import type { Settings } from '../../../shared/settings/contract.ts';
import { defaultSettings } from '../../../shared/settings/defaults.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';

const workspaceId = 'w';
let database: Database;
let clock: ManualClock;
let changes: ChangeBus;
let service: NotificationsService;
let shown: Notice[];
let settings: Settings;
let news: MeetingNews[];

function start(): void {
  changes = createChangeBus();
  const campaign = () => ({ title: 'Warehouse' });
  service = createNotificationsService({
    database,
    clock,
    changes,
    notifier: {
      shower: () => 'system',
      show(notice, report) {
        shown.push(notice);
        report('shown');
      },
    },
    power: { onWake: () => () => {} },
    hearing: () => ({ by: 'reading', everyMs: 20_000 }),
    store: createConversationStore({ database, clock, changes, campaign }),
    campaign,
    isPractice: () => false,
    isOnScreen: () => false,
    settings: () => settings,
    meetings: {
      news: () => news,
      isNews: (_workspace, meetingId, key) =>
        news.some((one) => one.meetingId === meetingId && one.key === key),
    },
  });
}

beforeEach(() => {
  database = openMemoryDatabase();
  clock = createManualClock();
  shown = [];
  news = [];
  settings = defaultSettings;
  start();
});

function booked(name: string, startMs = clock.now()): MeetingNews {
  const about = { workspaceId, meetingId: `m-${name}`, key: 'booking', name };
  return { ...about, campaignTitle: 'Warehouse', kind: 'meeting-booked', startMs };
}

async function happens(...more: MeetingNews[]): Promise<void> {
  news = [...news, ...more];
  changes.publish({ topic: 'scheduling', workspaceId });
  await clock.advance(15_000);
}

it('tells of a booking once, when it is and in which campaign, also after a restart', async () => {
  await happens(booked('Ada', new Date(2026, 10, 19, 14, 30).getTime()));
  expect(shown).toMatchObject([
    {
      title: 'Ada has a meeting',
      body: expect.stringMatching(/^Thu,? 19 Nov,? 14:30. Warehouse$/),
      route: '/schedule/m-Ada?workspace=w',
      actions: [],
    },
  ]);
  await happens();
  service.stop();
  start();
  service.announce(workspaceId);
  await happens();
  expect(shown).toHaveLength(1);
  const signal = { signal: new AbortController().signal };
  const { notices } = await service.list({ workspaceId }, signal);
  // What leads to a meeting leads to no conversation.
  expect(notices).toMatchObject([
    { kind: 'meeting-booked', route: '/schedule/m-Ada', seen: false },
  ]);
  expect(notices[0]).not.toHaveProperty('conversationId');
});

it('says in which way a meeting came to nothing', async () => {
  const { startMs: _, ...about } = { ...booked('Bo'), startMs: 0 };
  await happens({ ...about, kind: 'meeting-failed', trouble: 'no-availability' });
  expect(shown.map(({ title }) => title)).toEqual(['No time was found for a meeting with Bo']);
});

it('is silent where the recruiter turned that off, and where it is over before it could be told', async () => {
  settings = { ...defaultSettings, meetingNotices: false };
  await happens(booked('Cy'));
  settings = {
    ...defaultSettings,
    quietHours: { from: '00:00', until: '23:59', weekends: true },
  };
  await happens(booked('Di'));
  // Called off, and booked anew, while the hours were quiet.
  news = news.map((one) => ({ ...one, key: 'another' }));
  settings = { ...defaultSettings, meetingNotices: false };
  await happens();
  expect(shown).toEqual([]);
});

it('tells many at once as one that leads to the schedule', async () => {
  await happens(...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => booked(name)));
  const last = shown.at(-1);
  expect(shown.length).toBeLessThan(7);
  expect(last).toMatchObject({
    title: '7 meetings',
    body: 'Open the schedule to see what became of them.',
    route: '/schedule?workspace=w',
  });
});
