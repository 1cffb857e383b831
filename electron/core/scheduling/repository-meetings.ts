import { z } from 'zod';
import type { MeetingFilter, MeetingState } from '../../../shared/scheduling/model.ts';
import { meetingStates } from '../../../shared/scheduling/model.ts';
import { askOptionsSchema, meetingSetupSchema } from '../../../shared/scheduling/setup.ts';
import type { AskOptions, MeetingSetup } from '../../../shared/scheduling/setup.ts';
import {
  flag,
  number,
  orNull,
  requiredNumber,
  requiredText,
  text,
} from '../conversations/columns.ts';
import type { Database, Row, SqlValue } from '../database/database.ts';

/** A meeting as it is kept, with where our own request for it stands. */
export type KeptMeeting = {
  readonly id: string;
  readonly workspaceId: string;
  readonly itemId: string | undefined;
  readonly state: MeetingState;
  readonly stateKey: string | undefined;
  readonly needsYou: boolean;
  readonly conversationId: string | undefined;
  readonly externalId: string | undefined;
  readonly bookingId: string | undefined;
  readonly campaignId: string | undefined;
  readonly externalCampaignId: string | undefined;
  readonly firstName: string | undefined;
  readonly lastName: string | undefined;
  readonly phone: string | undefined;
  readonly email: string | undefined;
  readonly title: string | undefined;
  readonly startMs: number | undefined;
  readonly endMs: number | undefined;
  readonly timezone: string | undefined;
  readonly location: string | undefined;
  readonly video: boolean | undefined;
  readonly meetingUrl: string | undefined;
  readonly participants: readonly { readonly name?: string; readonly email?: string }[];
  readonly eventAt: number | undefined;
  readonly revisions: number;
  readonly notesAt: number | undefined;
  readonly askedAt: number | undefined;
  /** By our clock: when anything of it last moved. */
  readonly movedAt: number;
};

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

/** What was asked for at once. */
export type KeptAsk = { readonly setup: MeetingSetup; readonly options: AskOptions };

/** Meetings as the screens list them, and the requests that they come from. */
export interface MeetingRepository {
  addAsk(id: string, workspaceId: string, ask: KeptAsk, now: number): void;
  askOf(meetingId: string): KeptAsk | undefined;
  /**
   * Gives every request of ours that has no line its line: of this ask, or of the ask that it follows. Its id is
   * `meetingIdOf` the item.
   */
  adopt(workspaceId: string, askId: string | undefined): void;
  get(workspaceId: string, id: string): KeptMeeting | undefined;
  page(query: MeetingQuery): KeptMeeting[];
  /** How many there are of each state, and how many wait for the recruiter. */
  counts(workspaceId: string): {
    readonly byState: Record<MeetingState, number>;
    readonly needsYou: number;
  };
  /** Those whose end a notice may tell: booked, or failed in one way or another; the newest first. */
  tellable(workspaceId: string, limit: number): KeptMeeting[];
  markHandled(workspaceId: string, id: string, at: number): boolean;
}

/** The line of a request of ours. */
export function meetingIdOf(itemId: string): string {
  return `meeting-${itemId}`;
}

const state = `CASE WHEN m.state IS NOT NULL THEN m.state WHEN i.state = 'refused' THEN 'refused'
  WHEN i.state = 'cancelled' THEN 'withdrawn' ELSE 'asked' END`;
// A step of ours is by our clock; an event is by when it was received.
const moved = `max(m.touched_at, coalesce(i.updated_at, 0))`;
const troubled = `(m.state IN ('no-availability', 'more-time')
  OR (m.state IS NULL AND (i.state = 'refused' OR (i.state = 'done' AND i.reach = 'failed-at-popp'))))`;
const needsYou = `(i.state IN ('held', 'undecided')
  OR (${troubled} AND (m.handled_at IS NULL OR m.handled_at < ${moved})))`;
const columns = `m.*, i.conversation_id AS item_conversation_id, ${state} AS shown_state,
  ${needsYou} AS needs_you, ${moved} AS moved_at`;
const from = 'meetings m LEFT JOIN outbox_items i ON i.id = m.item_id';

