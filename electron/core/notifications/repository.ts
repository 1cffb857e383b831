import { z } from 'zod';
import {
  noticeFates,
  noticeKinds,
  type NoticeFate,
  type SingleNoticeKind,
} from '../../../shared/notifications/model.ts';
import { number, orNull, requiredNumber, requiredText } from '../conversations/columns.ts';
import type { Database, Row } from '../database/database.ts';

/** A notice as it is kept; the key says which flag or reply it is about. */
export type KeptNotice = {
  readonly id: string;
  readonly workspaceId: string;
  readonly conversationId: string;
  readonly kind: SingleNoticeKind;
  readonly key: string;
  readonly title: string;
  readonly body: string;
  readonly route: string;
  readonly at: number;
  /** Set where the recruiter has looked at it. */
  readonly seenAt: number | undefined;
  readonly fate: NoticeFate;
};

/** Notices that were raised, for good. */
export interface NoticeRepository {
  /** Answers false where this flag or reply has its notice already. */
  add(notice: KeptNotice): boolean;
  has(workspaceId: string, conversationId: string, kind: string, key: string): boolean;
  list(workspaceId: string, limit: number): KeptNotice[];
  /** Those whose fate is still open, oldest first. */
  open(workspaceId: string, fate: 'waiting' | 'quiet'): KeptNotice[];
  countOpen(workspaceId: string, fate: 'waiting' | 'quiet'): number;
  /** Writes down what it says by now. */
  reword(id: string, words: Pick<KeptNotice, 'title' | 'body'>): void;
  fateOf(id: string): NoticeFate | undefined;
  setFate(ids: readonly string[], fate: NoticeFate): void;
  countUnseen(workspaceId: string): number;
  markSeen(workspaceId: string, ids: readonly string[] | undefined, at: number): number;
  markConversationSeen(workspaceId: string, conversationId: string, at: number): number;
}

// Said twice, for SQLite takes an index of some rows only where the words of the index are repeated.
const openOnes = `FROM notices INDEXED BY notices_open
  WHERE workspace_id = ? AND fate IN ('waiting', 'quiet') AND fate = ?`;

/** The notices of every workspace. */
export function createNoticeRepository(database: Database): NoticeRepository {
  return {
    add: (notice) =>
      database.run(
        `INSERT INTO notices (id, workspace_id, conversation_id, kind, key, title, body, route, at, seen_at, fate)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
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
        notice.fate,
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
    open: (workspaceId, fate) =>
      database.all(`SELECT * ${openOnes} ORDER BY at, id`, workspaceId, fate).map(readNotice),
    countOpen: (workspaceId, fate) =>
      requiredNumber(
        database.get(`SELECT count(*) AS n ${openOnes}`, workspaceId, fate) ?? {},
        'n',
      ),
    reword(id, { title, body }) {
      database.run('UPDATE notices SET title = ?, body = ? WHERE id = ?', title, body, id);
    },
    fateOf(id) {
      const row = database.get('SELECT fate FROM notices WHERE id = ?', id);
      return row === undefined ? undefined : fateSchema.parse(row['fate']);
    },
    setFate(ids, fate) {
      database.transaction(() => {
        for (const id of ids) database.run('UPDATE notices SET fate = ? WHERE id = ?', fate, id);
      });
    },
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

// Made once: making a schema costs far more than using it.
const kindSchema = z.enum(noticeKinds.filter((kind) => kind !== 'several' && kind !== 'summary'));
const fateSchema = z.enum(noticeFates);

function readNotice(row: Row): KeptNotice {
  return {
    id: requiredText(row, 'id'),
    workspaceId: requiredText(row, 'workspace_id'),
    kind: kindSchema.parse(row['kind']),
    key: requiredText(row, 'key'),
    title: requiredText(row, 'title'),
    body: requiredText(row, 'body'),
    route: requiredText(row, 'route'),
    conversationId: requiredText(row, 'conversation_id'),
    at: requiredNumber(row, 'at'),
    seenAt: number(row, 'seen_at'),
    fate: fateSchema.parse(row['fate']),
  };
}
