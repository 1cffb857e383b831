import {
  itemReaches,
  itemStates,
  type ItemReach,
  type ItemState,
} from '../../../shared/outbox/model.ts';
import type { Database, Row } from '../database/database.ts';
import type { ConversationIdentity } from './ports.ts';

/** What became of one row. */
export type RowItem = {
  readonly id: string;
  readonly state: ItemState;
  readonly reach: ItemReach | undefined;
  readonly reason: string | undefined;
};

/** How the items of an upload stand, counted. */
export type Tally = {
  readonly states: Readonly<Record<ItemState, number>>;
  readonly reaches: Partial<Record<ItemReach, number>>;
  /** Why some are held, refused or undecided, most frequent first. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
};

/** What uploads read in the outbox's books. They only read: everything that changes goes through the outbox itself. */
export interface OutboxBooks {
  /** When this candidate was written to before; what was refused or withdrawn never left and does not count. */
  sentAt(identity: ConversationIdentity): number | undefined;
  items(ids: readonly string[]): ReadonlyMap<string, RowItem>;
  idsInState(uploadId: string, state: ItemState): string[];
  tally(uploadId: string): Tally;
}

/** The item that a row has now: one that was kept back or corrected since does not count twice. */
const ofRows = `FROM upload_rows r JOIN outbox_items i ON i.id = r.item_id WHERE r.upload_id = ?`;

/** Reads by the outbox's own indexes: listing ten thousand items to show a hundred would hold everything else up. */
export function createOutboxBooks(database: Database): OutboxBooks {
  return {
    sentAt({ workspaceId, campaignId, channel, contact }) {
      const row = database.get(
        `SELECT created_at FROM outbox_items
         WHERE workspace_id = ? AND campaign_id = ? AND channel = ? AND contact = ?
           AND kind = 'conversation' AND state NOT IN ('refused', 'cancelled')
         ORDER BY round LIMIT 1`,
        workspaceId,
        campaignId,
        channel,
        contact,
      );
      return row === undefined ? undefined : Number(row['created_at']);
    },
    items(ids) {
      const rows = database.all(
        `SELECT id, state, reach, reason FROM outbox_items
         WHERE id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(ids),
      );
      return new Map(rows.map((row) => [String(row['id']), readItem(row)]));
    },
    idsInState: (uploadId, state) =>
      database
        .all('SELECT id FROM outbox_items WHERE upload_id = ? AND state = ?', uploadId, state)
        .map((row) => String(row['id'])),
    tally(uploadId) {
      const states: Record<ItemState, number> = {
        held: 0,
        waiting: 0,
        sending: 0,
        unknown: 0,
        undecided: 0,
        done: 0,
        refused: 0,
        cancelled: 0,
      };
      const reaches: Partial<Record<ItemReach, number>> = {};
      for (const row of database.all(
        `SELECT i.state, i.reach, COUNT(*) AS n ${ofRows} GROUP BY i.state, i.reach`,
        uploadId,
      )) {
        const state = readState(row);
        const count = Number(row['n']);
        states[state] += count;
        if (state !== 'done') continue;
        const reach = itemReaches.find((one) => one === row['reach']) ?? 'accepted';
        reaches[reach] = (reaches[reach] ?? 0) + count;
      }
      const reasons = database.all(
        `SELECT i.reason, COUNT(*) AS n ${ofRows}
           AND i.state IN ('held', 'refused', 'undecided') AND i.reason IS NOT NULL
         GROUP BY i.reason ORDER BY n DESC, i.reason LIMIT 10`,
        uploadId,
      );
      return {
        states,
        reaches,
        reasons: reasons.map((row) => ({ reason: String(row['reason']), count: Number(row['n']) })),
      };
    },
  };
}

function readState(row: Row): ItemState {
  const state = itemStates.find((known) => known === row['state']);
  if (state === undefined) throw new Error(`An item in an unknown state: ${String(row['state'])}`);
  return state;
}

function readItem(row: Row): RowItem {
  return {
    id: String(row['id']),
    state: readState(row),
    reach: itemReaches.find((known) => known === row['reach']),
    reason: typeof row['reason'] === 'string' ? row['reason'] : undefined,
  };
}
