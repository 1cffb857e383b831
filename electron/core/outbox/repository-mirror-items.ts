import type { ItemState } from '../../../shared/outbox/model.ts';
import type { Database } from '../database/database.ts';
import { itemFromRow, text, type Item } from './item.ts';
import type { AddedItem, NewMirrorItem } from './outbox.ts';

/** What leaves for HighLevel. */
export interface MirrorItems {
  /** An identity that is taken adds nothing. */
  addMirror(item: NewMirrorItem, id: string, now: number): AddedItem;
  /** The oldest of a workspace in this state. */
  mirrorItems(workspaceId: string, state: ItemState, limit: number): Item[];
  /** The newest contact whose request left after the last one of this item, and was accepted. */
  mirrorWitness(item: Item): Item | undefined;
}

const kinds = "('mirrored-contact', 'highlevel-contact', 'mirrored-note')";

/** HighLevel's items in `outbox_items`. */
export function createMirrorItems(database: Database): MirrorItems {
  return {
    addMirror(item, id, now) {
      const paused = item.isPaused === true;
      const added = database.run(
        `INSERT INTO outbox_items (id, workspace_id, kind, state, hold, reason, contact, conversation_id, payload, body,
           location_id, mirrored_contact, mirror_key, ready_at, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        id,
        item.workspaceId,
        item.kind,
        paused ? 'held' : 'waiting',
        paused ? 'mirror-paused' : null,
        paused ? 'You paused this job.' : null,
        item.contact,
        item.conversationId ?? null,
        JSON.stringify({ name: item.name, contact: item.newContact }),
        item.body ?? null,
        item.locationId,
        item.contactId ?? null,
        item.key,
        now,
        now,
        now,
      );
      if (added === 1) return { itemId: id, known: false };
      const known = database.get(
        `SELECT id FROM outbox_items WHERE workspace_id = ? AND kind = ? AND location_id = ? AND mirror_key = ?
           AND state NOT IN ('refused', 'cancelled')`,
        item.workspaceId,
        item.kind,
        item.locationId,
        item.key,
      );
      return { itemId: text(known?.['id']), known: true };
    },
    mirrorItems: (workspaceId, state, limit) =>
      database
        .all(
          `SELECT * FROM outbox_items WHERE workspace_id = ? AND kind IN ${kinds} AND state = ?
           ORDER BY sequence LIMIT ?`,
          workspaceId,
          state,
          limit,
        )
        .map((row) => itemFromRow(row)),
    mirrorWitness(item) {
      const row = database.get(
        `SELECT i.* FROM outbox_requests r JOIN outbox_request_items l ON l.request_id = r.id
         JOIN outbox_items i ON i.id = l.item_id
         WHERE r.workspace_id = ? AND r.kind = 'highlevel-contact' AND r.result = 'answered' AND i.state = 'done'
           AND i.location_id = ? AND r.sequence > (SELECT max(r2.sequence) FROM outbox_requests r2
             JOIN outbox_request_items l2 ON l2.request_id = r2.id WHERE l2.item_id = ?)
         ORDER BY r.sequence DESC LIMIT 1`,
        item.workspaceId,
        item.locationId,
        item.id,
      );
      return row === undefined ? undefined : itemFromRow(row);
    },
  };
}
