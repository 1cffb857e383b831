import type { Database } from '../database/database.ts';
import { number, oneOf, optionalNumber, optionalText, readIds, text } from './item.ts';
import type { ConversationLead } from './outbox.ts';

const pauseCauses = ['recruiter', 'not-let-in', 'instance'] as const;

/** Why nothing leaves a workspace. */
export type Pause = {
  readonly workspaceId: string;
  readonly cause: (typeof pauseCauses)[number];
  readonly words: string;
  readonly at: number;
  /** When a restored database had been compared with Popp. */
  readonly checkedAt?: number;
};

/** A verified webhook that was not read yet. */
export type OpenLead = ConversationLead & { readonly receivedAt: number };

/** Two conversations of one candidate in one campaign. */
export type Alarm = {
  readonly workspaceId: string;
  readonly campaignId: string;
  readonly contact: string;
  readonly remoteIds: readonly string[];
  readonly at: number;
  readonly acknowledgedAt: number | undefined;
};

/** Pauses, leads and alarms: what the outbox keeps beside its items. */
export interface NoteRepository {
  pause(pause: Pause): void;
  resume(workspaceId: string): void;
  pauseOf(workspaceId: string): Pause | undefined;
  noteChecked(workspaceId: string, words: string, now: number): void;
  pauseUpload(uploadId: string, now: number): void;
  resumeUpload(uploadId: string): void;
  isUploadPaused(uploadId: string): boolean;
  addLead(lead: ConversationLead, now: number): void;
  closeLead(workspaceId: string, conversationId: string): void;
  leads(workspaceId: string): OpenLead[];
  raiseAlarm(alarm: Omit<Alarm, 'acknowledgedAt'>): boolean;
  alarms(workspaceId: string): Alarm[];
  acknowledgeAlarm(workspaceId: string, campaignId: string, contact: string, now: number): void;
}

/** The notes in SQLite. */
export function createNoteRepository(database: Database): NoteRepository {
  return {
    pause(pause) {
      // A restored database stays paused for that reason until it has been checked.
      database.run(
        `INSERT INTO outbox_pauses (workspace_id, cause, words, at) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET cause = excluded.cause, words = excluded.words, at = excluded.at
         WHERE cause <> 'instance'`,
        pause.workspaceId,
        pause.cause,
        pause.words,
        pause.at,
      );
    },
    resume(workspaceId) {
      database.run('DELETE FROM outbox_pauses WHERE workspace_id = ?', workspaceId);
    },
    pauseOf(workspaceId) {
      const row = database.get('SELECT * FROM outbox_pauses WHERE workspace_id = ?', workspaceId);
      if (row === undefined) return undefined;
      return {
        workspaceId,
        cause: oneOf(pauseCauses, row['cause']),
        words: text(row['words']),
        at: number(row['at']),
        ...(typeof row['checked_at'] === 'number' ? { checkedAt: row['checked_at'] } : {}),
      };
    },
    noteChecked(workspaceId, words, now) {
      database.run(
        `UPDATE outbox_pauses SET words = ?, checked_at = ? WHERE workspace_id = ? AND cause = 'instance'`,
        words,
        now,
        workspaceId,
      );
    },
    pauseUpload(uploadId, now) {
      database.run(
        'INSERT INTO outbox_upload_pauses (upload_id, at) VALUES (?, ?) ON CONFLICT DO NOTHING',
        uploadId,
        now,
      );
    },
    resumeUpload(uploadId) {
      database.run('DELETE FROM outbox_upload_pauses WHERE upload_id = ?', uploadId);
    },
    isUploadPaused: (uploadId) =>
      database.get('SELECT 1 FROM outbox_upload_pauses WHERE upload_id = ?', uploadId) !==
      undefined,
    addLead(lead, now) {
      database.run(
        `INSERT INTO outbox_leads (workspace_id, conversation_id, event, external_id, received_at)
         VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET event = excluded.event,
           external_id = coalesce(excluded.external_id, external_id)`,
        lead.workspaceId,
        lead.conversationId,
        lead.event,
        lead.externalId ?? null,
        now,
      );
    },
    closeLead(workspaceId, conversationId) {
      database.run(
        'DELETE FROM outbox_leads WHERE workspace_id = ? AND conversation_id = ?',
        workspaceId,
        conversationId,
      );
    },
    leads: (workspaceId) =>
      database
        .all('SELECT * FROM outbox_leads WHERE workspace_id = ? ORDER BY received_at', workspaceId)
        .map((row) => {
          const externalId = optionalText(row['external_id']);
          return {
            workspaceId,
            conversationId: text(row['conversation_id']),
            event: text(row['event']),
            ...(externalId === undefined ? {} : { externalId }),
            receivedAt: number(row['received_at']),
          };
        }),
    raiseAlarm: (alarm) =>
      database.run(
        `INSERT INTO outbox_alarms (workspace_id, campaign_id, contact, remote_ids, at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET remote_ids = excluded.remote_ids, at = excluded.at, acknowledged_at = NULL
         WHERE remote_ids <> excluded.remote_ids`,
        alarm.workspaceId,
        alarm.campaignId,
        alarm.contact,
        JSON.stringify(alarm.remoteIds),
        alarm.at,
      ) > 0,
    alarms: (workspaceId) =>
      database
        .all('SELECT * FROM outbox_alarms WHERE workspace_id = ? ORDER BY at DESC', workspaceId)
        .map((row) => ({
          workspaceId,
          campaignId: text(row['campaign_id']),
          contact: text(row['contact']),
          remoteIds: readIds(row['remote_ids']),
          at: number(row['at']),
          acknowledgedAt: optionalNumber(row['acknowledged_at']),
        })),
    acknowledgeAlarm(workspaceId, campaignId, contact, now) {
      database.run(
        `UPDATE outbox_alarms SET acknowledged_at = ? WHERE workspace_id = ? AND campaign_id = ? AND contact = ?`,
        now,
        workspaceId,
        campaignId,
        contact,
      );
    },
  };
}