/** The meetings in SQLite. */
export function createMeetingRepository(database: Database): MeetingRepository {
  return {
    addAsk(id, workspaceId, { setup, options }, now) {
      database.run(
        'INSERT INTO scheduling_asks (id, workspace_id, setup, options, created_at) VALUES (?, ?, ?, ?, ?)',
        id,
        workspaceId,
        JSON.stringify(setup),
        JSON.stringify(options),
        now,
      );
    },
    askOf(meetingId) {
      const row = database.get(
        'SELECT a.setup, a.options FROM meetings m JOIN scheduling_asks a ON a.id = m.ask_id WHERE m.id = ?',
        meetingId,
      );
      if (row === undefined) return undefined;
      return {
        setup: meetingSetupSchema.parse(JSON.parse(requiredText(row, 'setup'))),
        options: askOptionsSchema.parse(JSON.parse(requiredText(row, 'options'))),
      };
    },
    adopt(workspaceId, askId) {
      database.run(
        `INSERT INTO meetings (id, workspace_id, item_id, ask_id, external_id, campaign_id, first_name, last_name,
           phone, email, asked_at, touched_at)
         SELECT 'meeting-' || i.id, i.workspace_id, i.id,
           coalesce(?2, (SELECT before.ask_id FROM meetings before WHERE before.item_id = i.follows)),
           i.external_id, i.campaign_id, json_extract(i.payload, '$.firstName'), json_extract(i.payload, '$.lastName'),
           json_extract(i.payload, '$.phoneNumber'), json_extract(i.payload, '$.emailAddress'),
           i.created_at, i.created_at
         FROM outbox_items i WHERE i.workspace_id = ?1 AND i.kind = 'scheduling'
           AND NOT EXISTS (SELECT 1 FROM meetings m WHERE m.item_id = i.id) ORDER BY i.sequence`,
        workspaceId,
        orNull(askId),
      );
    },
    get(workspaceId, id) {
      const row = database.get(
        `SELECT ${columns} FROM ${from} WHERE m.workspace_id = ? AND m.id = ?`,
        workspaceId,
        id,
      );
      return row === undefined ? undefined : readMeeting(row);
    },
    page(query) {
      const { where, params } = conditions(query);
      const order = query.window === undefined ? `${moved} DESC, m.id DESC` : 'm.start_ms, m.id';
      // Ids are sorted first: of ten thousand meetings only those of the page are read.
      return database
        .all(
          `SELECT ${columns} FROM ${from} WHERE m.id IN
             (SELECT m.id FROM ${from} WHERE ${where} ORDER BY ${order} LIMIT ?) ORDER BY ${order}`,
          ...params,
          query.limit,
        )
        .map(readMeeting);
    },
    counts(workspaceId) {
      const byState: Record<MeetingState, number> = {
        asked: 0,
        booked: 0,
        moved: 0,
        cancelled: 0,
        'no-availability': 0,
        'more-time': 0,
        refused: 0,
        withdrawn: 0,
      };
      let waiting = 0;
      for (const row of database.all(
        `SELECT ${state} AS shown_state, count(*) AS n, sum(${needsYou}) AS waiting FROM ${from}
         WHERE m.workspace_id = ? GROUP BY 1`,
        workspaceId,
      )) {
        byState[z.enum(meetingStates).parse(row['shown_state'])] = requiredNumber(row, 'n');
        waiting += requiredNumber(row, 'waiting');
      }
      return { byState, needsYou: waiting };
    },
    tellable: (workspaceId, limit) =>
      database
        .all(
          `SELECT ${columns} FROM ${from} WHERE m.workspace_id = ?
             AND (m.state IN ('booked', 'cancelled') OR ${troubled}) ORDER BY moved_at DESC LIMIT ?`,
          workspaceId,
          limit,
        )
        .map(readMeeting),
    markHandled: (workspaceId, id, at) =>
      database.run(
        'UPDATE meetings SET handled_at = ? WHERE workspace_id = ? AND id = ?',
        at,
        workspaceId,
        id,
      ) > 0,
  };
}

function conditions(query: MeetingQuery): { where: string; params: SqlValue[] } {
  const parts = ['m.workspace_id = ?'];
  const params: SqlValue[] = [query.workspaceId];
  const add = (part: string, ...values: SqlValue[]) => {
    parts.push(part);
    params.push(...values);
  };
  if (query.filter === 'needs-you') add(needsYou);
  else if (query.filter !== 'all') add(`${state} = ?`, query.filter);
  // What touches the window, and what begins at its very beginning and takes no time.
  if (query.window !== undefined) {
    const { fromMs, toMs } = query.window;
    add('m.start_ms < ? AND (m.end_ms > ? OR m.start_ms >= ?)', toMs, fromMs, fromMs);
  }
  if (query.campaignId !== undefined) add('m.campaign_id = ?', query.campaignId);
  if (query.conversationId !== undefined) {
    add('coalesce(i.conversation_id, m.conversation_id) = ?', query.conversationId);
  }
  const search = query.search?.trim().toLowerCase() ?? '';
  if (search !== '') {
    const like = `%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    add(
      `(lower(coalesce(m.first_name, '') || ' ' || coalesce(m.last_name, '')) LIKE ? ESCAPE '\\'
        OR lower(coalesce(m.title, '')) LIKE ? ESCAPE '\\' OR m.phone LIKE ? ESCAPE '\\'
        OR m.email LIKE ? ESCAPE '\\' OR lower(m.participants) LIKE ? ESCAPE '\\'
        OR lower(m.external_id) LIKE ? ESCAPE '\\')`,
      ...Array.from({ length: 6 }, () => like),
    );
  }
  if (query.after !== undefined) {
    const place = query.window === undefined ? `(${moved}, m.id) <` : '(m.start_ms, m.id) >';
    add(`${place} (?, ?)`, query.after.at, query.after.id);
  }
  return { where: parts.join(' AND '), params };
}

function readMeeting(row: Row): KeptMeeting {
  return {
    id: requiredText(row, 'id'),
    workspaceId: requiredText(row, 'workspace_id'),
    itemId: text(row, 'item_id'),
    state: z.enum(meetingStates).parse(row['shown_state']),
    stateKey: text(row, 'state_key'),
    needsYou: flag(row, 'needs_you'),
    conversationId: text(row, 'item_conversation_id') ?? text(row, 'conversation_id'),
    externalId: text(row, 'external_id'),
    bookingId: text(row, 'booking_id'),
    campaignId: text(row, 'campaign_id'),
    externalCampaignId: text(row, 'external_campaign_id'),
    firstName: text(row, 'first_name'),
    lastName: text(row, 'last_name'),
    phone: text(row, 'phone'),
    email: text(row, 'email'),
    title: text(row, 'title'),
    startMs: number(row, 'start_ms'),
    endMs: number(row, 'end_ms'),
    timezone: text(row, 'timezone'),
    location: text(row, 'location'),
    video: row['video'] === null ? undefined : flag(row, 'video'),
    meetingUrl: text(row, 'meeting_url'),
    participants: JSON.parse(requiredText(row, 'participants')),
    eventAt: number(row, 'event_at'),
    revisions: requiredNumber(row, 'revisions'),
    notesAt: number(row, 'notes_at'),
    askedAt: number(row, 'asked_at'),
    movedAt: requiredNumber(row, 'moved_at'),
  };
}
