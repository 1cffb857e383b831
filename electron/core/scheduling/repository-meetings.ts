import { z } from 'zod';
import type { MeetingState } from '../../../shared/scheduling/model.ts';
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
import type { Database, Row } from '../database/database.ts';
import { countsQuery, type MeetingQuery, pageQuery } from './meeting-queries.ts';

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
           AND i.sequence > coalesce((SELECT max(item_sequence) FROM meetings WHERE workspace_id = ?1), 0)
           AND NOT EXISTS (SELECT 1 FROM meetings m WHERE m.item_id = i.id) ORDER BY i.sequence`,
        workspaceId,
        orNull(askId),
      );
    },
    get(workspaceId, id) {
      const row = database.get(
        'SELECT * FROM meetings m WHERE m.workspace_id = ? AND m.id = ?',
        workspaceId,
        id,
      );
      return row === undefined ? undefined : readMeeting(row);
    },
    page(query) {
      const longest =
        query.window === undefined
          ? 0
          : number(
              database.get(
                'SELECT max(end_ms - start_ms) AS longest FROM meetings WHERE workspace_id = ?',
                query.workspaceId,
              ) ?? {},
              'longest',
            );
      const { sql, params } = pageQuery(query, longest ?? 0);
      return database.all(sql, ...params).map(readMeeting);
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
      for (const row of database.all(countsQuery, workspaceId)) {
        byState[z.enum(meetingStates).parse(row['shown_state'])] = requiredNumber(row, 'n');
      }
      const waiting = database.get(
        'SELECT count(*) AS n FROM meetings WHERE workspace_id = ? AND needs_you = 1',
        workspaceId,
      );
      return { byState, needsYou: requiredNumber(waiting ?? {}, 'n') };
    },
    tellable: (workspaceId, limit) =>
      database
        .all(
          `SELECT m.* FROM meetings m LEFT JOIN outbox_items i ON i.id = m.item_id
           WHERE m.workspace_id = ? AND (m.state IN ('booked', 'cancelled', 'no-availability', 'more-time')
             OR (m.state IS NULL AND (i.state = 'refused' OR (i.state = 'done' AND i.reach = 'failed-at-popp'))))
           ORDER BY m.moved_at DESC, m.id DESC LIMIT ?`,
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

function readMeeting(row: Row): KeptMeeting {
  return {
    id: requiredText(row, 'id'),
    workspaceId: requiredText(row, 'workspace_id'),
    itemId: text(row, 'item_id'),
    state: z.enum(meetingStates).parse(row['shown_state']),
    stateKey: text(row, 'state_key'),
    needsYou: flag(row, 'needs_you'),
    conversationId: text(row, 'shown_conversation'),
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
