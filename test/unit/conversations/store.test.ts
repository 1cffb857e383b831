import { beforeEach, describe, expect, it } from 'vitest';
import { createChangeBus } from '../../../electron/core/changes.ts';
import {
  createConversationStore,
  type ConversationStore,
} from '../../../electron/core/conversations/store.ts';
import {
  createInboxRepository,
  type ListPosition,
} from '../../../electron/core/conversations/repository-list.ts';
import { createSearchIndex } from '../../../electron/core/conversations/search-index.ts';
import { openMemoryDatabase, type Database } from '../../../electron/core/database/database.ts';
import type { Change } from '../../../shared/changes.ts';
import { readSearch } from '../../../shared/conversations/search-rules.ts';
import type { PoppConversation } from '../../../shared/popp/conversation.ts';
import type { PoppMessage } from '../../../shared/popp/message.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';

const workspaceId = 'w';
let database: Database;
let clock: ManualClock;
let store: ConversationStore;
let published: Change[];
let attention: number;

beforeEach(() => {
  database = openMemoryDatabase();
  clock = createManualClock();
  const changes = createChangeBus();
  published = [];
  attention = 0;
  changes.subscribe((change) => published.push(change));
  store = createConversationStore({
    database,
    clock,
    changes,
    campaign: (_, id) => ({ c1: { channel: 'SMS' }, c2: { channel: 'EMAIL' } })[id],
  });
  store.onAttention(() => (attention += 1));
});

function told(id: string, rest: Partial<PoppConversation> = {}): PoppConversation {
  return { id, campaignId: 'c1', status: 'ONGOING', raw: {}, ...rest };
}

function said(id: string, author: PoppMessage['author'], createdAt: number): PoppMessage {
  return { id, author, body: `says ${id}`, createdAt };
}

describe('what Popp tells', () => {
  it('is kept, and announced only when it says something new', () => {
    store.remember(workspaceId, [told('a', { firstName: 'Ada' })], 1);
    store.remember(workspaceId, [told('a', { firstName: 'Ada' })], 2);
    expect(published).toEqual([{ topic: 'conversations', workspaceId, ids: ['a'] }]);
    expect(store.get(workspaceId, 'a')).toMatchObject({ firstName: 'Ada', status: 'ONGOING' });
  });

  it('does not overwrite a newer answer with one that was asked for earlier', () => {
    store.remember(workspaceId, [told('a', { status: 'CLOSED' })], 500_000);
    store.remember(workspaceId, [told('a', { status: 'ONGOING' })], 1000);
    expect(store.get(workspaceId, 'a')?.status).toBe('CLOSED');
  });

  it('does not take back a takeover that was confirmed after the read was sent', () => {
    store.remember(workspaceId, [told('a')], 1);
    store.hold(workspaceId, 'a', { askedAt: 90, knownAt: 100 });
    store.remember(workspaceId, [told('a', { isHumanTakeover: false })], 99);
    expect(store.get(workspaceId, 'a')).toMatchObject({ isHumanTakeover: true, heldSince: 100 });
    store.remember(workspaceId, [told('a', { isHumanTakeover: false })], 101);
    expect(store.get(workspaceId, 'a')?.heldSince).toBeUndefined();
  });

  it('finds contacts however they are written', () => {
    store.remember(workspaceId, [told('a', { phoneNumber: '+44 20 7946-0101' })], 1);
    store.remember(
      workspaceId,
      [told('b', { campaignId: 'c2', emailAddress: 'Ada@Example.com' })],
      1,
    );
    expect(store.forContact(workspaceId, 'c1', '+442079460101').map((one) => one.id)).toEqual([
      'a',
    ]);
    expect(store.forContact(workspaceId, 'c2', '+442079460101')).toEqual([]);
    expect(store.forContact(workspaceId, undefined, 'ada@example.com')).toHaveLength(1);
    expect(store.forContact('other', 'c1', '+442079460101')).toEqual([]);
  });

  it('remembers an opt-out by channel, for good', () => {
    const contact = { phoneNumber: '+442079460101', emailAddress: 'ada@example.com' };
    store.remember(workspaceId, [told('a', { ...contact, status: 'OPTED_OUT' })], 1);
    database.run('DELETE FROM conversations');
    expect(store.isOptedOut(workspaceId, 'SMS', '+442079460101')).toBe(true);
    expect(store.isOptedOut(workspaceId, 'EMAIL', 'ada@example.com')).toBe(false);
    store.remember(
      workspaceId,
      [told('b', { ...contact, campaignId: 'new', status: 'OPTED_OUT' })],
      1,
    );
    expect(store.isOptedOut(workspaceId, 'EMAIL', 'ada@example.com')).toBe(true);
  });
});

