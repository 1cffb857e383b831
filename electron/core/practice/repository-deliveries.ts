import type { Database, Row } from '../database/database.ts';
import { numberOf, textOf } from './repository-rows.ts';

/** One webhook that has not been taken yet. */
export type Delivery = {
  readonly seq: number;
  readonly attempt: number;
  readonly event: string;
  readonly recordId: string;
  readonly body: string;
};

/** Keeps a webhook until it is taken or given up. */
export function addDelivery(
  database: Database,
  delivery: { dueAt: number; event: string; recordId: string; body: string },
): void {
  database.run(
    'INSERT INTO deliveries (due_at, attempt, event, record_id, body) VALUES (?, 1, ?, ?, ?)',
    delivery.dueAt,
    delivery.event,
    delivery.recordId,
    delivery.body,
  );
}

/** What is due now, oldest first. */
export function dueDeliveries(database: Database, nowMs: number, limit: number): Delivery[] {
  return database
    .all('SELECT * FROM deliveries WHERE due_at <= ? ORDER BY due_at, seq LIMIT ?', nowMs, limit)
    .map(deliveryOf);
}

/** When the next delivery is due. */
export function nextDeliveryAt(database: Database): number | undefined {
  const row = database.get('SELECT due_at FROM deliveries ORDER BY due_at, seq LIMIT 1');
  return row === undefined ? undefined : numberOf(row, 'due_at');
}

/** Forgets a delivery that was taken or given up. */
export function removeDelivery(database: Database, seq: number): void {
  database.run('DELETE FROM deliveries WHERE seq = ?', seq);
}

/** Tries again later. */
export function postponeDelivery(database: Database, delivery: Delivery, dueAt: number): void {
  database.run(
    'UPDATE deliveries SET attempt = ?, due_at = ? WHERE seq = ?',
    delivery.attempt + 1,
    dueAt,
    delivery.seq,
  );
}

function deliveryOf(row: Row): Delivery {
  return {
    seq: numberOf(row, 'seq'),
    attempt: numberOf(row, 'attempt'),
    event: textOf(row, 'event'),
    recordId: textOf(row, 'record_id'),
    body: textOf(row, 'body'),
  };
}
