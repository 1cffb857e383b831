import type { Database } from '../database/database.ts';
import { number, text } from './columns.ts';
import { contactHash } from './contact.ts';

/** What was typed and not sent, per conversation. */
export interface DraftRepository {
  get(workspaceId: string, conversationId: string): string | undefined;
  /** Empty text removes it. Answers whether a draft appeared or went. */
  put(workspaceId: string, conversationId: string, body: string, now: number): boolean;
}

/** The drafts of every workspace. */
export function createDraftRepository(database: Database): DraftRepository {
  function get(workspaceId: string, conversationId: string): string | undefined {
    const row = database.get(
      'SELECT body FROM drafts WHERE workspace_id = ? AND conversation_id = ?',
      workspaceId,
      conversationId,
    );
    return row === undefined ? undefined : text(row, 'body');
  }
  return {
    get,
    put(workspaceId, conversationId, body, now) {
      const before = get(workspaceId, conversationId);
      if (body === '') {
        database.run(
          'DELETE FROM drafts WHERE workspace_id = ? AND conversation_id = ?',
          workspaceId,
          conversationId,
        );
        return before !== undefined;
      }
      database.run(
        `INSERT INTO drafts (workspace_id, conversation_id, body, updated_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (workspace_id, conversation_id) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at`,
        workspaceId,
        conversationId,
        body,
        now,
      );
      return before === undefined;
    },
  };
}

/** Contacts that asked not to be written to; kept for good, as hashes. */
export interface OptOutRepository {
  add(workspaceId: string, contact: string, channel: string | undefined, now: number): void;
  has(workspaceId: string, contact: string, channel: string): boolean;
}

/** The opt-outs of every workspace. */
export function createOptOutRepository(database: Database): OptOutRepository {
  return {
    add(workspaceId, contact, channel, now) {
      database.run(
        `INSERT INTO opt_outs (workspace_id, contact_hash, channel, seen_at) VALUES (?, ?, ?, ?)
         ON CONFLICT DO NOTHING`,
        workspaceId,
        contactHash(contact),
        channel ?? '',
        now,
      );
    },
    // An opt-out on a channel that is not known counts for every channel.
    has: (workspaceId, contact, channel) =>
      database.get(
        `SELECT 1 FROM opt_outs WHERE workspace_id = ? AND contact_hash = ? AND channel IN (?, '')`,
        workspaceId,
        contactHash(contact),
        channel,
      ) !== undefined,
  };
}

/** How far the cache of a workspace is behind Popp. */
export type SyncState = { readonly syncedAt?: number | undefined; readonly offsetMs: number };

/** How far each workspace's cache is behind. */
export interface SyncStateRepository {
  get(workspaceId: string): SyncState;
  setSynced(workspaceId: string, at: number): void;
  setOffset(workspaceId: string, offsetMs: number): void;
}

/** The state of every workspace's cache. */
export function createSyncStateRepository(database: Database): SyncStateRepository {
  return {
    get(workspaceId) {
      const row = database.get(
        'SELECT synced_at, offset_ms FROM sync_state WHERE workspace_id = ?',
        workspaceId,
      );
      if (row === undefined) return { offsetMs: 0 };
      return { syncedAt: number(row, 'synced_at'), offsetMs: number(row, 'offset_ms') ?? 0 };
    },
    setSynced(workspaceId, at) {
      database.run(
        `INSERT INTO sync_state (workspace_id, synced_at) VALUES (?, ?)
         ON CONFLICT (workspace_id) DO UPDATE SET synced_at = excluded.synced_at`,
        workspaceId,
        at,
      );
    },
    setOffset(workspaceId, offsetMs) {
      database.run(
        `INSERT INTO sync_state (workspace_id, offset_ms) VALUES (?, ?)
         ON CONFLICT (workspace_id) DO UPDATE SET offset_ms = excluded.offset_ms`,
        workspaceId,
        Math.trunc(offsetMs),
      );
    },
  };
}

/** When our steps happened by Popp's clock. */
export interface StepTimeRepository {
  /** Notes the time of a step that is new or is done now. */
  note(
    workspaceId: string,
    step: { readonly id: string; readonly state: string },
    at: number,
  ): void;
  of(workspaceId: string, itemIds: readonly string[]): ReadonlyMap<string, number>;
}

/** The times of every workspace's steps. */
export function createStepTimeRepository(database: Database): StepTimeRepository {
  return {
    note(workspaceId, step, at) {
      database.run(
        `INSERT INTO step_times (workspace_id, item_id, state, at) VALUES (?, ?, ?, ?)
         ON CONFLICT (workspace_id, item_id) DO UPDATE SET state = excluded.state, at = excluded.at
         WHERE excluded.state = 'done' AND state IS NOT 'done'`,
        workspaceId,
        step.id,
        step.state,
        at,
      );
    },
    of(workspaceId, itemIds) {
      const times = new Map<string, number>();
      for (const id of itemIds) {
        const row = database.get(
          'SELECT at FROM step_times WHERE workspace_id = ? AND item_id = ?',
          workspaceId,
          id,
        );
        const at = row === undefined ? undefined : number(row, 'at');
        if (at !== undefined) times.set(id, at);
      }
      return times;
    },
  };
}
