import { evidenceKinds, type EvidenceKind } from '../../../shared/outbox/rules.ts';
import { itemStates, type ItemState } from '../../../shared/outbox/model.ts';
import type { OutboxFilter } from '../../../shared/outbox/contract.ts';
import type { Database } from '../database/database.ts';
import { itemFromRow, number, oneOf, optionalText, text, type Item } from './item.ts';

/** One line of a receipt. */
export type EvidenceLine = {
  readonly at: number;
  readonly kind: EvidenceKind;
  readonly words: string;
  readonly state: ItemState;
  readonly remoteId: string | undefined;
};

/** What the screens list. */
export interface ListRepository {
  /** Newest first; `before` is the sequence that the page before ended with. */
  page(
    workspaceId: string,
    filter: OutboxFilter,
    before: number | undefined,
    limit: number,
  ): Item[];
  /** What has left, oldest first, each with when its last request began. */
  sent(workspaceId: string, after: number, limit: number): { item: Item; sentAt: number }[];
  evidence(itemId: string): EvidenceLine[];
  follows(itemId: string): string | undefined;
  /** Uploads whose list is being read. */
  runningPreflights(workspaceId: string): {
    uploadId: string;
    campaignId: string;
    conversations: number;
  }[];
}

const filters: Readonly<Record<OutboxFilter, readonly ItemState[]>> = {
  'to-decide': ['undecided'],
  held: ['held'],
  'on-the-way': ['waiting', 'sending', 'unknown'],
  done: ['done'],
  refused: ['refused'],
  cancelled: ['cancelled'],
  recent: ['held', 'waiting', 'sending', 'unknown', 'undecided', 'done', 'refused', 'cancelled'],
};

/** The lists in SQLite. */
export function createListRepository(database: Database): ListRepository {
  return {
    page: (workspaceId, filter, before, limit) =>
      database
        .all(
          `SELECT * FROM outbox_items WHERE workspace_id = ? AND sequence < ?
             AND state IN (SELECT value FROM json_each(?)) ORDER BY sequence DESC LIMIT ?`,
          workspaceId,
          before ?? Number.MAX_SAFE_INTEGER,
          JSON.stringify(filters[filter]),
          limit,
        )
        .map((row) => itemFromRow(row)),
    sent: (workspaceId, after, limit) =>
      database
        .all(
          `SELECT i.*, (SELECT max(r.begun_at) FROM outbox_request_items l
             JOIN outbox_requests r ON r.id = l.request_id WHERE l.item_id = i.id) AS sent_at
           FROM outbox_items i
           WHERE workspace_id = ? AND sequence > ? AND attempts > 0 ORDER BY sequence LIMIT ?`,
          workspaceId,
          after,
          limit,
        )
        .map((row) => {
          const item = itemFromRow(row);
          return {
            item,
            sentAt: row['sent_at'] === null ? item.updatedAt : number(row['sent_at']),
          };
        }),
    evidence: (itemId) =>
      database
        .all(
          'SELECT at, kind, words, to_state, remote_id FROM outbox_evidence WHERE item_id = ? ORDER BY sequence',
          itemId,
        )
        .map((row) => ({
          at: number(row['at']),
          kind: oneOf(evidenceKinds, row['kind']),
          words: text(row['words']),
          state: oneOf(itemStates, row['to_state']),
          remoteId: optionalText(row['remote_id']),
        })),
    follows: (itemId) =>
      optionalText(
        database.get('SELECT follows FROM outbox_items WHERE id = ?', itemId)?.['follows'],
      ),
    runningPreflights: (workspaceId) =>
      database
        .all(
          `SELECT p.upload_id, p.campaign_id, p.conversations FROM outbox_preflights p
           WHERE p.finished_at IS NULL AND EXISTS (SELECT 1 FROM outbox_items i
             WHERE i.upload_id = p.upload_id AND i.workspace_id = ? AND i.state = 'waiting')`,
          workspaceId,
        )
        .map((row) => ({
          uploadId: text(row['upload_id']),
          campaignId: text(row['campaign_id']),
          conversations: number(row['conversations']),
        })),
  };
}
