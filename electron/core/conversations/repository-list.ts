import type { InboxFilter, InboxSort } from '../../../shared/conversations/lists.ts';
import {
  peopleQuery,
  wordsQuery,
  type Search,
} from '../../../shared/conversations/search-rules.ts';
import { unreachable } from '../../../shared/errors.ts';
import type { Database, SqlValue } from '../database/database.ts';
import type { CachedConversation } from './cached.ts';
import { flag, number, requiredNumber, requiredText } from './columns.ts';
import { conversationColumns, readConversation } from './repository.ts';

/** Which conversations, in which order, and from where on. */
export type ListRequest = {
  readonly workspaceId: string;
  readonly filter: InboxFilter;
  readonly sort: InboxSort;
  readonly campaignId?: string | undefined;
  readonly channel?: string | undefined;
  readonly status?: string | undefined;
  readonly search?: Search | undefined;
  readonly after?: ListPosition | undefined;
  readonly limit: number;
};

/** Where a page ended; the next one starts after it, whatever has moved since. */
export type ListPosition = { readonly at: number; readonly id: string };

/** One line of a page. */
export type ListedConversation = {
  readonly conversation: CachedConversation;
  readonly hasDraft: boolean;
  readonly position: ListPosition;
};

/** How many conversations there are in each list. */
export type InboxCounts = {
  readonly needsYou: number;
  readonly mine: number;
  readonly unread: number;
  readonly active: number;
  readonly all: number;
  readonly done: number;
  readonly snoozed: number;
};

/** How many conversations of a campaign stand in one status. */
export type StatusCounts = {
  readonly status: string;
  readonly count: number;
  readonly needsReview: number;
};

/** Lists and counts over the cached conversations. */
export interface InboxRepository {
  page(request: ListRequest): ListedConversation[];
  counts(workspaceId: string): InboxCounts;
  countByStatus(workspaceId: string, campaignId: string): StatusCounts[];
  /** The same for every campaign, by its id, from an index alone. */
  countByCampaign(workspaceId: string): ReadonlyMap<string, StatusCounts[]>;
}

const selected = conversationColumns.map((name) => `c.${name}`).join(', ');

const orders = {
  waiting: {
    column: 'place',
    by: 'c.place, c.id',
    after: '(c.place, c.id) > (?, ?)',
    index: 'conversations_place',
  },
  newest: {
    column: 'activity_at',
    by: 'c.activity_at DESC, c.id DESC',
    after: '(c.activity_at, c.id) < (?, ?)',
    index: 'conversations_newest',
  },
} as const satisfies Record<InboxSort, Readonly<Record<string, string>>>;

// Lists that hold few of many have an index of their own; SQLite would not always choose it.
const smallLists: Readonly<Partial<Record<InboxFilter, string>>> = {
  'needs-you': 'conversations_needs_you',
  mine: 'conversations_held',
  snoozed: 'conversations_snoozed',
};

