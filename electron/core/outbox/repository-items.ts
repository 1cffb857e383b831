import { itemStates, type ItemState } from '../../../shared/outbox/model.ts';
import type { Database } from '../database/database.ts';
import { itemFromRow, number, oneOf, text, type HoldCode, type Item } from './item.ts';
import type { StateCounts } from './outbox.ts';
import { createAdding, type ItemAdding } from './repository-adding.ts';
import { starting, step } from './item-kinds.ts';
import { createCampaignItems, type CampaignItems } from './repository-campaign-items.ts';
import { createMirrorItems, type MirrorItems } from './repository-mirror-items.ts';

/** The items: finding what may leave. Their states change in the ledger alone. */
export interface ItemRepository extends ItemAdding, CampaignItems, MirrorItems {
  get(itemId: string): Item | undefined;
  /** The oldest conversation that may leave now; one whose candidate is being settled stays behind. */
  nextReady(workspaceId: string, now: number, except: readonly string[]): Item | undefined;
  /** What may go with it into one request, oldest first. */
  readyWith(first: Item, now: number, limit: number): Item[];
  /** When the next conversation becomes due. */
  nextNotBefore(workspaceId: string, now: number): number | undefined;
  /** Conversations with this candidate that have left, oldest first. */
  attemptedFor(workspaceId: string, campaignId: string, contact: string): Item[];
  /** Conversations that carry a reference. */
  withReference(workspaceId: string, externalId: string): Item[];
  stepsOf(workspaceId: string, conversationId: string): Item[];
  /** Conversations in whose steps something is still to do. */
  openStepConversations(): { readonly workspaceId: string; readonly conversationId: string }[];
  byUpload(uploadId: string): Item[];
  everything(workspaceId: string): Item[];
  idsOfUpload(uploadId: string, states: readonly ItemState[], hold?: string): string[];
  idsHeldBy(workspaceId: string, hold: string): string[];
  /** Conversations of one campaign that wait. */
  idsWaitingFor(workspaceId: string, campaignId: string): string[];
  idsInState(state: ItemState): string[];
  /** Campaigns of a workspace with items in one of these states. */
  campaignsOf(workspaceId: string, states: readonly ItemState[]): string[];
  countUpload(uploadId: string): StateCounts;
  countWorkspace(workspaceId: string): StateCounts;
  workspaces(): string[];
  waiveDependency(itemId: string): void;
  /** Gives every held message this reason: nothing releases it but the recruiter. */
  keepMessagesBack(hold: HoldCode, words: string): void;
  /** What the thread ended with when the message was held: it is not new any more. */
  noteSeenMessage(itemId: string, messageId: string): void;
  /** The last round of the same candidate in the same campaign. */
  lastRound(item: Item): number;
  /** Whether the candidate is, or was, written to again after this item. */
  hasLaterRound(item: Item): boolean;
}

// The plus keeps SQLite on the index by contact: however many are unknown, one candidate has few.
const ready = `${starting} AND state = 'waiting' AND (not_before IS NULL OR not_before <= ?)
  AND NOT EXISTS (SELECT 1 FROM outbox_items other WHERE other.workspace_id = i.workspace_id
    AND other.contact = i.contact AND other.state IN ('sending', 'unknown')
    AND +other.${starting} AND other.channel = i.channel)`;