describe('replies in a conversation that is held', () => {
  beforeEach(() => {
    store.remember(workspaceId, [told('a', { needsReview: true })], 1);
    store.rememberMessages(workspaceId, 'a', [said('m1', 'candidate', 10)], 20);
    store.hold(workspaceId, 'a', { askedAt: 20, knownAt: 30 });
    attention = 0;
  });

  it('are unread until they were on screen', () => {
    store.markSeen(workspaceId, 'a', 10);
    const thread = [said('m1', 'candidate', 10), said('m2', 'candidate', 40)];
    store.rememberMessages(workspaceId, 'a', thread, 50);
    expect(store.get(workspaceId, 'a')?.unread).toBe(1);
    expect(attention).toBe(1);
    store.rememberMessages(workspaceId, 'a', thread, 60);
    expect(attention).toBe(1);
    store.markSeen(workspaceId, 'a', 40);
    expect(store.get(workspaceId, 'a')?.unread).toBe(0);
    expect(store.unseenCandidateMessages(workspaceId, 'a')).toEqual([]);
  });

  it('are not our own messages, and not those of the AI', () => {
    const thread = [said('m1', 'candidate', 10), said('m2', 'recruiter', 40), said('m3', 'ai', 41)];
    store.rememberMessages(workspaceId, 'a', thread, 50);
    expect(attention).toBe(0);
    expect(store.get(workspaceId, 'a')?.lastMessage?.author).toBe('ai');
  });

  it('reopen a flag that was marked handled', () => {
    clock.setWall(45);
    store.handled(workspaceId, 'a');
    expect(store.get(workspaceId, 'a')?.flag.open).toBe(false);
    const thread = [said('m1', 'candidate', 10), said('m2', 'candidate', 40)];
    store.rememberMessages(workspaceId, 'a', thread, 50);
    expect(store.get(workspaceId, 'a')?.flag).toMatchObject({ open: true, episode: 2 });
  });

  it('tells apart messages without ids by what they say and how often', () => {
    const same: PoppMessage = { author: 'candidate', body: 'ok' };
    store.rememberMessages(workspaceId, 'a', [same, same], 50);
    store.rememberMessages(workspaceId, 'a', [same, same], 60);
    expect(store.messages(workspaceId, 'a').filter((one) => one.body === 'ok')).toHaveLength(2);
  });
});

describe('the lists', () => {
  const inbox = () => createInboxRepository(database);

  it('page by key without gaps or repeats, flags first, while rows move', () => {
    const many = Array.from({ length: 250 }, (_, index) =>
      told(`id-${String(index).padStart(3, '0')}`, {
        updatedAt: 1000 + (index % 50),
        needsReview: index % 40 === 0,
        firstName: index === 7 ? 'Zoë_100%' : 'Ada',
      }),
    );
    store.remember(workspaceId, many, 1);
    const seen: string[] = [];
    let after: ListPosition | undefined;
    for (;;) {
      const page = inbox().page({ workspaceId, filter: 'all', sort: 'waiting', after, limit: 40 });
      seen.push(...page.map((row) => row.conversation.id));
      after = page.at(-1)?.position;
      if (page.length < 40) break;
      // New activity moves something to the front: later pages do not notice.
      store.remember(workspaceId, [told('new', { updatedAt: 99_999 })], 2);
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(250);
    expect(seen.slice(0, 7).every((id) => Number(id.slice(3)) % 40 === 0)).toBe(true);
    expect(inbox().counts(workspaceId)).toMatchObject({ needsYou: 7, all: 251, mine: 0 });
  });

  it('search names, numbers with separators, e-mail and references, literally', () => {
    store.remember(
      workspaceId,
      [
        told('a', { firstName: 'Zoë', lastName: 'O_Neill', phoneNumber: '+442079460101' }),
        told('b', { firstName: 'Bob', emailAddress: 'bob@example.com', externalId: 'cand-9' }),
      ],
      1,
    );
    createSearchIndex({ database, clock, changes: createChangeBus() }).catchUp(1000);
    const find = (search: string) =>
      inbox()
        .page({
          workspaceId,
          filter: 'all',
          sort: 'waiting',
          search: readSearch(search),
          limit: 10,
        })
        .map((row) => row.conversation.id);
    expect(find('o_n')).toEqual(['a']);
    expect(find('o%ill')).toEqual([]);
    expect(find('+44 20 7946 0101')).toEqual(['a']);
    expect(find('bob example')).toEqual(['b']);
    expect(find('CAND-9')).toEqual(['b']);
    expect(find('nobody')).toEqual([]);
  });

  it('count by status for the campaign page', () => {
    store.remember(
      workspaceId,
      [told('a'), told('b', { needsReview: true }), told('c', { status: 'CLOSED' })],
      1,
    );
    expect(store.countByStatus(workspaceId, 'c1')).toEqual([
      { status: 'ONGOING', count: 2, needsReview: 1 },
      { status: 'CLOSED', count: 1, needsReview: 0 },
    ]);
  });
});
