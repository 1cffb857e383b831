import type { Database } from '../database/database.ts';
import type { SentBefore } from './ports.ts';

/** Asks the outbox's own table: what was refused or withdrawn never left and does not count. */
export function createSentBefore(database: Database): SentBefore {
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
  };
}
