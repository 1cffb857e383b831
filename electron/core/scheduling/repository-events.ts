import type { MeetingEvent, MeetingStanding } from '../../../shared/scheduling/standing.ts';
import { number, orNull, requiredNumber, requiredText, text } from '../conversations/columns.ts';
import type { Database } from '../database/database.ts';

/** An event as it is kept, with when it was received by our clock. */
export type KeptEvent = MeetingEvent & { readonly receivedAt: number };

/** What an event names of the meeting that it is about. */
export type EventSubject = {
  readonly workspaceId: string;
  readonly conversationId: string | undefined;
  /** The reference of the conversation. */
  readonly externalId: string | undefined;
  readonly bookingId: string | undefined;
  readonly campaignId: string | undefined;
  readonly externalCampaignId: string | undefined;
  readonly firstName: string | undefined;
  readonly lastName: string | undefined;
};

/** Events of meetings, and the lines that they make. */
export interface MeetingEventRepository {
  /** The meeting that an event is about; nothing where no line of it is known. */
  find(subject: EventSubject): string | undefined;
  add(id: string, subject: EventSubject, at: number): void;
  /** Writes down what an event tells of the meeting's place: what is known stays. */
  complete(id: string, subject: EventSubject): void;
  /** False where it was kept before. */
  keep(workspaceId: string, meetingId: string, event: KeptEvent): boolean;
  /** In the order in which they were received. */
  events(meetingId: string): KeptEvent[];
  setStanding(meetingId: string, standing: MeetingStanding, touchedAt: number | undefined): void;
  /** Lines of conversations that turned out to be ours, with the line of our request. */
  strays(workspaceId: string): { readonly id: string; readonly ours: string }[];
  /** Moves the events of one line to another, and removes it. */
  merge(id: string, into: string): void;
}

