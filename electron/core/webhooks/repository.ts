import { hash } from 'node:crypto';
import type { PoppWebhook } from '../../../shared/popp/webhook.ts';
import { number, orNull, requiredNumber, requiredText, text } from '../conversations/columns.ts';
import type { Database, Row } from '../database/database.ts';

/** One verified delivery as it is kept. */
export type KeptDelivery = {
  readonly seq: number;
  readonly workspaceId: string;
  readonly event: string;
  readonly eventId?: string | undefined;
  readonly eventAt?: number | undefined;
  readonly receivedAt: number;
  readonly conversationId?: string | undefined;
  readonly body: string;
  readonly isProcessed: boolean;
  readonly problem?: string | undefined;
};

/** A delivery to keep; `webhook` is absent where the verified bytes are no event. */
export type NewDelivery = {
  readonly workspaceId: string;
  readonly webhook: PoppWebhook | undefined;
  readonly conversationId: string | undefined;
  /** As it was signed. */
  readonly body: Uint8Array;
  /** The body as it is kept, with a mark in place of what is no UTF-8. */
  readonly text: string;
  readonly receivedAt: number;
};

/** Verified deliveries and the endpoints they came to. */
export interface WebhookRepository {
  endpoints(): { workspaceId: string; path: string; port: number | undefined }[];
  addEndpoint(workspaceId: string, path: string, port: number | undefined): void;
  setPort(port: number): void;
  givenUrl(workspaceId: string): string | undefined;
  setGivenUrl(workspaceId: string, url: string): void;
  /** All or none, on disk when it settles; answers false for each that was accepted before. */
  keep(deliveries: readonly NewDelivery[]): Promise<boolean[]>;
  /** In the order in which it happened at Popp. */
  waiting(limit: number): KeptDelivery[];
  settle(seq: number, at: number, problem: string | undefined): void;
  list(workspaceId: string, before: number | undefined, limit: number): KeptDelivery[];
  get(workspaceId: string, seq: number): KeptDelivery | undefined;
  hasEvent(workspaceId: string, eventId: string): boolean;
  ofConversation(workspaceId: string, conversationId: string): KeptDelivery[];
  lastReceivedAt(workspaceId: string): number | undefined;
}

/** The deliveries of every workspace. */
export function createWebhookRepository(database: Database): WebhookRepository {
  function keepOne(delivery: NewDelivery): boolean {
    const id = identity(delivery);
    const added = database.run(
      'INSERT INTO webhook_ids (id) VALUES (?) ON CONFLICT DO NOTHING',
      id,
    );
    if (added === 0) return false;
    const { webhook } = delivery;
    database.run(
      `INSERT INTO webhook_deliveries
         (workspace_id, event, event_id, event_at, received_at, conversation_id, body)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      delivery.workspaceId,
      webhook?.event ?? unreadableEvent,
      orNull(webhook?.eventId),
      orNull(webhook?.eventTimestamp),
      delivery.receivedAt,
      orNull(delivery.conversationId),
      delivery.text,
    );
    return true;
  }

  return {
    endpoints: () =>
      database.all('SELECT workspace_id, path, port FROM webhook_endpoints').map((row) => ({
        workspaceId: requiredText(row, 'workspace_id'),
        path: requiredText(row, 'path'),
        port: number(row, 'port'),
      })),
    addEndpoint(workspaceId, path, port) {
      database.run(
        'INSERT INTO webhook_endpoints (workspace_id, path, port) VALUES (?, ?, ?)',
        workspaceId,
        path,
        orNull(port),
      );
    },
    setPort(port) {
      database.run('UPDATE webhook_endpoints SET port = ? WHERE port IS NOT ?', port, port);
    },
    givenUrl(workspaceId) {
      const row = database.get(
        'SELECT given_url FROM webhook_endpoints WHERE workspace_id = ?',
        workspaceId,
      );
      return row === undefined ? undefined : text(row, 'given_url');
    },
    setGivenUrl(workspaceId, url) {
      database.run(
        'UPDATE webhook_endpoints SET given_url = ? WHERE workspace_id = ?',
        url,
        workspaceId,
      );
    },
    keep: (deliveries) => database.onDisk(() => deliveries.map(keepOne)),
    waiting: (limit) =>
      database
        .all(
          `SELECT * FROM webhook_deliveries WHERE processed_at IS NULL
           ORDER BY coalesce(event_at, received_at), seq LIMIT ?`,
          limit,
        )
        .map(readDelivery),
    settle(seq, at, problem) {
      database.run(
        'UPDATE webhook_deliveries SET processed_at = ?, problem = ? WHERE seq = ?',
        at,
        orNull(problem),
        seq,
      );
    },
    list: (workspaceId, before, limit) =>
      database
        .all(
          'SELECT * FROM webhook_deliveries WHERE workspace_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?',
          workspaceId,
          before ?? Number.MAX_SAFE_INTEGER,
          limit,
        )
        .map(readDelivery),
    hasEvent: (workspaceId, eventId) =>
      database.get(
        'SELECT 1 FROM webhook_deliveries WHERE workspace_id = ? AND event_id = ? LIMIT 1',
        workspaceId,
        eventId,
      ) !== undefined,
    get(workspaceId, seq) {
      const row = database.get(
        'SELECT * FROM webhook_deliveries WHERE workspace_id = ? AND seq = ?',
        workspaceId,
        seq,
      );
      return row === undefined ? undefined : readDelivery(row);
    },
    ofConversation: (workspaceId, conversationId) =>
      database
        .all(
          `SELECT * FROM webhook_deliveries WHERE workspace_id = ? AND conversation_id = ?
           ORDER BY coalesce(event_at, received_at), seq`,
          workspaceId,
          conversationId,
        )
        .map(readDelivery),
    lastReceivedAt(workspaceId) {
      const row = database.get(
        'SELECT received_at FROM webhook_deliveries WHERE workspace_id = ? ORDER BY seq DESC LIMIT 1',
        workspaceId,
      );
      return row === undefined ? undefined : number(row, 'received_at');
    },
  };
}

/** How a verified delivery is called that holds no event. */
export const unreadableEvent = '(not an event)';

// An older documented shape has no eventId: there the verified bytes themselves are the identity.
function identity({ workspaceId, webhook, body }: NewDelivery): Uint8Array {
  const named =
    webhook?.eventId === undefined
      ? Buffer.concat([Buffer.from(`${workspaceId}\nbytes\n`), body])
      : `${workspaceId}\nid\n${webhook.eventId}`;
  return hash('sha256', named, 'buffer').subarray(0, 16);
}

function readDelivery(row: Row): KeptDelivery {
  return {
    seq: requiredNumber(row, 'seq'),
    workspaceId: requiredText(row, 'workspace_id'),
    event: requiredText(row, 'event'),
    eventId: text(row, 'event_id'),
    eventAt: number(row, 'event_at'),
    receivedAt: requiredNumber(row, 'received_at'),
    conversationId: text(row, 'conversation_id'),
    body: requiredText(row, 'body'),
    isProcessed: number(row, 'processed_at') !== undefined,
    problem: text(row, 'problem'),
  };
}
