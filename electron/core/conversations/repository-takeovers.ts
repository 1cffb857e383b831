import type { Leak, TakeoverTurn } from '../../../shared/conversations/takeover-rules.ts';
import type { Database, Row } from '../database/database.ts';
import { number, orNull, requiredNumber, requiredText, text } from './columns.ts';

/** A turn as it is kept. */
export type KeptTurn = TakeoverTurn & { readonly sequence: number };

/** A leak as it is kept. */
export type KeptLeak = Leak & { readonly takeover: number; readonly isSeen: boolean };

/** Takeovers of this recruiter, and what the AI wrote in spite of them. */
export interface TakeoverRepository {
  /** A step is written down once, however often its end is noticed. */
  begin(workspaceId: string, conversationId: string, turn: TakeoverTurn): void;
  all(workspaceId: string, conversationId: string): KeptTurn[];
  newest(workspaceId: string, conversationId: string): KeptTurn | undefined;
  holdThrough(sequence: number, through: number): void;
  leaks(workspaceId: string, conversationId: string): KeptLeak[];
  /** Answers false for one that is known. */
  addLeak(
    workspaceId: string,
    conversationId: string,
    takeover: number,
    leak: Leak,
    now: number,
  ): boolean;
  markLeaksSeen(workspaceId: string, conversationId: string, now: number): void;
}

/** The takeovers of every workspace. */
export function createTakeoverRepository(database: Database): TakeoverRepository {
  const inConversation = 'workspace_id = ? AND conversation_id = ?';
  return {
    begin(workspaceId, conversationId, turn) {
      database.run(
        `INSERT INTO takeovers (workspace_id, conversation_id, item_id, asked_at, known_at, confirmed_at, held_through)
         VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        workspaceId,
        conversationId,
        orNull(turn.itemId),
        turn.askedAt,
        turn.knownAt,
        turn.confirmedAt,
        turn.heldThrough,
      );
    },
    all: (workspaceId, conversationId) =>
      database
        .all(
          `SELECT * FROM takeovers WHERE ${inConversation} ORDER BY sequence`,
          workspaceId,
          conversationId,
        )
        .map(readTurn),
    newest(workspaceId, conversationId) {
      const row = database.get(
        `SELECT * FROM takeovers WHERE ${inConversation} ORDER BY sequence DESC LIMIT 1`,
        workspaceId,
        conversationId,
      );
      return row === undefined ? undefined : readTurn(row);
    },
    holdThrough(sequence, through) {
      database.run(
        'UPDATE takeovers SET held_through = ? WHERE sequence = ? AND held_through < ?',
        through,
        sequence,
        through,
      );
    },
    leaks: (workspaceId, conversationId) =>
      database
        .all(
          `SELECT * FROM ai_leaks WHERE ${inConversation} ORDER BY at`,
          workspaceId,
          conversationId,
        )
        .map(readLeak),
    addLeak: (workspaceId, conversationId, takeover, leak, now) =>
      database.run(
        `INSERT INTO ai_leaks (workspace_id, conversation_id, message_key, takeover, at, after_ms, found_at)
         VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        workspaceId,
        conversationId,
        leak.key,
        takeover,
        leak.at,
        leak.afterMs,
        now,
      ) > 0,
    markLeaksSeen(workspaceId, conversationId, now) {
      database.run(
        `UPDATE ai_leaks SET seen_at = ? WHERE ${inConversation} AND seen_at IS NULL`,
        now,
        workspaceId,
        conversationId,
      );
    },
  };
}

function readTurn(row: Row): KeptTurn {
  return {
    sequence: requiredNumber(row, 'sequence'),
    itemId: text(row, 'item_id'),
    askedAt: requiredNumber(row, 'asked_at'),
    knownAt: requiredNumber(row, 'known_at'),
    confirmedAt: requiredNumber(row, 'confirmed_at'),
    heldThrough: requiredNumber(row, 'held_through'),
  };
}

function readLeak(row: Row): KeptLeak {
  return {
    key: requiredText(row, 'message_key'),
    takeover: requiredNumber(row, 'takeover'),
    at: requiredNumber(row, 'at'),
    afterMs: requiredNumber(row, 'after_ms'),
    isSeen: number(row, 'seen_at') !== undefined,
  };
}
