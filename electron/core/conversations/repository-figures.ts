import type {
  FlagEpisode,
  StatusChange,
  StatusNow,
} from '../../../shared/conversations/figures.ts';
import type { Database, SqlValue } from '../database/database.ts';
import { number, requiredNumber, requiredText, text } from './columns.ts';

/** A whole workspace, or one campaign of it. */
export type FiguresOf = { readonly workspaceId: string; readonly campaignId?: string | undefined };

/** What the pictures are drawn from. */
export interface FiguresRepository {
  /** All changes of status, counted by the hour; those before `from` as one. */
  changes(of: FiguresOf, from: number): StatusChange[];
  /** Flags that opened since `from`. */
  episodes(of: FiguresOf, from: number): FlagEpisode[];
  statuses(of: FiguresOf): StatusNow[];
}

/** The pictures of every workspace. */
export function createFiguresRepository(database: Database): FiguresRepository {
  return {
    changes(of, from) {
      const { where, params } = within(of);
      return database
        .all(
          `SELECT iif(at < ?, 0, at / 3600000) AS hour, was, became, count(*) AS n
           FROM status_changes WHERE ${where} GROUP BY hour, was, became`,
          from,
          ...params,
        )
        .map((row) => ({
          hour: requiredNumber(row, 'hour'),
          was: text(row, 'was'),
          became: requiredText(row, 'became'),
          count: requiredNumber(row, 'n'),
        }));
    },
    episodes(of, from) {
      const { where, params } = within(of);
      // A message after the flag came up again answers that one.
      return database
        .all(
          `SELECT opened_at, closed_at,
             (SELECT min(m.at) FROM messages m
              WHERE m.workspace_id = f.workspace_id AND m.conversation_id = f.conversation_id
                AND m.author = 'recruiter' AND m.at >= f.opened_at
                AND m.at < coalesce((SELECT n.opened_at FROM flag_episodes n
                  WHERE n.workspace_id = f.workspace_id AND n.conversation_id = f.conversation_id
                    AND n.episode > f.episode ORDER BY n.episode LIMIT 1), m.at + 1)) AS answered_at
           FROM flag_episodes f WHERE ${where} AND opened_at >= ?`,
          ...params,
          from,
        )
        .map((row) => ({
          openedAt: requiredNumber(row, 'opened_at'),
          closedAt: number(row, 'closed_at'),
          answeredAt: number(row, 'answered_at'),
        }));
    },
    statuses(of) {
      const { where, params } = within(of);
      return database
        .all(
          `SELECT coalesce(status, '') AS status, count(*) AS n, count(last_inbound_at) AS replied
           FROM conversations WHERE ${where} GROUP BY status`,
          ...params,
        )
        .map((row) => ({
          status: requiredText(row, 'status'),
          count: requiredNumber(row, 'n'),
          replied: requiredNumber(row, 'replied'),
        }));
    },
  };
}

function within({ workspaceId, campaignId }: FiguresOf): { where: string; params: SqlValue[] } {
  return campaignId === undefined
    ? { where: 'workspace_id = ?', params: [workspaceId] }
    : { where: 'workspace_id = ? AND campaign_id = ?', params: [workspaceId, campaignId] };
}
