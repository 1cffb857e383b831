import type { Database, Row } from '../database/database.ts';
import { numberOf, textOf, wordOf } from './repository-rows.ts';

/** What can happen in a conversation by itself. */
export const dueKinds = [
  'open',
  'meeting',
  'candidate',
  'agent',
  'slip',
  'nudge',
  'nudges-spent',
  'chase',
  'recruiter-answer',
  'after-closing',
  'close',
] as const;
/** One kind of event. */
export type DueKind = (typeof dueKinds)[number];

/** One thing that will happen at a moment of the practice clock. */
export type DueEvent = {
  readonly seq: number;
  readonly at: number;
  readonly conversationId: string;
  readonly turn: number;
  readonly kind: DueKind;
  readonly part: number;
};

/** Events are rounded up to this grid, so that ten thousand of them need few wake-ups. */
export const gridMs = 1000;

/** Puts an event into the one queue. */
export function addDue(database: Database, event: Omit<DueEvent, 'seq'>): void {
  database.run(
    'INSERT INTO due (at, conversation_id, turn, kind, part) VALUES (?, ?, ?, ?, ?)',
    Math.ceil(event.at / gridMs) * gridMs,
    event.conversationId,
    event.turn,
    event.kind,
    event.part,
  );
}

/** Takes up to `limit` events of the earliest moment that is due; what they cause may come before the next moment. */
export function takeDue(database: Database, nowMs: number, limit: number): DueEvent[] {
  const events = database
    .all(
      `SELECT * FROM due WHERE at = (SELECT MIN(at) FROM due) AND at <= ? ORDER BY seq LIMIT ?`,
      nowMs,
      limit,
    )
    .map(dueOf);
  for (const event of events) database.run('DELETE FROM due WHERE seq = ?', event.seq);
  return events;
}

/** When the next event is due. */
export function nextDueAt(database: Database): number | undefined {
  const row = database.get('SELECT at FROM due ORDER BY at, seq LIMIT 1');
  return row === undefined ? undefined : numberOf(row, 'at');
}

function dueOf(row: Row): DueEvent {
  return {
    seq: numberOf(row, 'seq'),
    at: numberOf(row, 'at'),
    conversationId: textOf(row, 'conversation_id'),
    turn: numberOf(row, 'turn'),
    kind: wordOf(row, 'kind', dueKinds),
    part: numberOf(row, 'part'),
  };
}
