import { beforeEach, describe, expect, it } from 'vitest';
import { createChangeBus } from '../../../electron/core/changes.ts';
import { createInboxRepository } from '../../../electron/core/conversations/repository-list.ts';
import {
  createSnoozeWaker,
  type SnoozeWaker,
} from '../../../electron/core/conversations/snooze-waker.ts';
import {
  createConversationStore,
  type ConversationStore,
} from '../../../electron/core/conversations/store.ts';
import { openMemoryDatabase, type Database } from '../../../electron/core/database/database.ts';
import type { InboxFilter } from '../../../shared/conversations/lists.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';

const hour = 60 * 60_000;
let database: Database;
let clock: ManualClock;
let store: ConversationStore;
let waker: SnoozeWaker;
let attention: number;

beforeEach(() => {
  database = openMemoryDatabase();
  clock = createManualClock();
  start();
  store.remember(
    'w',
    [
      { id: 'a', needsReview: true, raw: {} },
      { id: 'b', raw: {} },
    ],
    clock.now(),
  );
  store.rememberMessages('w', 'a', [said('m1')], clock.now());
  attention = 0;
});

/** The console starts on what is kept. */
function start(): void {
  store = createConversationStore({
    database,
    clock,
    changes: createChangeBus(),
    campaign: () => undefined,
  });
  store.onAttention(() => (attention += 1));
  waker = createSnoozeWaker({ clock, store });
  waker.start();
}

function said(id: string) {
  return { id, author: 'candidate', body: `says ${id}` } as const;
}

function snooze(id: string, forMs: number): void {
  store.snooze('w', id, clock.now() + forMs);
  waker.look();
}

function list(filter: InboxFilter): string[] {
  return createInboxRepository(database)
    .page({ workspaceId: 'w', filter, sort: 'waiting', limit: 10 })
    .map(({ conversation }) => conversation.id);
}

describe('a conversation that is snoozed', () => {
  it('asks for nobody until its time, and is then as new', async () => {
    snooze('a', hour);
    expect([list('needs-you'), list('snoozed'), list('all').length]).toEqual([[], ['a'], 2]);
    expect(store.needsYou('w')).toBe(0);
    await clock.advance(hour - 1);
    expect(list('needs-you')).toEqual([]);
    await clock.advance(1);
    expect([list('needs-you'), list('snoozed')]).toEqual([['a'], []]);
    expect(store.get('w', 'a')).toMatchObject({ wokenAt: clock.now(), activityAt: clock.now() });
    expect(attention).toBe(1);
    store.markSeen('w', 'a', 0);
    expect(store.get('w', 'a')?.wokenAt).toBeUndefined();
    expect(list('needs-you')).toEqual(['a']);
  });

  it('comes back first although nobody was asked for in it', async () => {
    snooze('b', hour);
    await clock.advance(hour);
    expect(store.get('w', 'b')?.wokenAt).toBe(clock.now());
    store.handled('w', 'a');
    expect(list('all')).toEqual(['b', 'a']);
  });

  it('is brought back by a newer message of the candidate, and not by one of the AI', () => {
    snooze('a', hour);
    store.rememberMessages(
      'w',
      'a',
      [said('m1'), { ...said('m2'), author: 'ai' }],
      clock.now() + 1,
    );
    expect(list('snoozed')).toEqual(['a']);
    store.rememberMessages('w', 'a', [said('m1'), said('m3')], clock.now() + 2);
    expect([list('snoozed'), list('needs-you')]).toEqual([[], ['a']]);
  });

  it('is brought back by a new flag, a takeover, a hand-back and by hand', () => {
    snooze('b', hour);
    store.remember('w', [{ id: 'b', needsReview: true, raw: {} }], clock.now() + 1);
    expect(list('snoozed')).toEqual([]);
    for (const wake of [
      () => store.hold('w', 'a', { askedAt: clock.now(), knownAt: clock.now() }),
      () => store.release('w', 'a', clock.now()),
      () => store.handled('w', 'a'),
      () => store.wake('w', 'a', false),
    ]) {
      snooze('a', hour);
      expect(list('snoozed')).toEqual(['a']);
      wake();
      expect(list('snoozed')).toEqual([]);
      expect(store.get('w', 'a')?.wokenAt).toBeUndefined();
    }
  });

  it('comes back after a restart, at once where its time went by meanwhile', async () => {
    snooze('a', hour);
    snooze('b', 3 * hour);
    waker.stop();
    clock.setWall(clock.now() + 2 * hour);
    start();
    expect([list('needs-you'), list('snoozed')]).toEqual([['a'], ['b']]);
    await clock.advance(hour);
    expect(list('snoozed')).toEqual([]);
  });
});
