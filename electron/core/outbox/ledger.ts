import {
  itemReaches,
  itemStates,
  type ItemReach,
  type ItemState,
} from '../../../shared/outbox/model.ts';
import { nextState, type EvidenceKind } from '../../../shared/outbox/rules.ts';
import type { Clock } from '../capabilities.ts';
import type { ChangeBus } from '../changes.ts';
import type { Database, Row } from '../database/database.ts';
import { oneOf, text, type HoldCode } from './item.ts';

/** One thing learnt about an item. */
export type Evidence = {
  readonly kind: EvidenceKind;
  /** For the receipt, in a recruiter's words. */
  readonly words: string;
  readonly requestId?: string;
  readonly remoteId?: string;
  readonly reach?: ItemReach;
  readonly hold?: HoldCode;
  readonly groupLimit?: number;
  /** Keeps the words on a done item too: it is done, and there is something to know about it. */
  readonly remark?: boolean;
};

/** The only place where the state of an item changes: by the table, with its evidence, in one transaction. */
export interface Ledger {
  /** Answers the new state; throws `IllegalMove`, changing nothing, where the table has no entry. */
  record(itemId: string, evidence: Evidence): ItemState;
  recordAll(itemIds: readonly string[], evidence: Evidence): void;
}

const reachOrder: readonly ItemReach[] = ['accepted', 'seen', 'queued-behind', 'started'];

/** Creates the ledger over the outbox's tables. */
export function createLedger(deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly changes: ChangeBus;
}): Ledger {
  const { database, clock } = deps;
  const announce = createAnnouncer(deps.changes);

  function record(itemId: string, evidence: Evidence): ItemState {
    return database.transaction(() => {
      const row = database.get(
        'SELECT id, state, reach, workspace_id, upload_id, conversation_id, draft_id, kind, campaign_id FROM outbox_items WHERE id = ?',
        itemId,
      );
      if (row === undefined) throw new Error('No such item');
      const from = oneOf(itemStates, row['state']);
      const to = nextState(from, evidence.kind);
      const now = clock.now();
      database.run(
        `INSERT INTO outbox_evidence (item_id, request_id, kind, from_state, to_state, remote_id, words, at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        itemId,
        evidence.requestId ?? null,
        evidence.kind,
        from,
        to,
        evidence.remoteId ?? null,
        evidence.words,
        now,
      );
      if (from !== to) {
        database.run(
          `UPDATE outbox_items SET state = ?, hold = ?, reason = ?, updated_at = ?,
             attempts = attempts + ?, group_limit = coalesce(?, group_limit),
             ready_at = CASE WHEN ? THEN ? ELSE ready_at END WHERE id = ?`,
          to,
          to === 'held' ? (evidence.hold ?? null) : null,
          keepsWords(to, evidence) ? evidence.words : null,
          now,
          evidence.kind === 'attempt-begun' ? 1 : 0,
          evidence.groupLimit ?? null,
          evidence.kind.startsWith('recruiter-') ? 1 : 0,
          now,
          itemId,
        );
      }
      const reach = furthest(
        row['reach'] === null ? undefined : oneOf(itemReaches, row['reach']),
        evidence.reach,
      );
      if (to === 'done' && reach !== undefined) {
        database.run(
          `UPDATE outbox_items SET reach = ?, updated_at = ? WHERE id = ? AND reach IS NOT ?`,
          reach,
          now,
          itemId,
          reach,
        );
      }
      announce(row);
      return to;
    });
  }

  return {
    record,
    recordAll(itemIds, evidence) {
      database.transaction(() => {
        for (const itemId of itemIds) record(itemId, evidence);
      });
    },
  };
}

function keepsWords(to: ItemState, evidence: Evidence): boolean {
  if (to === 'done') return evidence.remark === true;
  return to !== 'sending' && to !== 'cancelled';
}

/** What is known only grows, except that Popp may fail, or start, what it queued. */
function furthest(
  known: ItemReach | undefined,
  next: ItemReach | undefined,
): ItemReach | undefined {
  if (next === undefined || known === undefined) return next ?? known;
  if (next === 'failed-at-popp' || known === 'failed-at-popp') return 'failed-at-popp';
  return reachOrder.indexOf(next) > reachOrder.indexOf(known) ? next : known;
}

type Pending = {
  readonly uploads: Set<string>;
  readonly conversations: Set<string>;
  readonly drafts: Set<string>;
  readonly meetings: Set<string>;
};

/** Says what changed once per turn of the event loop, however many items moved in it. */
function createAnnouncer(changes: ChangeBus): (row: Row) => void {
  const workspaces = new Map<string, Pending>();
  let planned = false;
  function flush(): void {
    planned = false;
    const pending = [...workspaces];
    workspaces.clear();
    for (const [workspaceId, { uploads, conversations, drafts, meetings }] of pending) {
      changes.publish({ topic: 'outbox', workspaceId });
      if (uploads.size > 0) changes.publish({ topic: 'uploads', workspaceId, ids: [...uploads] });
      if (conversations.size > 0) {
        changes.publish({ topic: 'conversations', workspaceId, ids: [...conversations] });
      }
      // By their items: a meeting may not have its line yet.
      if (meetings.size > 0)
        changes.publish({ topic: 'scheduling', workspaceId, ids: [...meetings] });
      if (drafts.size > 0) changes.publish({ topic: 'campaigns', workspaceId, ids: [...drafts] });
    }
  }
  return (row) => {
    const workspaceId = text(row['workspace_id']);
    const known = workspaces.get(workspaceId) ?? {
      uploads: new Set(),
      conversations: new Set(),
      drafts: new Set(),
      meetings: new Set(),
    };
    workspaces.set(workspaceId, known);
    for (const [ids, id] of [
      [known.uploads, row['upload_id']],
      [known.conversations, row['conversation_id']],
      [known.drafts, row['draft_id']],
      [known.drafts, row['kind'] === 'campaign-status' ? row['campaign_id'] : null],
      [known.meetings, row['kind'] === 'scheduling' ? row['id'] : null],
    ] as const) {
      if (typeof id === 'string') ids.add(id);
    }
    if (planned) return;
    planned = true;
    setImmediate(flush);
  };
}
