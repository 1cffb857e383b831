import { foldContact, type Sighting } from '../../../shared/outbox/matching.ts';
import type { PoppConversation } from '../../../shared/popp/conversation.ts';
import type { Database, Row, SqlValue } from '../database/database.ts';
import { number, optionalNumber, optionalText, readIds, text } from './item.ts';
import type { Watermark } from './repository-requests.ts';

/** A conversation that reading Popp has shown. */
export type Seen = Sighting & {
  readonly campaignId: string;
  /** The order of first sight; what is smaller than a request's `seenBefore` was there before it. */
  readonly place: number;
  readonly status: string | undefined;
  readonly createdAt: number | undefined;
  /** The item that it settles. */
  readonly claimedBy: string | undefined;
  /** Whether a list has shown it since it was claimed. */
  readonly wasListed: boolean;
};

/** What reading has shown, and down to where it was read without a gap. */
export interface SeenRepository {
  /** Answers the ids that were not known or have changed. */
  remember(
    workspaceId: string,
    campaignId: string,
    list: readonly PoppConversation[],
    now: number,
  ): string[];
  get(workspaceId: string, remoteId: string): Seen | undefined;
  /** Conversations of one candidate in one campaign, by contact or by reference. */
  ofCandidate(workspaceId: string, campaignId: string, contact: string, externalId: string): Seen[];
  lastPlace(): number;
  frontier(workspaceId: string, campaignId: string): Watermark | undefined;
  setFrontier(workspaceId: string, campaignId: string, watermark: Watermark, now: number): void;
  /** After a restore nothing counts as read: every list is read whole again. */
  forgetFrontiers(): void;
  isPreflighted(uploadId: string, campaignId: string): boolean;
  notePreflight(
    uploadId: string,
    campaignId: string,
    conversations: number,
    finishedAt: number | null,
  ): void;
}

const columns = `s.place, s.workspace_id, s.campaign_id, s.remote_id, s.phone, s.email, s.external_id, s.status,
  s.created_at, c.item_id AS claimed_by, c.found_by`;
const claimed = `LEFT JOIN outbox_claims c
  ON c.workspace_id = s.workspace_id AND c.thing = 'conversation' AND c.remote_id = s.remote_id`;

/** What was seen, in SQLite. */
export function createSeenRepository(database: Database): SeenRepository {
  const seen = (sql: string, ...params: SqlValue[]): Seen[] =>
    database.all(sql, ...params).map((row) => fromRow(row));

  return {
    remember: (workspaceId, campaignId, list, now) =>
      list
        .filter(
          (one) =>
            database.run(
              `INSERT INTO outbox_seen (workspace_id, campaign_id, remote_id, phone, email, external_id, status,
                 created_at, updated_at, first_seen_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
               ON CONFLICT (workspace_id, remote_id) DO UPDATE SET
                 phone = coalesce(excluded.phone, phone), email = coalesce(excluded.email, email),
                 external_id = coalesce(excluded.external_id, external_id),
                 status = coalesce(excluded.status, status),
                 updated_at = coalesce(excluded.updated_at, updated_at)
               WHERE excluded.status IS NOT status OR excluded.external_id IS NOT external_id
                 OR excluded.phone IS NOT phone OR excluded.email IS NOT email`,
              workspaceId,
              one.campaignId ?? campaignId,
              one.id,
              one.phoneNumber === undefined ? null : foldContact(one.phoneNumber),
              one.emailAddress === undefined ? null : foldContact(one.emailAddress),
              one.externalId ?? null,
              one.status ?? null,
              one.createdAt ?? null,
              one.updatedAt ?? null,
              now,
            ) > 0,
        )
        .map((one) => one.id),
    get: (workspaceId, remoteId) =>
      seen(
        `SELECT ${columns} FROM outbox_seen s ${claimed} WHERE s.workspace_id = ? AND s.remote_id = ?`,
        workspaceId,
        remoteId,
      )[0],
    ofCandidate(workspaceId, campaignId, contact, externalId) {
      const folded = foldContact(contact);
      return seen(
        `SELECT ${columns} FROM outbox_seen s ${claimed} WHERE s.place IN (
           SELECT place FROM outbox_seen WHERE workspace_id = ?1 AND campaign_id = ?2 AND phone = ?3
           UNION SELECT place FROM outbox_seen WHERE workspace_id = ?1 AND campaign_id = ?2 AND email = ?3
           UNION SELECT place FROM outbox_seen WHERE workspace_id = ?1 AND campaign_id = ?2 AND external_id = ?4)
         ORDER BY s.place`,
        workspaceId,
        campaignId,
        folded,
        externalId,
      );
    },
    lastPlace: () =>
      number(database.get('SELECT coalesce(max(place), 0) AS last FROM outbox_seen')?.['last']),
    frontier(workspaceId, campaignId) {
      const row = database.get(
        'SELECT ids, server_date FROM outbox_frontiers WHERE workspace_id = ? AND campaign_id = ?',
        workspaceId,
        campaignId,
      );
      if (row === undefined) return undefined;
      return { ids: readIds(row['ids']), serverDate: optionalNumber(row['server_date']) };
    },
    setFrontier(workspaceId, campaignId, watermark, now) {
      database.run(
        `INSERT INTO outbox_frontiers (workspace_id, campaign_id, ids, server_date, read_at)
         VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET ids = excluded.ids,
           server_date = excluded.server_date, read_at = excluded.read_at`,
        workspaceId,
        campaignId,
        JSON.stringify(watermark.ids),
        watermark.serverDate ?? null,
        now,
      );
    },
    forgetFrontiers() {
      database.run('DELETE FROM outbox_frontiers');
      database.run('DELETE FROM outbox_preflights');
    },
    isPreflighted(uploadId, campaignId) {
      const row = database.get(
        'SELECT finished_at FROM outbox_preflights WHERE upload_id = ? AND campaign_id = ?',
        uploadId,
        campaignId,
      );
      return row !== undefined && row['finished_at'] !== null;
    },
    notePreflight(uploadId, campaignId, conversations, finishedAt) {
      database.run(
        `INSERT INTO outbox_preflights (upload_id, campaign_id, conversations, finished_at)
         VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET conversations = excluded.conversations,
           finished_at = excluded.finished_at`,
        uploadId,
        campaignId,
        conversations,
        finishedAt,
      );
    },
  };
}

function fromRow(row: Row): Seen {
  return {
    remoteId: text(row['remote_id']),
    campaignId: text(row['campaign_id']),
    externalId: optionalText(row['external_id']),
    phone: optionalText(row['phone']),
    email: optionalText(row['email']),
    place: number(row['place']),
    status: optionalText(row['status']),
    createdAt: optionalNumber(row['created_at']),
    claimedBy: optionalText(row['claimed_by']),
    wasListed: row['found_by'] === 'list',
  };
}
