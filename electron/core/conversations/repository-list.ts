import type { InboxFilter } from '../../../shared/conversations/contract.ts';
import type { Database, SqlValue } from '../database/database.ts';
import type { CachedConversation } from './cached.ts';
import { flag, number, requiredNumber, requiredText } from './columns.ts';
import { conversationColumns, readConversation } from './repository.ts';

/** Which conversations, and from where on. */
export type ListRequest = {
  readonly workspaceId: string;
  readonly filter: InboxFilter;
  readonly campaignId?: string | undefined;
  readonly search?: string | undefined;
  readonly after?: ListPosition | undefined;
  readonly limit: number;
};

/** Where a page ended; the next one starts after it, whatever has moved since. */
export type ListPosition = {
  readonly rank: number;
  readonly activityAt: number;
  readonly id: string;
};

/** One line of a page. */
export type ListedConversation = {
  readonly conversation: CachedConversation;
  readonly hasDraft: boolean;
  readonly position: ListPosition;
};

/** How many conversations there are of each kind. */
export type InboxCounts = {
  readonly needsYou: number;
  readonly mine: number;
  readonly unread: number;
  readonly all: number;
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
}

const selected = conversationColumns.map((name) => `c.${name}`).join(', ');

/** The lists of every workspace. */
export function createInboxRepository(database: Database): InboxRepository {
  return {
    page(request) {
      const { where, params } = conditions(request);
      return database
        .all(
          `SELECT ${selected}, d.body IS NOT NULL AS has_draft FROM conversations c
           LEFT JOIN drafts d ON d.workspace_id = c.workspace_id AND d.conversation_id = c.id
           WHERE ${where} ORDER BY c.rank, c.activity_at DESC, c.id LIMIT ?`,
          ...params,
          request.limit,
        )
        .map((row) => ({
          conversation: readConversation(row),
          hasDraft: flag(row, 'has_draft'),
          position: {
            rank: requiredNumber(row, 'rank'),
            activityAt: requiredNumber(row, 'activity_at'),
            id: requiredText(row, 'id'),
          },
        }));
    },
    counts(workspaceId) {
      const count = (where: string) => {
        const sql = `SELECT count(*) AS n FROM conversations WHERE workspace_id = ? AND ${where}`;
        return number(database.get(sql, workspaceId) ?? {}, 'n') ?? 0;
      };
      return {
        needsYou: count('rank = 0'),
        mine: count('held_since IS NOT NULL'),
        unread: count('rank < 2 AND unread > 0'),
        all: count('rank >= 0'),
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
  };
}

function conditions(request: ListRequest): { where: string; params: SqlValue[] } {
  const parts = ['c.workspace_id = ?'];
  const params: SqlValue[] = [request.workspaceId];
  if (request.filter === 'needs-you') parts.push('c.rank = 0');
  if (request.filter === 'mine') parts.push('c.held_since IS NOT NULL');
  if (request.campaignId !== undefined) {
    parts.push('c.campaign_id = ?');
    params.push(request.campaignId);
  }
  for (const word of words(request.search)) {
    const like = `%${word.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;
    // A number is typed with separators, the cache holds it without.
    const digits = word.replaceAll(/[\s().-]/g, '');
    parts.push(
      `(c.first_name LIKE ? ESCAPE '\\' OR c.last_name LIKE ? ESCAPE '\\' OR c.email LIKE ? ESCAPE '\\'
        OR c.external_id LIKE ? ESCAPE '\\' OR c.id LIKE ? ESCAPE '\\'${/\d{3}/.test(digits) ? " OR c.phone LIKE ? ESCAPE '\\'" : ''})`,
    );
    params.push(like, like, like, like, like);
    if (/\d{3}/.test(digits)) params.push(`%${digits.replaceAll(/[\\%_]/g, '')}%`);
  }
  if (request.after !== undefined) {
    const { rank, activityAt, id } = request.after;
    parts.push(
      '(c.rank > ? OR (c.rank = ? AND (c.activity_at < ? OR (c.activity_at = ? AND c.id > ?))))',
    );
    params.push(rank, rank, activityAt, activityAt, id);
  }
  return { where: parts.join(' AND '), params };
}

// A whole phone number with its spaces is one word; otherwise every word must occur.
function words(search: string | undefined): string[] {
  const trimmed = search?.trim() ?? '';
  if (trimmed === '') return [];
  if (/^[+\d\s().-]+$/.test(trimmed)) return [trimmed];
  return trimmed.split(/\s+/).slice(0, 6);
}
