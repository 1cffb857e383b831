import type { ItemState } from '../../../shared/outbox/model.ts';
import type { Database } from '../database/database.ts';
import { itemFromRow, text, type Item } from './item.ts';
import type { AddedItem, NewCampaignItem, NewCampaignStatus } from './outbox.ts';

/** Campaigns to create: a draft becomes one of them. */
export interface CampaignItems {
  /** A draft that is published already adds nothing. */
  addCampaign(item: NewCampaignItem, id: string, now: number): AddedItem;
  /** The campaigns of a workspace in these states, oldest first. */
  campaignItems(workspaceId: string, states: readonly ItemState[]): Item[];
  /** The last that a draft was published as. */
  ofDraft(draftId: string): Item | undefined;
  /** What the recruiter was shown holds nothing a second time. */
  acknowledge(itemId: string, campaignIds: readonly string[]): void;
  /** What was published is meant, whatever the draft says now. */
  meanAsIs(itemId: string): void;
  addStatus(item: NewCampaignStatus, id: string, now: number): AddedItem;
  /** The changes of status that are open, oldest first. */
  openStatuses(workspaceId: string): Item[];
  /** The last change of a campaign's status. */
  lastStatus(workspaceId: string, campaignId: string): Item | undefined;
  /** Campaigns that were created and that a list has shown since: looking works here. */
  listedCampaigns(workspaceId: string): Item[];
}

/** Campaigns in `outbox_items`. */
export function createCampaignItems(database: Database): CampaignItems {
  return {
    addCampaign({ workspaceId, draftId, draftVersion, request, acknowledged }, id, now) {
      const added = database.run(
        `INSERT INTO outbox_items (id, workspace_id, kind, state, channel, external_id, payload, draft_id,
           draft_version, acknowledged, ready_at, created_at, updated_at)
         VALUES (?, ?, 'campaign', 'waiting', ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        id,
        workspaceId,
        request.channel,
        request.externalId ?? null,
        JSON.stringify(request),
        draftId,
        draftVersion,
        JSON.stringify(acknowledged),
        now,
        now,
        now,
      );
      if (added === 1) return { itemId: id, known: false };
      const known = database.get(
        `SELECT id FROM outbox_items WHERE draft_id = ? AND kind = 'campaign'
           AND state NOT IN ('refused', 'cancelled')`,
        draftId,
      );
      return { itemId: text(known?.['id']), known: true };
    },
    campaignItems: (workspaceId, states) =>
      database
        .all(
          `SELECT * FROM outbox_items WHERE workspace_id = ? AND kind = 'campaign'
             AND state IN (SELECT value FROM json_each(?)) ORDER BY sequence`,
          workspaceId,
          JSON.stringify(states),
        )
        .map((row) => itemFromRow(row)),
    ofDraft(draftId) {
      const row = database.get(
        `SELECT * FROM outbox_items WHERE draft_id = ? AND kind = 'campaign'
         ORDER BY sequence DESC LIMIT 1`,
        draftId,
      );
      return row === undefined ? undefined : itemFromRow(row);
    },
    acknowledge(itemId, campaignIds) {
      database.run(
        'UPDATE outbox_items SET acknowledged = ? WHERE id = ?',
        JSON.stringify(campaignIds),
        itemId,
      );
    },
    meanAsIs(itemId) {
      database.run('UPDATE outbox_items SET meant_as_is = 1 WHERE id = ?', itemId);
    },
    addStatus({ workspaceId, campaignId, status }, id, now) {
      const added = database.run(
        `INSERT INTO outbox_items (id, workspace_id, kind, state, campaign_id, body, ready_at, created_at, updated_at)
         VALUES (?, ?, 'campaign-status', 'waiting', ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        id,
        workspaceId,
        campaignId,
        status,
        now,
        now,
        now,
      );
      if (added === 1) return { itemId: id, known: false };
      const known = database.get(
        `SELECT id FROM outbox_items WHERE workspace_id = ? AND campaign_id = ? AND kind = 'campaign-status'
           AND state NOT IN ('done', 'refused', 'cancelled')`,
        workspaceId,
        campaignId,
      );
      return { itemId: text(known?.['id']), known: true };
    },
    openStatuses: (workspaceId) =>
      database
        .all(
          `SELECT * FROM outbox_items WHERE workspace_id = ? AND kind = 'campaign-status'
             AND state IN ('waiting', 'unknown') ORDER BY sequence`,
          workspaceId,
        )
        .map((row) => itemFromRow(row)),
    lastStatus(workspaceId, campaignId) {
      const row = database.get(
        `SELECT * FROM outbox_items WHERE workspace_id = ? AND campaign_id = ? AND kind = 'campaign-status'
         ORDER BY sequence DESC LIMIT 1`,
        workspaceId,
        campaignId,
      );
      return row === undefined ? undefined : itemFromRow(row);
    },
    listedCampaigns: (workspaceId) =>
      database
        .all(
          `SELECT i.* FROM outbox_items i JOIN outbox_claims c ON c.item_id = i.id
           WHERE i.workspace_id = ? AND i.kind = 'campaign' AND i.state = 'done' AND c.found_by = 'list'
           ORDER BY i.sequence`,
          workspaceId,
        )
        .map((row) => itemFromRow(row)),
  };
}
