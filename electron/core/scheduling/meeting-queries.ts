import type { MeetingFilter } from '../../../shared/scheduling/model.ts';
import type { SqlValue } from '../database/database.ts';

/** Which meetings, and from where on. */
export type MeetingQuery = {
  readonly workspaceId: string;
  readonly filter: MeetingFilter;
  readonly window?: { readonly fromMs: number; readonly toMs: number } | undefined;
  readonly campaignId?: string | undefined;
  readonly conversationId?: string | undefined;
  readonly search?: string | undefined;
  readonly after?: MeetingPosition | undefined;
  readonly limit: number;
};

/** Where a page ended. */
export type MeetingPosition = { readonly at: number; readonly id: string };

/** How many there are of each state, from an index alone. */
export const countsQuery =
  'SELECT shown_state, count(*) AS n FROM meetings WHERE workspace_id = ? GROUP BY shown_state';

/**
 * One page of meetings, found by an index in the order in which it is shown: only what is on it is read. `longestMs` is the length
 * of the longest meeting: none that began earlier than that before a window reaches into it.
 */
export function pageQuery(
  query: MeetingQuery,
  longestMs: number,
): { readonly sql: string; readonly params: readonly SqlValue[] } {
  const parts = ['workspace_id = ?'];
  const params: SqlValue[] = [query.workspaceId];
  const add = (part: string, ...values: SqlValue[]) => {
    parts.push(part);
    params.push(...values);
  };
  if (query.filter === 'needs-you') add('needs_you = 1');
  else if (query.filter !== 'all') add('shown_state = ?', query.filter);
  // What touches the window, and what begins at its very beginning and takes no time.
  if (query.window !== undefined) {
    const { fromMs, toMs } = query.window;
    add('start_ms >= ? AND start_ms < ?', fromMs - Math.max(0, longestMs), toMs);
    add('(end_ms > ? OR start_ms >= ?)', fromMs, fromMs);
  }
  if (query.campaignId !== undefined) add('campaign_id = ?', query.campaignId);
  if (query.conversationId !== undefined) add('shown_conversation = ?', query.conversationId);
  const search = query.search?.trim().toLowerCase() ?? '';
  if (search !== '') {
    const like = `%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    add(
      `(lower(coalesce(first_name, '') || ' ' || coalesce(last_name, '')) LIKE ? ESCAPE '\\'
        OR lower(coalesce(title, '')) LIKE ? ESCAPE '\\' OR phone LIKE ? ESCAPE '\\'
        OR email LIKE ? ESCAPE '\\' OR lower(participants) LIKE ? ESCAPE '\\'
        OR lower(external_id) LIKE ? ESCAPE '\\')`,
      ...Array.from({ length: 6 }, () => like),
    );
  }
  const isByTime = query.window !== undefined;
  if (query.after !== undefined) {
    const { at, id } = query.after;
    add(isByTime ? '(start_ms, id) > (?, ?)' : '(moved_at, id) < (?, ?)', at, id);
  }
  const order = isByTime ? 'start_ms, id' : 'moved_at DESC, id DESC';
  params.push(query.limit);
  return {
    sql: `SELECT * FROM meetings WHERE ${parts.join(' AND ')} ORDER BY ${order} LIMIT ?`,
    params,
  };
}
