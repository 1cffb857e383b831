import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createChangeBus } from '../../../electron/core/changes.ts';
import { createInboxRepository } from '../../../electron/core/conversations/repository-list.ts';
import { createSearchExtracts } from '../../../electron/core/conversations/search-extracts.ts';
import {
  createSearchIndex,
  type SearchIndex,
} from '../../../electron/core/conversations/search-index.ts';
import {
  createConversationStore,
  type ConversationStore,
} from '../../../electron/core/conversations/store.ts';
import type { Database } from '../../../electron/core/database/database.ts';
import { databaseFile, openStore, type OpenStore } from '../../../electron/core/database/open.ts';
import { createWorkspaceRepository } from '../../../electron/core/workspaces/repository.ts';
import type { InboxFilter, InboxSort } from '../../../shared/conversations/lists.ts';
import { readSearch } from '../../../shared/conversations/search-rules.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const clock = createManualClock();
let opened: OpenStore;
let database: Database;
let store: ConversationStore;
let index: SearchIndex;

beforeEach(async () => {
  open(path.join(await temporaryFolder(), 'data'));
  for (const id of ['w', 'other']) addWorkspace(id);
  store.remember(
    'w',
    [
      {
        id: 'a',
        firstName: 'Zoë',
        lastName: 'Applicant-001',
        phoneNumber: '+44 20 7946 0101',
        raw: {},
      },
      {
        id: 'b',
        firstName: 'Test-Bea',
        emailAddress: 'bea@example.com',
        externalId: 'REQ-77',
        raw: {},
      },
    ],
    1,
  );
  store.remember('other', [{ id: 'c', firstName: 'Zoë', lastName: 'Applicant-002', raw: {} }], 1);
  store.rememberMessages('w', 'a', [said('m1', 'Is the night shift paid more?')], 2);
  store.rememberMessages('other', 'c', [said('m1', 'My licence is Sevenfold-Unlikely')], 2);
});
afterEach(() => opened.close());

function open(folder: string): void {
  const result = openStore(folder, 0);
  if ('failure' in result) throw new Error(result.failure.message);
  opened = result.store;
  database = opened.database;
  const changes = createChangeBus();
  store = createConversationStore({ database, clock, changes, campaign: () => undefined });
  index = createSearchIndex({ database, clock, changes });
}

function addWorkspace(id: string): void {
  createWorkspaceRepository(database).insert({
    id,
    kind: 'popp',
    name: id,
    organizationId: `org_${id}`,
    baseUrl: 'https://popp.invalid/v1',
    origin: 'https://popp.invalid',
    service: 'https://popp.invalid',
    createdAt: 0,
  });
}

function said(id: string, body: string) {
  return { id, author: 'candidate', body, createdAt: 10 } as const;
}

function find(
  typed: string,
  workspaceId = 'w',
  filter: InboxFilter = 'all',
  sort: InboxSort = 'waiting',
) {
  index.catchUp(10_000);
  return createInboxRepository(database)
    .page({ workspaceId, filter, sort, search: readSearch(typed), limit: 10 })
    .map((row) => row.conversation.id);
}

