import type { Database } from '../database/database.ts';
import type { MeetingWish, Stretch } from './meeting-rules.ts';
import { maybeNumberOf, textOf } from './repository-rows.ts';

/** A meeting that a conversation arranges. */
export type PracticeMeeting = {
  readonly conversationId: string;
  readonly bookingId: string;
  readonly wish: MeetingWish;
  /** What becomes of it, one event after the other. */
  readonly plan: string;
  readonly slot: Stretch | undefined;
};

/** Keeps what was asked for. */
export function insertMeeting(database: Database, meeting: PracticeMeeting): void {
  const { conversationId, bookingId, wish, plan, slot } = meeting;
  database.run(
    `INSERT INTO meetings (conversation_id, booking_id, wish, plan, start_ms, end_ms) VALUES (?, ?, ?, ?, ?, ?)`,
    conversationId,
    bookingId,
    JSON.stringify(wish),
    plan,
    slot?.startMs ?? null,
    slot?.endMs ?? null,
  );
}

/** The meeting of a conversation, where it arranges one. */
export function findMeeting(
  database: Database,
  conversationId: string,
): PracticeMeeting | undefined {
  const row = database.get('SELECT * FROM meetings WHERE conversation_id = ?', conversationId);
  if (row === undefined) return undefined;
  const startMs = maybeNumberOf(row, 'start_ms');
  const endMs = maybeNumberOf(row, 'end_ms');
  // Written by this server alone.
  const wish: MeetingWish = JSON.parse(textOf(row, 'wish'));
  return {
    conversationId,
    bookingId: textOf(row, 'booking_id'),
    wish,
    plan: textOf(row, 'plan'),
    slot: startMs === undefined || endMs === undefined ? undefined : { startMs, endMs },
  };
}

/** Writes down when it is. */
export function moveMeeting(database: Database, conversationId: string, slot: Stretch): void {
  database.run(
    'UPDATE meetings SET start_ms = ?, end_ms = ? WHERE conversation_id = ?',
    slot.startMs,
    slot.endMs,
    conversationId,
  );
}
