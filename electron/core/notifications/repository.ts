import { z } from 'zod';
import { noticeKinds, type ConsoleNotice } from '../../../shared/notifications/model.ts';
import { number, orNull, requiredNumber, requiredText } from '../conversations/columns.ts';
import type { Database, Row } from '../database/database.ts';

/** A notice to raise once; the key says which flag or reply it is about. */
export type NewNotice = Omit<ConsoleNotice, 'count' | 'seen'> & {
  readonly conversationId: string;
  readonly key: string;
  /** Set where the recruiter was looking at it. */
  readonly seenAt: number | undefined;
};

/** Notices that were raised, for good. */
export interface NoticeRepository {
  /** Answers false where this flag or reply has its notice already. */
  add(notice: NewNotice): boolean;
  has(workspaceId: string, conversationId: string, kind: string, key: string): boolean;
  list(workspaceId: string, limit: number): ConsoleNotice[];
  countUnseen(workspaceId: string): number;
  markSeen(workspaceId: string, ids: readonly string[] | undefined, at: number): number;
  markConversationSeen(workspaceId: string, conversationId: string, at: number): number;
}

/** The notices of every workspace. */
export function createNoticeRepository(database: Database): NoticeRepository {
  return {
    add: (notice) =>
      database.run(
        `INSERT INTO notices (id, workspace_id, conversation_id, kind, key, title, body, route, at, seen_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        notice.id,
        notice.workspaceId,
        notice.conversationId,
        notice.kind,
        notice.key,
        notice.title,
        notice.body,
        notice.route,
        notice.at,
        orNull(notice.seenAt),
      ) > 0,
    has: (workspaceId, conversationId, kind, key) =>
      database.get(
        'SELECT 1 FROM notices WHERE workspace_id = ? AND conversation_id = ? AND kind = ? AND key = ?',
        workspaceId,
        conversationId,
        kind,
        key,
      ) !== undefined,
    list: (workspaceId, limit) =>
      database
        .all(
          'SELECT * FROM notices WHERE workspace_id = ? ORDER BY at DESC, id LIMIT ?',
          workspaceId,
          limit,
        )
        .map(readNotice),
    countUnseen: (workspaceId) =>
      requiredNumber(
        database.get(
          'SELECT count(*) AS n FROM notices WHERE workspace_id = ? AND seen_at IS NULL',
          workspaceId,
        ) ?? {},
        'n',
      ),
    markSeen(workspaceId, ids, at) {
      if (ids === undefined) {
        return database.run(
          'UPDATE notices SET seen_at = ? WHERE workspace_id = ? AND seen_at IS NULL',
          at,
          workspaceId,
        );
      }
      return database.transaction(() =>
        ids.reduce(
          (changed, id) =>
            changed +
            database.run(
              'UPDATE notices SET seen_at = ? WHERE workspace_id = ? AND id = ? AND seen_at IS NULL',
              at,
              workspaceId,
              id,
            ),
          0,
        ),
      );
    },
    markConversationSeen: (workspaceId, conversationId, at) =>
      database.run(
        `UPDATE notices SET seen_at = ?
         WHERE workspace_id = ? AND conversation_id = ? AND seen_at IS NULL`,
        at,
        workspaceId,
        conversationId,
      ),
  };
}

function readNotice(row: Row): ConsoleNotice {
  return {
    id: requiredText(row, 'id'),
    workspaceId: requiredText(row, 'workspace_id'),
    kind: z.enum(noticeKinds).parse(row['kind']),
    title: requiredText(row, 'title'),
    body: requiredText(row, 'body'),
    route: requiredText(row, 'route'),
    conversationId: requiredText(row, 'conversation_id'),
    count: 1,
    at: requiredNumber(row, 'at'),
    seen: number(row, 'seen_at') !== undefined,
  };
}
