import type { Candidate } from '../../../shared/uploads/candidate.ts';
import { requiredNumber, requiredText, text } from '../conversations/columns.ts';
import type { Database, Row } from '../database/database.ts';

/** A row of an upload as a source of candidates. */
export type SourceRow = {
  readonly row: number;
  readonly candidate: Candidate;
  readonly isReady: boolean;
};

/** A cached conversation as a source of candidates. */
export type SourceConversation = {
  readonly id: string;
  readonly firstName: string | undefined;
  readonly lastName: string | undefined;
  readonly phone: string | undefined;
  readonly email: string | undefined;
};

/** A meeting that was asked for before with the same candidate in the same campaign. */
export type AskedBefore = {
  readonly itemId: string;
  readonly round: number;
  readonly state: string;
  readonly at: number;
};

/** Where candidates come from, and who was asked before. */
export interface SourceRepository {
  isUploadOf(workspaceId: string, uploadId: string): boolean;
  rowsAfter(uploadId: string, after: number, limit: number): SourceRow[];
  conversationsAfter(
    workspaceId: string,
    campaignId: string,
    after: string,
    limit: number,
  ): (SourceConversation & { readonly status: string | undefined })[];
  conversation(workspaceId: string, id: string): SourceConversation | undefined;
  /** The campaigns that these conversations are of, the most frequent first. */
  campaignsOf(
    workspaceId: string,
    conversationIds: readonly string[],
  ): { readonly campaignId: string; readonly count: number }[];
  /** Requests of ours that are not refused or withdrawn, the newest first. */
  askedBefore(
    workspaceId: string,
    campaignId: string,
    channel: string,
    contact: string,
  ): AskedBefore[];
  /** The newest conversation that a campaign has with this candidate, as far as the cache knows. */
  conversationWith(workspaceId: string, campaignId: string, contact: string): string | undefined;
}

const conversationColumns = 'id, first_name, last_name, phone, email, status';

/** The sources in SQLite. */
export function createSourceRepository(database: Database): SourceRepository {
  return {
    isUploadOf: (workspaceId, uploadId) =>
      database.get(
        'SELECT 1 FROM uploads WHERE id = ? AND workspace_id = ?',
        uploadId,
        workspaceId,
      ) !== undefined,
    rowsAfter: (uploadId, after, limit) =>
      database
        .all(
          'SELECT row, candidate, state FROM upload_rows WHERE upload_id = ? AND row > ? ORDER BY row LIMIT ?',
          uploadId,
          after,
          limit,
        )
        .map((row) => {
          // Written by the uploads alone.
          const candidate: Candidate = JSON.parse(requiredText(row, 'candidate'));
          const state = text(row, 'state');
          const isReady = state === 'ready' || state === 'sent';
          return { row: requiredNumber(row, 'row'), candidate, isReady };
        }),
    conversationsAfter: (workspaceId, campaignId, after, limit) =>
      database
        .all(
          `SELECT ${conversationColumns} FROM conversations
           WHERE workspace_id = ? AND campaign_id = ? AND id > ? ORDER BY id LIMIT ?`,
          workspaceId,
          campaignId,
          after,
          limit,
        )
        .map(readConversation),
    conversation(workspaceId, id) {
      const row = database.get(
        `SELECT ${conversationColumns} FROM conversations WHERE workspace_id = ? AND id = ?`,
        workspaceId,
        id,
      );
      return row === undefined ? undefined : readConversation(row);
    },
    campaignsOf: (workspaceId, conversationIds) =>
      database
        .all(
          `SELECT campaign_id, count(*) AS n FROM conversations
           WHERE workspace_id = ? AND id IN (SELECT value FROM json_each(?)) AND campaign_id IS NOT NULL
           GROUP BY campaign_id ORDER BY n DESC, campaign_id`,
          workspaceId,
          JSON.stringify(conversationIds),
        )
        .map((row) => ({
          campaignId: requiredText(row, 'campaign_id'),
          count: requiredNumber(row, 'n'),
        })),
    askedBefore: (workspaceId, campaignId, channel, contact) =>
      database
        .all(
          `SELECT id, round, state, created_at FROM outbox_items
           WHERE workspace_id = ? AND campaign_id = ? AND contact = ? AND channel = ? AND kind = 'scheduling'
             AND state NOT IN ('refused', 'cancelled') ORDER BY round DESC`,
          workspaceId,
          campaignId,
          contact,
          channel,
        )
        .map((row) => ({
          itemId: requiredText(row, 'id'),
          round: requiredNumber(row, 'round'),
          state: requiredText(row, 'state'),
          at: requiredNumber(row, 'created_at'),
        })),
    conversationWith: (workspaceId, campaignId, contact) => {
      const column = contact.includes('@') ? 'email' : 'phone';
      const row = database.get(
        `SELECT id FROM conversations WHERE workspace_id = ? AND ${column} = ? AND campaign_id = ?
         ORDER BY created_at DESC LIMIT 1`,
        workspaceId,
        contact,
        campaignId,
      );
      return row === undefined ? undefined : requiredText(row, 'id');
    },
  };
}

function readConversation(row: Row) {
  return {
    id: requiredText(row, 'id'),
    firstName: text(row, 'first_name'),
    lastName: text(row, 'last_name'),
    phone: text(row, 'phone'),
    email: text(row, 'email'),
    status: text(row, 'status'),
  };
}
