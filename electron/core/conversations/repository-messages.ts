import { type Author, authors } from '../../../shared/conversations/model.ts';
import type { Database, Row } from '../database/database.ts';
import type { CachedMessage } from './cached.ts';
import { bit, flag, number, orNull, requiredNumber, requiredText, text } from './columns.ts';

/** Messages in SQLite, in the order of the thread. */
export interface MessageRepository {
  list(workspaceId: string, conversationId: string): CachedMessage[];
  /** The newest of them, in the order of the thread. */
  newest(workspaceId: string, conversationId: string, most: number): CachedMessage[];
  /** How many there are, how many without a time of Popp's, and how many a human wrote. */
  tally(workspaceId: string, conversationId: string): MessageTally;
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

/** What is to be known of a thread without reading it. */
export type MessageTally = {
  readonly all: number;
  readonly untimed: number;
  readonly byRecruiter: number;
};

// Threads are long: asking a set costs a tenth of asking a schema.
const knownAuthors: ReadonlySet<unknown> = new Set(authors);
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
    newest: (workspaceId, conversationId, most) =>
      database
        .all(
          `SELECT * FROM messages WHERE workspace_id = ? AND conversation_id = ?
           ORDER BY coalesce(at, first_seen_at) DESC, position DESC LIMIT ?`,
          workspaceId,
          conversationId,
          most,
        )
        .map(readMessage)
        .toReversed(),
    tally(workspaceId, conversationId) {
      const row = database.get(
        `SELECT count(*) AS n, count(at) AS timed, count(*) FILTER (WHERE author = 'recruiter') AS human
         FROM messages WHERE workspace_id = ? AND conversation_id = ?`,
        workspaceId,
        conversationId,
      );
      const all = requiredNumber(row ?? {}, 'n');
      return {
        all,
        untimed: all - requiredNumber(row ?? {}, 'timed'),
        byRecruiter: requiredNumber(row ?? {}, 'human'),
      };
    },
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
    author: isAuthor(row['author']) ? row['author'] : 'unknown',
    body: requiredText(row, 'body'),
    status: text(row, 'status'),
    at: number(row, 'at'),
    firstSeenAt: requiredNumber(row, 'first_seen_at'),
    isSeen: flag(row, 'is_seen'),
  };
}

function isAuthor(value: unknown): value is Author {
  return knownAuthors.has(value);
}