describe('searching the inbox', () => {
  it('finds names, numbers, addresses, references and what was said, in one workspace', () => {
    for (const typed of ['zoe', '020 7946 0101', 'NIGHT shi', 'applicant-0', 'paid zoë']) {
      expect([typed, ...find(typed)]).toEqual([typed, 'a']);
    }
    for (const typed of ['req-77', 'example.com', 'bea@', 'EQ-7']) {
      expect([typed, ...find(typed)]).toEqual([typed, 'b']);
    }
    expect(find('zoe', 'other')).toEqual(['c']);
    for (const typed of ['day shift', '***', '"', 'NEAR(night paid)x'])
      expect(find(typed)).toEqual([]);
    for (const sort of ['waiting', 'newest'] as const) {
      expect(find('night', 'w', 'active', sort)).toEqual(['a']);
      expect(find('night', 'w', 'done', sort)).toEqual([]);
    }
  });

  it('follows what changes, and forgets what is gone', () => {
    expect(find('night')).toEqual(['a']);
    store.rememberMessages(
      'w',
      'a',
      [said('m1', 'Is the day shift paid more?'), said('m2', 'Hello?')],
      3,
    );
    expect(find('night')).toEqual([]);
    expect(find('hello day')).toEqual(['a']);
    for (const firstName of ['Test-Ana', 'Test-Grace']) {
      store.remember('w', [{ id: 'a', firstName, raw: {} }], 4);
    }
    expect([find('zoe'), find('test-grace')]).toEqual([[], ['a']]);
    database.run("DELETE FROM messages WHERE key = 'm2'");
    expect(find('hello')).toEqual([]);
    database.run("DELETE FROM conversations WHERE workspace_id = 'w' AND id = 'a'");
    expect([find('day'), find('0101')]).toEqual([[], []]);
    expect(
      database.all('SELECT rowid FROM search_words WHERE search_words MATCH ?', '"day"*'),
    ).toEqual([]);
  });

  it('shows the newest message that matches best, unless the name says it all', () => {
    const extracts = createSearchExtracts(database);
    store.rememberMessages(
      'w',
      'a',
      [said('m1', 'Night shift?'), said('m2', 'The night is long')],
      3,
    );
    const of = (typed: string) => {
      const conversation = store.get('w', 'a');
      const search = readSearch(typed);
      if (conversation === undefined || search === undefined)
        throw new Error('Nothing to look for');
      return extracts
        .of(conversation, search)
        ?.map(({ text, marked }) => (marked ? `[${text}]` : text))
        .join('');
    };
    expect(of('night')).toBe('The [night] is long');
    expect(of('shi nig')).toBe('[Night] [shift]?');
    expect(of('zoe night')).toBe('The [night] is long');
    expect([of('zoe'), of('7946 0101')]).toEqual([undefined, undefined]);
  });

  it('keeps nothing of a workspace that was deleted', () => {
    // The index leaves out how a word begins where the one before begins like it.
    const kept = 'venfold';
    index.catchUp(10_000);
    expect(wordsKept()).toContain(kept);
    const workspaces = createWorkspaceRepository(database);
    const gone = workspaces.find('other');
    if (gone === undefined) throw new Error('No such workspace');
    workspaces.purge(gone);
    expect(wordsKept()).not.toContain(kept);
    expect(database.all('SELECT * FROM search_people_docsize')).toEqual([]);
    index.catchUp(10_000);
    expect(wordsKept()).not.toContain(kept);
    expect(database.all('SELECT * FROM search_stale')).toEqual([]);
    expect(find('night')).toEqual(['a']);
    expect(find('zoe', 'other')).toEqual([]);
  });

  it('is what it was in a copy of the database', async () => {
    // A copy may number its rows anew; what was deleted leaves a gap.
    database.run("DELETE FROM conversations WHERE workspace_id = 'w' AND id = 'a'");
    index.catchUp(10_000);
    const copy = path.join(await temporaryFolder(), 'data');
    mkdirSync(copy);
    database.run('VACUUM INTO ?', databaseFile(copy));
    opened.close();
    open(copy);
    expect([find('req-77'), find('zoe', 'other')]).toEqual([['b'], ['c']]);
    store.remember('w', [{ id: 'd', firstName: 'Test-Dwayne', raw: {} }], 5);
    expect([find('dwayne'), find('req-77')]).toEqual([['d'], ['b']]);
  });
});

/** Everything that the index has on disk, as text. */
function wordsKept(): string {
  const tables = [
    'search_words_data',
    'search_words_idx',
    'search_people_data',
    'search_people_idx',
  ];
  return tables
    .flatMap((table) => database.all(`SELECT * FROM ${table}`))
    .flatMap((row) => Object.values(row))
    .map((value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value),
    )
    .join('\n');
}
