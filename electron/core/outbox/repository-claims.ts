import type { Attempted } from '../../../shared/outbox/matching.ts';
import type { Database, Row } from '../database/database.ts';
import { itemFromRow, optionalText, text, type Item } from './item.ts';
import { starting } from './item-kinds.ts';
import type { StoredRequest } from './repository-requests.ts';

/** How a remote id was found; only `list` proves that looking works. */
export type FoundBy = 'answer' | 'list' | 'read' | 'recruiter';

/** What may be claimed. */
export type ClaimedThing = 'conversation' | 'message' | 'campaign';

/** What items share for which a list behaves alike: a meeting may show up where a conversation does not. */
export type LikeItem = Pick<Item, 'workspaceId' | 'kind' | 'businessHours'>;

/** Which thing at Popp belongs to which item, and what that proves about looking. */
export interface ClaimRepository {
  /** False when the remote id or the item is taken already. */
  claim(item: Item, thing: ClaimedThing, remoteId: string, foundBy: FoundBy, now: number): boolean;
  /** A list has shown what was found otherwise before. */
  noteListed(itemId: string): void;
  remoteIdOf(itemId: string): string | undefined;
  holderOf(workspaceId: string, thing: ClaimedThing, remoteId: string): string | undefined;
  /** Attempted conversations of this candidate in this campaign that have none of their own yet. */
  unclaimed(
    workspaceId: string,
    campaignId: string,
    contacts: readonly string[],
    externalId: string | undefined,
  ): Item[];
  /** Whether this campaign has any such item at all. */
  hasUnclaimed(workspaceId: string, campaignId: string): boolean;
  /** Contacts of accepted items that left after the request and that a list has shown. */
  witnesses(request: StoredRequest, businessHours: boolean): string[];
  /** Whether something may still become a witness. */
  witnessMayCome(request: StoredRequest, businessHours: boolean): boolean;
  notePresence(item: LikeItem, by: string, lagMs: number): void;
  /** Whether presence of such an item was ever seen, and the longest that it took; `undefined` when it never was. */
  presence(item: LikeItem): { readonly longestLagMs: number } | undefined;
}

/** The claims in SQLite. */
export function createClaimRepository(database: Database): ClaimRepository {
  const holderOf: ClaimRepository['holderOf'] = (workspaceId, thing, remoteId) =>
    optionalText(
      database.get(
        'SELECT item_id FROM outbox_claims WHERE workspace_id = ? AND thing = ? AND remote_id = ?',
        workspaceId,
        thing,
        remoteId,
      )?.['item_id'],
    );

  return {
    holderOf,
    claim(item, thing, remoteId, foundBy, now) {
      const added = database.run(
        `INSERT INTO outbox_claims (item_id, workspace_id, thing, remote_id, found_by, at)
         VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        item.id,
        item.workspaceId,
        thing,
        remoteId,
        foundBy,
        now,
      );
      if (added === 0) return false;
      if (thing === 'conversation') {
        database.run('UPDATE outbox_items SET conversation_id = ? WHERE id = ?', remoteId, item.id);
      }
      if (thing === 'campaign') {
        database.run('UPDATE outbox_items SET campaign_id = ? WHERE id = ?', remoteId, item.id);
      }
      return true;
    },
    noteListed(itemId) {
      database.run("UPDATE outbox_claims SET found_by = 'list' WHERE item_id = ?", itemId);
    },
    remoteIdOf: (itemId) =>
      optionalText(
        database.get('SELECT remote_id FROM outbox_claims WHERE item_id = ?', itemId)?.[
          'remote_id'
        ],
      ),
    unclaimed: (workspaceId, campaignId, contacts, externalId) =>
      database
        .all(
          `SELECT i.* FROM outbox_items i WHERE i.sequence IN (
             SELECT sequence FROM outbox_items WHERE workspace_id = ?1 AND contact IN (SELECT value FROM json_each(?3))
             UNION SELECT sequence FROM outbox_items
               WHERE workspace_id = ?1 AND campaign_id = ?2 AND external_id = ?4)
             AND i.campaign_id = ?2 AND i.${starting} AND i.attempts > 0
             AND i.state NOT IN ('refused', 'cancelled')
             AND NOT EXISTS (SELECT 1 FROM outbox_claims c WHERE c.item_id = i.id)
           ORDER BY i.sequence`,
          workspaceId,
          campaignId,
          JSON.stringify(contacts),
          externalId ?? null,
        )
        .map((row: Row) => itemFromRow(row)),
    hasUnclaimed: (workspaceId, campaignId) =>
      database.get(
        `SELECT 1 FROM outbox_items WHERE workspace_id = ? AND campaign_id = ? AND ${starting}
           AND conversation_id IS NULL AND attempts > 0 AND state NOT IN ('refused', 'cancelled') LIMIT 1`,
        workspaceId,
        campaignId,
      ) !== undefined,
    witnesses: (request, businessHours) =>
      database
        .all(
          `SELECT DISTINCT i.contact FROM outbox_requests r
           JOIN outbox_request_items l ON l.request_id = r.id
           JOIN outbox_items i ON i.id = l.item_id
           JOIN outbox_claims c ON c.item_id = i.id
           WHERE r.workspace_id = ? AND r.campaign_id = ? AND r.sequence > ? AND r.result = 'answered'
             AND i.state = 'done' AND i.business_hours = ? AND i.kind = ? AND c.found_by = 'list'`,
          request.workspaceId,
          request.campaignId ?? '',
          request.sequence,
          businessHours ? 1 : 0,
          request.kind,
        )
        .map((row) => text(row['contact'])),
    witnessMayCome: (request, businessHours) =>
      database.get(
        `SELECT 1 FROM outbox_items i WHERE i.workspace_id = ?1 AND i.campaign_id = ?2 AND i.kind = ?5
           AND i.business_hours = ?3 AND (i.state IN ('waiting', 'sending')
             OR (i.state = 'done' AND NOT EXISTS (SELECT 1 FROM outbox_claims c WHERE c.item_id = i.id)
               AND EXISTS (SELECT 1 FROM outbox_request_items l JOIN outbox_requests r ON r.id = l.request_id
                 WHERE l.item_id = i.id AND r.sequence > ?4))) LIMIT 1`,
        request.workspaceId,
        request.campaignId ?? '',
        businessHours ? 1 : 0,
        request.sequence,
        request.kind,
      ) !== undefined,
    notePresence({ workspaceId, kind, businessHours }, by, lagMs) {
      database.run(
        `INSERT INTO outbox_presence (workspace_id, kind, matched_by, business_hours, longest_lag_ms, sightings)
         VALUES (?, ?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET sightings = sightings + 1,
           longest_lag_ms = max(longest_lag_ms, excluded.longest_lag_ms)`,
        workspaceId,
        kind,
        by,
        businessHours ? 1 : 0,
        Math.round(lagMs),
      );
    },
    presence({ workspaceId, kind, businessHours }) {
      const row = database.get(
        `SELECT max(longest_lag_ms) AS lag FROM outbox_presence WHERE workspace_id = ? AND kind = ?
           AND business_hours = ?`,
        workspaceId,
        kind,
        businessHours ? 1 : 0,
      );
      const lag = row?.['lag'];
      return typeof lag === 'number' ? { longestLagMs: lag } : undefined;
    },
  };
}

/** An item as matching judges it. */
export function attempted(item: Item, isOlder: (remoteId: string) => boolean): Attempted {
  return {
    itemId: item.id,
    campaignId: item.campaignId,
    channel: item.channel,
    contact: item.contact,
    externalId: item.externalId,
    isOlder,
  };
}
