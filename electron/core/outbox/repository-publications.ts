import { parseCampaign, type PoppCampaign } from '../../../shared/popp/campaign.ts';
import type { Database } from '../database/database.ts';
import { optionalNumber, optionalText, type Item } from './item.ts';

/** What Popp said about a campaign that was sent. */
export type Publication = {
  readonly status: number | undefined;
  readonly answer: string | undefined;
  readonly returned: PoppCampaign | undefined;
};

/** Answers about campaigns, kept for the page that puts them beside what was sent. */
export interface PublicationRepository {
  noteAnswer(item: Item, answer: { readonly status: number; readonly body: string }): void;
  /** The campaign as reading has shown it, where its own answer never came. */
  noteSeen(item: Item, campaign: PoppCampaign): void;
  find(itemId: string): Publication | undefined;
}

const longestAnswer = 1024 * 1024;

/** The answers in SQLite. */
export function createPublicationRepository(database: Database): PublicationRepository {
  return {
    noteAnswer(item, { status, body }) {
      const answer = body.slice(0, longestAnswer);
      const returned = status >= 200 && status < 300 ? read(answer) : undefined;
      database.run(
        `INSERT INTO campaign_publications (item_id, workspace_id, status, answer, returned)
         VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET status = excluded.status,
           answer = excluded.answer, returned = coalesce(excluded.returned, returned)`,
        item.id,
        item.workspaceId,
        status,
        answer,
        returned === undefined ? null : JSON.stringify(returned.raw),
      );
    },
    noteSeen(item, campaign) {
      database.run(
        `INSERT INTO campaign_publications (item_id, workspace_id, returned) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET returned = coalesce(returned, excluded.returned)`,
        item.id,
        item.workspaceId,
        JSON.stringify(campaign.raw),
      );
    },
    find(itemId) {
      const row = database.get(
        'SELECT status, answer, returned FROM campaign_publications WHERE item_id = ?',
        itemId,
      );
      if (row === undefined) return undefined;
      const returned = optionalText(row['returned']);
      return {
        status: optionalNumber(row['status']),
        answer: optionalText(row['answer']),
        returned: returned === undefined ? undefined : read(returned),
      };
    },
  };
}

/** An answer that cannot be read as a campaign is kept all the same; it is only not compared. */
function read(text: string): PoppCampaign | undefined {
  try {
    return parseCampaign(JSON.parse(text));
  } catch {
    return undefined;
  }
}
