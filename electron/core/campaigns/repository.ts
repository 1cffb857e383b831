import { parseCampaign, type PoppCampaign } from '../../../shared/popp/campaign.ts';
import type { Database, Row } from '../database/database.ts';

/** A campaign and when Popp last told us about it. */
export type CachedCampaign = {
  readonly campaign: PoppCampaign;
  readonly seenAt: number;
  /** Popp has it no more. */
  readonly missing: boolean;
};

/** The SQL of campaigns. */
export interface CampaignRepository {
  list(workspaceId: string): readonly CachedCampaign[];
  /** Also one that Popp has no more: its conversations are still shown. */
  find(workspaceId: string, id: string): CachedCampaign | undefined;
  /** Campaigns with this reference of the recruiter's own system, the live ones first. */
  findExternal(workspaceId: string, externalId: string): readonly CachedCampaign[];
  /** Keeps what was read at `seenAt`. */
  remember(workspaceId: string, campaigns: readonly PoppCampaign[], seenAt: number): void;
  /** The ids that no read since `before` has named. */
  unseenSince(workspaceId: string, before: number): readonly string[];
  forget(workspaceId: string, id: string, at: number): void;
  refreshedAt(workspaceId: string): number | undefined;
  refreshed(workspaceId: string, at: number): void;
}

function read(row: Row): CachedCampaign {
  return {
    campaign: parseCampaign(JSON.parse(String(row['campaign']))),
    seenAt: Number(row['seen_at']),
    missing: row['missing_since'] !== null,
  };
}

/** Campaigns in SQLite. */
export function createCampaignRepository(database: Database): CampaignRepository {
  return {
    list: (workspaceId) =>
      database
        .all(
          'SELECT campaign, seen_at, missing_since FROM campaigns WHERE workspace_id = ? AND missing_since IS NULL',
          workspaceId,
        )
        .map(read),
    find(workspaceId, id) {
      const row = database.get(
        'SELECT campaign, seen_at, missing_since FROM campaigns WHERE workspace_id = ? AND id = ?',
        workspaceId,
        id,
      );
      return row === undefined ? undefined : read(row);
    },
    findExternal: (workspaceId, externalId) =>
      database
        .all(
          `SELECT campaign, seen_at, missing_since FROM campaigns
           WHERE workspace_id = ? AND external_id = ? AND missing_since IS NULL
           ORDER BY status IS NOT 'LIVE', title, id`,
          workspaceId,
          externalId,
        )
        .map(read),
    remember(workspaceId, campaigns, seenAt) {
      database.transaction(() => {
        for (const campaign of campaigns) {
          database.run(
            `INSERT INTO campaigns
               (workspace_id, id, external_id, title, status, type, channel, needs_review, campaign, seen_at)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (workspace_id, id) DO UPDATE SET
               external_id = excluded.external_id, title = excluded.title, status = excluded.status,
               type = excluded.type, channel = excluded.channel, needs_review = excluded.needs_review,
               campaign = excluded.campaign, seen_at = excluded.seen_at, missing_since = NULL`,
            workspaceId,
            campaign.id,
            campaign.externalId ?? null,
            campaign.title ?? campaign.id,
            campaign.status ?? null,
            campaign.type ?? null,
            campaign.channel ?? null,
            campaign.needsReview === true ? 1 : 0,
            JSON.stringify(campaign.raw),
            seenAt,
          );
        }
      });
    },
    unseenSince: (workspaceId, before) =>
      database
        .all(
          'SELECT id FROM campaigns WHERE workspace_id = ? AND missing_since IS NULL AND seen_at < ?',
          workspaceId,
          before,
        )
        .map((row) => String(row['id'])),
    forget(workspaceId, id, at) {
      database.run(
        'UPDATE campaigns SET missing_since = ? WHERE workspace_id = ? AND id = ?',
        at,
        workspaceId,
        id,
      );
    },
    refreshedAt(workspaceId) {
      const row = database.get(
        'SELECT refreshed_at FROM campaign_refreshes WHERE workspace_id = ?',
        workspaceId,
      );
      return row === undefined ? undefined : Number(row['refreshed_at']);
    },
    refreshed(workspaceId, at) {
      database.run(
        `INSERT INTO campaign_refreshes (workspace_id, refreshed_at) VALUES (?, ?)
         ON CONFLICT (workspace_id) DO UPDATE SET refreshed_at = excluded.refreshed_at`,
        workspaceId,
        at,
      );
    },
  };
}
