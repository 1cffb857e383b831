import { itemKinds, type ItemKind } from '../../../shared/outbox/model.ts';
import type { PastRequest } from '../../../shared/outbox/batching.ts';
import type { Database } from '../database/database.ts';
import type { FrozenRequest } from '../popp/outcome.ts';
import { hashBytes } from './external-id.ts';
import { starting } from './item-kinds.ts';
import { number, oneOf, optionalNumber, optionalText, readIds, text } from './item.ts';

/** What was at Popp before a request left: ids of the newest list page or of the thread, and the server's own date. */
export type Watermark = {
  readonly ids: readonly string[];
  readonly serverDate: number | undefined;
};

/** A request that was frozen, as settling needs it. */
export type StoredRequest = {
  readonly id: string;
  readonly sequence: number;
  readonly workspaceId: string;
  readonly kind: ItemKind;
  readonly campaignId: string | undefined;
  readonly watermark: Watermark;
  readonly seenBefore: number;
};

/** How a request ended. */
export type RequestResult = 'answered' | 'unknown' | 'refused' | 'not-taken';

/** A request to freeze. */
export type NewRequest = {
  readonly id: string;
  readonly workspaceId: string;
  readonly kind: ItemKind;
  readonly campaignId?: string;
  readonly uploadId?: string;
  readonly frozen: FrozenRequest;
  readonly itemIds: readonly string[];
  readonly watermark: Watermark;
  readonly seenBefore: number;
  readonly now: number;
};

/** Requests with their frozen bytes. */
export interface RequestRepository {
  freeze(request: NewRequest): void;
  finish(
    id: string,
    result: RequestResult,
    status: number | undefined,
    tookMs: number,
    now: number,
    serverDate?: number,
  ): void;
  /** The `Date` of the answer that accepted an item. */
  answerDateOf(itemId: string): number | undefined;
  /** Requests that the process did not see the end of. */
  finishInterrupted(now: number): void;
  /** How the requests of an upload ended so far, for the size of the next. */
  past(uploadId: string): PastRequest[];
  /** The first request that carried the item: what was there before it is older than anything of ours. */
  firstOf(itemId: string): StoredRequest | undefined;
  latestOf(itemId: string): StoredRequest | undefined;
  /** Requests that an item in this state left with last, by workspace. */
  withUnknown(workspaceId: string): StoredRequest[];
  /** Requests with items that were accepted, or left to the recruiter, and that no list has shown. */
  withUnseen(workspaceId: string, since: number): StoredRequest[];
  /** Requests of items that may leave once more: what they made would be above their watermarks. */
  withRetries(workspaceId: string): StoredRequest[];
  /** The items of a request that are still unknown. */
  unknownItemIds(requestId: string): string[];
}

const columns =
  'r.id, r.sequence, r.workspace_id, r.kind, r.campaign_id, r.watermark, r.seen_before';