/** The items in SQLite. */
export function createItemRepository(database: Database): ItemRepository {
  const items = (sql: string, ...params: (string | number | null)[]): Item[] =>
    database.all(sql, ...params).map((row) => itemFromRow(row));
  const ids = (sql: string, ...params: (string | number | null)[]): string[] =>
    database.all(sql, ...params).map((row) => text(row['id']));
  const first = (sql: string, ...params: (string | number | null)[]): Item | undefined => {
    const row = database.get(sql, ...params);
    return row === undefined ? undefined : itemFromRow(row);
  };

  return {
    ...createAdding(database),
    ...createCampaignItems(database),
    ...createMirrorItems(database),
    get: (itemId) => first('SELECT * FROM outbox_items WHERE id = ?', itemId),
    nextReady: (workspaceId, now, except) =>
      first(
        `SELECT * FROM outbox_items i WHERE workspace_id = ? AND ${ready}
           AND campaign_id NOT IN (SELECT value FROM json_each(?)) ORDER BY sequence LIMIT 1`,
        workspaceId,
        now,
        JSON.stringify(except),
      ),
    readyWith: (item, now, limit) =>
      items(
        `SELECT * FROM outbox_items i WHERE workspace_id = ? AND campaign_id = ? AND channel = ?
           AND batch_group = ? AND ${ready} ORDER BY sequence LIMIT ?`,
        item.workspaceId,
        item.campaignId,
        item.channel,
        item.batchGroup,
        now,
        limit,
      ),
    nextNotBefore(workspaceId, now) {
      const row = database.get(
        `SELECT min(not_before) AS due FROM outbox_items
         WHERE workspace_id = ? AND ${starting} AND state = 'waiting' AND not_before > ?`,
        workspaceId,
        now,
      );
      const due = row?.['due'];
      return typeof due === 'number' ? due : undefined;
    },
    attemptedFor: (workspaceId, campaignId, contact) =>
      items(
        `SELECT * FROM outbox_items WHERE workspace_id = ? AND contact = ? AND campaign_id = ?
           AND ${starting} AND attempts > 0 AND state NOT IN ('refused', 'cancelled')
         ORDER BY sequence`,
        workspaceId,
        contact,
        campaignId,
      ),
    withReference: (workspaceId, externalId) =>
      items(
        `SELECT * FROM outbox_items WHERE workspace_id = ? AND external_id = ?
           AND ${starting} ORDER BY sequence DESC`,
        workspaceId,
        externalId,
      ),
    stepsOf: (workspaceId, conversationId) =>
      items(
        `SELECT * FROM outbox_items WHERE workspace_id = ? AND conversation_id = ?
           AND ${step} ORDER BY sequence`,
        workspaceId,
        conversationId,
      ),
    openStepConversations: () =>
      database
        .all(
          `SELECT DISTINCT workspace_id, conversation_id FROM outbox_items WHERE ${step}
             AND (state IN ('waiting', 'sending', 'unknown') OR (state = 'held' AND hold = 'dependency'))`,
        )
        .map((row) => ({
          workspaceId: text(row['workspace_id']),
          conversationId: text(row['conversation_id']),
        })),
    byUpload: (uploadId) =>
      items('SELECT * FROM outbox_items WHERE upload_id = ? ORDER BY sequence', uploadId),
    everything: (workspaceId) =>
      items('SELECT * FROM outbox_items WHERE workspace_id = ? ORDER BY sequence', workspaceId),
    idsOfUpload: (uploadId, wanted, hold) =>
      ids(
        `SELECT id FROM outbox_items WHERE upload_id = ? AND state IN (SELECT value FROM json_each(?))
           AND (? IS NULL OR hold = ?) ORDER BY sequence`,
        uploadId,
        JSON.stringify(wanted),
        hold ?? null,
        hold ?? null,
      ),
    idsHeldBy: (workspaceId, hold) =>
      ids(
        `SELECT id FROM outbox_items WHERE workspace_id = ? AND state = 'held' AND hold = ? ORDER BY sequence`,
        workspaceId,
        hold,
      ),
    idsWaitingFor: (workspaceId, campaignId) =>
      ids(
        `SELECT id FROM outbox_items WHERE workspace_id = ? AND ${starting}
           AND state = 'waiting' AND campaign_id = ? ORDER BY sequence`,
        workspaceId,
        campaignId,
      ),
    idsInState: (state) =>
      ids('SELECT id FROM outbox_items WHERE state = ? ORDER BY sequence', state),
    campaignsOf: (workspaceId, wanted) =>
      database
        .all(
          `SELECT DISTINCT campaign_id FROM outbox_items WHERE workspace_id = ? AND ${starting}
             AND state IN (SELECT value FROM json_each(?))`,
          workspaceId,
          JSON.stringify(wanted),
        )
        .map((row) => text(row['campaign_id'])),
    countUpload: (uploadId) =>
      counts(
        database,
        'SELECT state, count(*) AS n FROM outbox_items WHERE upload_id = ? GROUP BY state',
        uploadId,
      ),
    countWorkspace: (workspaceId) =>
      counts(
        database,
        'SELECT state, count(*) AS n FROM outbox_items WHERE workspace_id = ? GROUP BY state',
        workspaceId,
      ),
    workspaces: () =>
      database
        .all('SELECT DISTINCT workspace_id FROM outbox_items')
        .map((row) => text(row['workspace_id'])),
    noteSeenMessage(itemId, messageId) {
      database.run('UPDATE outbox_items SET seen_message = ? WHERE id = ?', messageId, itemId);
    },
    lastRound: (item) =>
      number(
        database.get(
          `SELECT max(round) AS last FROM outbox_items WHERE workspace_id = ? AND campaign_id = ?
             AND channel = ? AND contact = ? AND kind = ?`,
          item.workspaceId,
          item.campaignId,
          item.channel,
          item.contact,
          item.kind,
        )?.['last'],
      ),
    hasLaterRound: (item) =>
      database.get(
        `SELECT 1 FROM outbox_items WHERE workspace_id = ? AND campaign_id = ? AND channel = ? AND contact = ?
           AND kind = ? AND round > ? AND state NOT IN ('refused', 'cancelled') LIMIT 1`,
        item.workspaceId,
        item.campaignId,
        item.channel,
        item.contact,
        item.kind,
        item.round,
      ) !== undefined,
    keepMessagesBack(hold, words) {
      database.run(
        "UPDATE outbox_items SET hold = ?, reason = ? WHERE kind = 'message' AND state = 'held'",
        hold,
        words,
      );
    },
    waiveDependency(itemId) {
      database.run('UPDATE outbox_items SET dependency_waived = 1 WHERE id = ?', itemId);
    },
  };
}

function counts(database: Database, sql: string, key: string): StateCounts {
  const counts: Record<ItemState, number> = {
    held: 0,
    waiting: 0,
    sending: 0,
    unknown: 0,
    undecided: 0,
    done: 0,
    refused: 0,
    cancelled: 0,
  };
  for (const row of database.all(sql, key)) {
    counts[oneOf(itemStates, row['state'])] = number(row['n']);
  }
  return counts;
}