/** The events in SQLite. */
export function createMeetingEventRepository(database: Database): MeetingEventRepository {
  const one = (sql: string, ...params: (string | null)[]): string | undefined => {
    const row = database.get(sql, ...params);
    return row === undefined ? undefined : requiredText(row, 'id');
  };

  function byConversation(workspaceId: string, conversationId: string): string | undefined {
    return (
      one(
        `SELECT m.id FROM meetings m JOIN outbox_items i ON i.id = m.item_id
         WHERE i.workspace_id = ? AND i.conversation_id = ?`,
        workspaceId,
        conversationId,
      ) ??
      one(
        'SELECT id FROM meetings WHERE workspace_id = ? AND conversation_id = ? LIMIT 1',
        workspaceId,
        conversationId,
      )
    );
  }

  /** A request of ours whose conversation is not known yet, and that carries this reference alone. */
  function byReference({ workspaceId, conversationId, externalId }: EventSubject) {
    if (externalId === undefined) return undefined;
    const isSomeoneElses =
      conversationId !== undefined &&
      database.get(
        `SELECT 1 FROM outbox_items WHERE workspace_id = ? AND conversation_id = ? AND kind = 'conversation'`,
        workspaceId,
        conversationId,
      ) !== undefined;
    if (isSomeoneElses) return undefined;
    const found = database.all(
      `SELECT m.id FROM meetings m LEFT JOIN outbox_items i ON i.id = m.item_id
       WHERE m.workspace_id = ?1 AND m.external_id = ?2
         AND (?3 IS NULL OR coalesce(i.conversation_id, m.conversation_id) IS NULL)
         AND (i.id IS NULL OR i.attempts > 0) ORDER BY m.asked_at DESC LIMIT 2`,
      workspaceId,
      externalId,
      conversationId ?? null,
    );
    const [only] = found;
    return only !== undefined && found.length === 1 ? requiredText(only, 'id') : undefined;
  }

  return {
    find(subject) {
      const { workspaceId, conversationId, bookingId } = subject;
      return (
        (conversationId === undefined ? undefined : byConversation(workspaceId, conversationId)) ??
        (bookingId === undefined
          ? undefined
          : one(
              'SELECT id FROM meetings WHERE workspace_id = ? AND booking_id = ? LIMIT 1',
              workspaceId,
              bookingId,
            )) ??
        byReference(subject)
      );
    },
    add(id, subject, at) {
      database.run(
        'INSERT INTO meetings (id, workspace_id, touched_at) VALUES (?, ?, ?)',
        id,
        subject.workspaceId,
        at,
      );
    },
    complete(id, subject) {
      database.run(
        `UPDATE meetings SET conversation_id = coalesce(conversation_id, ?), external_id = coalesce(external_id, ?),
           campaign_id = coalesce(campaign_id, ?), external_campaign_id = coalesce(external_campaign_id, ?),
           first_name = coalesce(first_name, ?), last_name = coalesce(last_name, ?) WHERE id = ?`,
        orNull(subject.conversationId),
        orNull(subject.externalId),
        orNull(subject.campaignId),
        orNull(subject.externalCampaignId),
        orNull(subject.firstName),
        orNull(subject.lastName),
        id,
      );
    },
    keep: (workspaceId, meetingId, { key, event, at, bookingId, meeting, receivedAt }) =>
      database.run(
        `INSERT INTO meeting_events (workspace_id, key, meeting_id, event, at, booking_id, details, received_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        workspaceId,
        key,
        meetingId,
        event,
        at,
        orNull(bookingId),
        JSON.stringify(meeting ?? {}),
        receivedAt,
      ) > 0,
    events: (meetingId) =>
      database
        .all('SELECT * FROM meeting_events WHERE meeting_id = ? ORDER BY rowid', meetingId)
        .map((row) => ({
          key: requiredText(row, 'key'),
          event: requiredText(row, 'event'),
          at: requiredNumber(row, 'at'),
          bookingId: text(row, 'booking_id'),
          // Written by this repository alone.
          meeting: JSON.parse(requiredText(row, 'details')),
          receivedAt: requiredNumber(row, 'received_at'),
        })),
    setStanding(meetingId, standing, touchedAt) {
      database.run(
        `UPDATE meetings SET state = ?, state_key = ?, booking_id = ?, title = ?, start_ms = ?, end_ms = ?, timezone = ?,
           location = ?, video = ?, meeting_url = ?, participants = ?, event_at = ?, revisions = ?, notes_at = ?,
           touched_at = max(touched_at, coalesce(?, touched_at)) WHERE id = ?`,
        orNull(standing.state),
        orNull(standing.stateKey),
        orNull(standing.bookingId),
        orNull(standing.title),
        orNull(standing.startMs),
        orNull(standing.endMs),
        orNull(standing.timezone),
        orNull(standing.location),
        standing.video === undefined ? null : Number(standing.video),
        orNull(standing.meetingUrl),
        JSON.stringify(standing.participants ?? []),
        orNull(standing.eventAt),
        standing.revisions,
        orNull(standing.notesAt),
        touchedAt ?? null,
        meetingId,
      );
    },
    strays: (workspaceId) =>
      database
        .all(
          // In this order: few lines are nobody's, and none of the others is read.
          `SELECT m.id, ours.id AS ours FROM meetings m
           CROSS JOIN outbox_items i ON i.workspace_id = m.workspace_id AND i.conversation_id = m.conversation_id
             AND i.kind = 'scheduling'
           CROSS JOIN meetings ours ON ours.item_id = i.id
           WHERE m.workspace_id = ? AND m.item_id IS NULL AND m.conversation_id IS NOT NULL`,
          workspaceId,
        )
        .map((row) => ({ id: requiredText(row, 'id'), ours: requiredText(row, 'ours') })),
    merge(id, into) {
      database.run('UPDATE meeting_events SET meeting_id = ? WHERE meeting_id = ?', into, id);
      const handled = number(
        database.get('SELECT handled_at FROM meetings WHERE id = ?', id) ?? {},
        'handled_at',
      );
      database.run(
        'UPDATE meetings SET handled_at = coalesce(handled_at, ?) WHERE id = ?',
        orNull(handled),
        into,
      );
      database.run('DELETE FROM meetings WHERE id = ?', id);
    },
  };
}
