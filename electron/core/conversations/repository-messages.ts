import { z } from 'zod';
import { authors } from '../../../shared/conversations/model.ts';
import type { Database, Row } from '../database/database.ts';
import type { CachedMessage } from './cached.ts';
import { bit, flag, number, orNull, requiredNumber, requiredText, text } from './columns.ts';

/** Messages in SQLite, in the order of the thread. */
export interface MessageRepository {
  list(workspaceId: string, conversationId: string): CachedMessage[];
  /** Answers true for a message that was not there. What is there keeps when it was first seen. */
  put(
    workspaceId: string,
    conversationId: string,
    message: CachedMessage,
    position: number,
  ): boolean;
  unseen(workspaceId: string, conversationId: string): CachedMessage[];
  /** Marks what the recruiter had on screen, up to a time of Popp's; messages without a time count as shown. */
  markSeen(workspaceId: string, conversationId: string, through: number): number;
  markAllSeen(workspaceId: string, conversationId: string): number;
}

// Made once: making a schema costs far more than using it, and threads are long.
const authorSchema = z.enum(authors).catch('unknown');
const order = 'ORDER BY coalesce(at, first_seen_at), position';

/** The messages of every workspace. */
export function createMessageRepository(database: Database): MessageRepository {
  return {
    list: (workspaceId, conversationId) =>
      database
        .all(
          `SELECT * FROM messages WHERE workspace_id = ? AND conversation_id = ? ${order}`,
          workspaceId,
          conversationId,
        )
        .map(readMessage),
    put(workspaceId, conversationId, message, position) {
      const updated = database.run(
        `UPDATE messages SET author = ?, body = ?, status = ?, at = ?, position = ?
         WHERE workspace_id = ? AND conversation_id = ? AND key = ?`,
        message.author,
        message.body,
        orNull(message.status),
        orNull(message.at),
        position,
        workspaceId,
        conversationId,
        message.key,
      );
      if (updated > 0) return false;
      database.run(
        `INSERT INTO messages (workspace_id, conversation_id, key, author, body, status, at, position,
           first_seen_at, is_seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        workspaceId,
        conversationId,
        message.key,
        message.author,
        message.body,
        orNull(message.status),
        orNull(message.at),
        position,
        message.firstSeenAt,
        bit(message.isSeen),
      );
      return true;
    },
    unseen: (workspaceId, conversationId) =>
      database
        .all(
          `SELECT * FROM messages WHERE workspace_id = ? AND conversation_id = ?
           AND is_seen = 0 AND author = 'candidate' ${order}`,
          workspaceId,
          conversationId,
        )
        .map(readMessage),
    markSeen: (workspaceId, conversationId, through) =>
      database.run(
        `UPDATE messages SET is_seen = 1 WHERE workspace_id = ? AND conversation_id = ?
         AND is_seen = 0 AND coalesce(at, 0) <= ?`,
        workspaceId,
        conversationId,
        through,
      ),
    markAllSeen: (workspaceId, conversationId) =>
      database.run(
        'UPDATE messages SET is_seen = 1 WHERE workspace_id = ? AND conversation_id = ? AND is_seen = 0',
        workspaceId,
        conversationId,
      ),
  };
}

function readMessage(row: Row): CachedMessage {
  return {
    key: requiredText(row, 'key'),
    author: authorSchema.parse(row['author']),
    body: requiredText(row, 'body'),
    status: text(row, 'status'),
    at: number(row, 'at'),
    firstSeenAt: requiredNumber(row, 'first_seen_at'),
    isSeen: flag(row, 'is_seen'),
  };
}
