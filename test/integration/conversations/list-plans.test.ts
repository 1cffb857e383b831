import { describe, expect, it } from 'vitest';
import {
  createInboxRepository,
  type ListRequest,
} from '../../../electron/core/conversations/repository-list.ts';
import { createConversationRepository } from '../../../electron/core/conversations/repository.ts';
import {
  openMemoryDatabase,
  type Database,
  type SqlValue,
} from '../../../electron/core/database/database.ts';
import { inboxFilters, inboxSorts } from '../../../shared/conversations/lists.ts';
import { readSearch } from '../../../shared/conversations/search-rules.ts';

/** How SQLite would read what is asked of it: one line for each table and each sorting. */
function plansOf(ask: (database: Database) => unknown): string[] {
  const database = openMemoryDatabase();
  const plans: string[] = [];
  const explain = (sql: string, params: readonly SqlValue[]) => {
    for (const row of database.all(`EXPLAIN QUERY PLAN ${sql}`, ...params)) {
      plans.push(String(row['detail']));
    }
  };
  ask({
    ...database,
    all(sql, ...params) {
      explain(sql, params);
      return database.all(sql, ...params);
    },
    get(sql, ...params) {
      explain(sql, params);
      return database.get(sql, ...params);
    },
  });
  database.close();
  return plans;
}

const reading = (plans: readonly string[], table: string) =>
  plans.filter((plan) => new RegExp(`^(SCAN|SEARCH) ${table}\\b`).test(plan));

describe('with fifty thousand conversations', () => {
  it('a page is found by walking the list in its order, and what is sorted is few', () => {
    const narrowings: Partial<ListRequest>[] = [
      {},
      { channel: 'SMS' },
      { status: 'CLOSED' },
      { search: readSearch('night shift') },
      { search: readSearch('night'), campaignId: 'c', status: 'ONGOING' },
    ];
    for (const filter of inboxFilters) {
      for (const sort of inboxSorts) {
        for (const narrowing of narrowings) {
          const request = { workspaceId: 'w', filter, sort, limit: 60, ...narrowing };
          const plans = plansOf((database) => createInboxRepository(database).page(request));
          const isSmall = ['needs-you', 'mine', 'snoozed'].includes(filter);
          const place = sort === 'waiting' ? 'place' : 'newest';
          expect(reading(plans, 'c').join()).toMatch(
            isSmall ? /conversations_(needs_you|held|snoozed)/ : `conversations_${place}`,
          );
          const isSorted = plans.some((plan) => plan.includes('TEMP B-TREE FOR ORDER BY'));
          expect(isSorted && !isSmall).toBe(false);
        }
      }
    }
  });

  it('counts and small sets come from indexes that hold little more than they do', () => {
    const counts = plansOf((database) => createInboxRepository(database).counts('w'));
    expect(counts).toHaveLength(6);
    for (const plan of counts)
      expect(plan).toMatch(/INDEX conversations_(done|needs_you|held|unread|snoozed)/);
    const plans = plansOf((database) => {
      const conversations = createConversationRepository(database);
      conversations.takenOver('w', 10);
      conversations.withOpenSteps('w');
      conversations.openFlags('w');
      conversations.unread('w');
      conversations.leaked('w');
      conversations.snoozed();
    });
    expect(
      reading(plans, 'conversations').map((plan) => /conversations_\w+/.exec(plan)?.[0]),
    ).toEqual([
      'conversations_taken',
      'conversations_steps',
      'conversations_needs_you',
      'conversations_unread',
      'conversations_leaks',
      'conversations_snoozed',
    ]);
  });
});