/** The requests in SQLite. */
export function createRequestRepository(database: Database): RequestRepository {
  const one = (sql: string, ...params: string[]): StoredRequest | undefined => {
    const row = database.get(sql, ...params);
    return row === undefined ? undefined : fromRow(row);
  };

  // What is settled and seen stays so: a request is asked about until then.
  const seenWhole = new Set<string>();

  function hasUnseen(requestId: string): boolean {
    if (seenWhole.has(requestId)) return false;
    const open = database.all(
      `SELECT i.state FROM outbox_request_items l JOIN outbox_items i ON i.id = l.item_id
       WHERE l.request_id = ? AND i.conversation_id IS NULL
         AND i.state NOT IN ('refused', 'cancelled') LIMIT 1`,
      requestId,
    );
    if (open.length === 0) {
      seenWhole.add(requestId);
      return false;
    }
    return (
      database.get(
        `SELECT 1 FROM outbox_request_items l JOIN outbox_items i ON i.id = l.item_id
         WHERE l.request_id = ? AND i.conversation_id IS NULL AND i.state IN ('done', 'undecided') LIMIT 1`,
        requestId,
      ) !== undefined
    );
  }

  return {
    freeze(request) {
      const bytes = new TextEncoder().encode(request.frozen.body ?? '');
      database.run(
        `INSERT INTO outbox_requests (id, workspace_id, kind, campaign_id, upload_id, path, body, body_hash,
           item_count, watermark, seen_before, begun_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        request.id,
        request.workspaceId,
        request.kind,
        request.campaignId ?? null,
        request.uploadId ?? null,
        request.frozen.path,
        request.frozen.body === undefined ? null : bytes,
        hashBytes(bytes),
        request.itemIds.length,
        JSON.stringify(request.watermark),
        request.seenBefore,
        request.now,
      );
      for (const [position, itemId] of request.itemIds.entries()) {
        database.run(
          'INSERT INTO outbox_request_items (request_id, item_id, position) VALUES (?, ?, ?)',
          request.id,
          itemId,
          position,
        );
      }
    },
    finish(id, result, status, tookMs, now, serverDate) {
      database.run(
        `UPDATE outbox_requests SET result = ?, status = ?, took_ms = ?, answered_at = ?, server_date = ?
         WHERE id = ?`,
        result,
        status ?? null,
        Math.round(tookMs),
        now,
        serverDate ?? null,
        id,
      );
    },
    answerDateOf(itemId) {
      const row = database.get(
        `SELECT r.server_date FROM outbox_requests r JOIN outbox_request_items l ON l.request_id = r.id
         WHERE l.item_id = ? AND r.result = 'answered' ORDER BY r.sequence DESC LIMIT 1`,
        itemId,
      );
      return optionalNumber(row?.['server_date']);
    },
    finishInterrupted(now) {
      database.run(
        "UPDATE outbox_requests SET result = 'unknown', answered_at = ? WHERE result IS NULL",
        now,
      );
    },
    past: (uploadId) =>
      database
        .all(
          `SELECT result, took_ms FROM outbox_requests WHERE upload_id = ? AND kind = 'conversation'
             AND result IN ('answered', 'unknown') ORDER BY sequence`,
          uploadId,
        )
        .map((row) => ({
          result: row['result'] === 'unknown' ? 'unknown' : 'answered',
          tookMs: number(row['took_ms'] ?? 0),
        })),
    firstOf: (itemId) =>
      one(
        `SELECT ${columns} FROM outbox_requests r JOIN outbox_request_items l ON l.request_id = r.id
         WHERE l.item_id = ? ORDER BY r.sequence LIMIT 1`,
        itemId,
      ),
    latestOf: (itemId) =>
      one(
        `SELECT ${columns} FROM outbox_requests r JOIN outbox_request_items l ON l.request_id = r.id
         WHERE l.item_id = ? ORDER BY r.sequence DESC LIMIT 1`,
        itemId,
      ),
    withUnknown: (workspaceId) =>
      database
        .all(
          `SELECT ${columns} FROM outbox_requests r WHERE r.workspace_id = ? AND r.${starting}
             AND r.sequence IN (SELECT (SELECT max(r2.sequence) FROM outbox_requests r2
                 JOIN outbox_request_items l2 ON l2.request_id = r2.id WHERE l2.item_id = i.id)
               FROM outbox_items i WHERE i.workspace_id = r.workspace_id AND i.${starting}
                 AND i.state = 'unknown')
           ORDER BY r.sequence`,
          workspaceId,
        )
        .map((row) => fromRow(row)),
    withUnseen: (workspaceId, since) =>
      database
        .all(
          `SELECT ${columns} FROM outbox_requests r WHERE r.workspace_id = ? AND r.${starting}
             AND r.begun_at >= ? ORDER BY r.sequence`,
          workspaceId,
          since,
        )
        .map((row) => fromRow(row))
        .filter((request) => hasUnseen(request.id)),
    withRetries: (workspaceId) =>
      database
        .all(
          `SELECT ${columns} FROM outbox_requests r WHERE r.id IN (
             SELECT l.request_id FROM outbox_items i JOIN outbox_request_items l ON l.item_id = i.id
             WHERE i.workspace_id = ? AND i.${starting} AND i.state = 'waiting' AND i.attempts > 0)
           ORDER BY r.sequence`,
          workspaceId,
        )
        .map((row) => fromRow(row)),
    unknownItemIds: (requestId) =>
      database
        .all(
          `SELECT i.id FROM outbox_request_items l JOIN outbox_items i ON i.id = l.item_id
           WHERE l.request_id = ? AND i.state = 'unknown' ORDER BY l.position`,
          requestId,
        )
        .map((row) => text(row['id'])),
  };
}

function fromRow(row: Parameters<typeof readWatermark>[0]): StoredRequest {
  return {
    id: text(row['id']),
    sequence: number(row['sequence']),
    workspaceId: text(row['workspace_id']),
    kind: oneOf(itemKinds, row['kind']),
    campaignId: optionalText(row['campaign_id']),
    watermark: readWatermark(row),
    seenBefore: number(row['seen_before']),
  };
}

function readWatermark(row: ReturnType<Database['all']>[number]): Watermark {
  const read: unknown = JSON.parse(text(row['watermark']));
  if (typeof read !== 'object' || read === null || !('ids' in read)) {
    throw new TypeError('A watermark is missing its ids');
  }
  const date = 'serverDate' in read ? read.serverDate : undefined;
  return {
    ids: readIds(JSON.stringify(read.ids)),
    serverDate: typeof date === 'number' ? optionalNumber(date) : undefined,
  };
}