/** The lists of every workspace. */
export function createInboxRepository(database: Database): InboxRepository {
  return {
    page(request) {
      const order = orders[request.sort];
      const { where, params } = conditions(request);
      // Whatever is looked for, the list is walked in its order until the page is full: what is found is asked of
      // each line, and no line is read that is not on the page. Left to itself SQLite would read and sort all that is found.
      const index =
        smallLists[request.filter] ?? (request.search === undefined ? undefined : order.index);
      const walk = index === undefined ? '' : `INDEXED BY ${index}`;
      return database
        .all(
          `SELECT ${selected}, d.body IS NOT NULL AS has_draft FROM conversations c ${walk}
           LEFT JOIN drafts d ON d.workspace_id = c.workspace_id AND d.conversation_id = c.id
           WHERE ${where} ORDER BY ${order.by} LIMIT ?`,
          ...params,
          request.limit,
        )
        .map((row) => ({
          conversation: readConversation(row),
          hasDraft: flag(row, 'has_draft'),
          position: { at: requiredNumber(row, order.column), id: requiredText(row, 'id') },
        }));
    },
    counts(workspaceId) {
      const count = (where: string, index: string) => {
        const sql = `SELECT count(*) AS n FROM conversations INDEXED BY ${index} WHERE workspace_id = ? AND ${where}`;
        return number(database.get(sql, workspaceId) ?? {}, 'n') ?? 0;
      };
      // Each from an index that holds little more than what is counted.
      const active = count('done = 0', 'conversations_done');
      const done = count('done = 1', 'conversations_done');
      return {
        needsYou: count('rank = 0', 'conversations_needs_you'),
        mine: count('held_since IS NOT NULL', 'conversations_held'),
        unread: count('rank < 2 AND unread > 0', 'conversations_unread'),
        active,
        all: active + done,
        done,
        snoozed: count('snoozed_until IS NOT NULL', 'conversations_snoozed'),
      };
    },
    countByStatus: (workspaceId, campaignId) =>
      database
        .all(
          `SELECT coalesce(status, '') AS status, count(*) AS n, sum(flag_open) AS flagged
           FROM conversations WHERE workspace_id = ? AND campaign_id = ? GROUP BY status ORDER BY n DESC`,
          workspaceId,
          campaignId,
        )
        .map((row) => ({
          status: requiredText(row, 'status'),
          count: requiredNumber(row, 'n'),
          needsReview: requiredNumber(row, 'flagged'),
        })),
    countByCampaign(workspaceId) {
      const found = new Map<string, StatusCounts[]>();
      for (const row of database.all(
        `SELECT campaign_id, coalesce(status, '') AS status, count(*) AS n, sum(flag_open) AS flagged
         FROM conversations INDEXED BY conversations_counts
         WHERE workspace_id = ? GROUP BY campaign_id, status`,
        workspaceId,
      )) {
        const campaignId = row['campaign_id'];
        if (typeof campaignId !== 'string') continue;
        const counts = found.get(campaignId) ?? [];
        found.set(campaignId, counts);
        counts.push({
          status: requiredText(row, 'status'),
          count: requiredNumber(row, 'n'),
          needsReview: requiredNumber(row, 'flagged'),
        });
      }
      for (const counts of found.values()) counts.sort((one, other) => other.count - one.count);
      return found;
    },
  };
}

function conditions(request: ListRequest): { where: string; params: SqlValue[] } {
  const parts = ['c.workspace_id = ?', ...filterConditions(request.filter)];
  const params: SqlValue[] = [request.workspaceId];
  const add = (condition: string, ...values: SqlValue[]) => {
    parts.push(condition);
    params.push(...values);
  };
  const { campaignId, channel, status, search, after } = request;
  if (campaignId !== undefined) add('c.campaign_id = ?', campaignId);
  if (channel !== undefined) {
    add(
      '+c.campaign_id IN (SELECT id FROM campaigns WHERE workspace_id = ? AND channel = ?)',
      request.workspaceId,
      channel,
    );
  }
  if (status !== undefined) add('c.status = ?', status);
  if (search !== undefined) add(...found(search));
  if (after !== undefined) add(orders[request.sort].after, after.at, after.id);
  return { where: parts.join(' AND '), params };
}

function filterConditions(filter: InboxFilter): readonly string[] {
  switch (filter) {
    case 'needs-you':
      return ['c.rank = 0'];
    case 'mine':
      return ['c.held_since IS NOT NULL'];
    case 'active':
      return ['c.done = 0'];
    case 'done':
      return ['c.done = 1'];
    case 'snoozed':
      return ['c.snoozed_until IS NOT NULL'];
    case 'all':
      return [];
    default:
      return unreachable(filter);
  }
}

function found(search: Search): [condition: string, ...params: SqlValue[]] {
  const words = wordsQuery(search);
  const people = peopleQuery(search);
  const selects = [
    ...(words === undefined ? [] : ['SELECT rowid FROM search_words WHERE search_words MATCH ?']),
    ...(people === undefined
      ? []
      : ['SELECT rowid FROM search_people WHERE search_people MATCH ?']),
  ];
  // Signs alone are in no text that is kept.
  if (selects.length === 0) return ['FALSE'];
  return [
    `c.doc IN (${selects.join(' UNION ALL ')})`,
    ...[words, people].filter((query) => query !== undefined),
  ];
}
