import { z } from 'zod';
import {
  jobStates,
  mirrorStates,
  type JobState,
  type MirrorState,
} from '../../../shared/mirror/model.ts';
import type { Database, Row } from '../database/database.ts';
import { stateSql, type NewCandidate } from './repository-candidates.ts';

/** A job as it is kept. */
export type StoredJob = {
  readonly id: string;
  readonly workspaceId: string;
  readonly locationId: string;
  readonly campaignId: string | undefined;
  readonly uploadId: string | undefined;
  readonly title: string;
  readonly state: JobState;
  readonly createsContacts: boolean;
  readonly createdAt: number;
  /** When it began to run last. */
  readonly updatedAt: number;
};

const rowSchema = z
  .object({
    id: z.string(),
    workspace_id: z.string(),
    location_id: z.string(),
    campaign_id: z.string().nullable(),
    upload_id: z.string().nullable(),
    title: z.string(),
    state: z.enum(jobStates),
    creates_contacts: z.number(),
    created_at: z.number(),
    updated_at: z.number(),
  })
  .transform((row): StoredJob => ({
    id: row.id,
    workspaceId: row.workspace_id,
    locationId: row.location_id,
    campaignId: row.campaign_id ?? undefined,
    uploadId: row.upload_id ?? undefined,
    title: row.title,
    state: row.state,
    createsContacts: row.creates_contacts === 1,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }));

const finalStates = "('no-contact', 'linked', 'failed', 'cancelled', 'to-decide')";
const joined = `FROM mirror_job_candidates l JOIN mirror_candidates c ON c.id = l.candidate_id
  LEFT JOIN outbox_items i ON i.id = c.item_id WHERE l.job_id = ?`;

/** The jobs in SQLite, and where their candidates come from. */
export type JobRepository = ReturnType<typeof createJobRepository>;

/** The SQL of `mirror_jobs`. */
export function createJobRepository(database: Database) {
  return {
    insert(job: StoredJob): void {
      database.run(
        `INSERT INTO mirror_jobs (id, workspace_id, location_id, campaign_id, upload_id, title, state, creates_contacts,
           created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        job.id,
        job.workspaceId,
        job.locationId,
        job.campaignId ?? null,
        job.uploadId ?? null,
        job.title,
        job.state,
        job.createsContacts ? 1 : 0,
        job.createdAt,
        job.updatedAt,
      );
    },
    find(id: string): StoredJob | undefined {
      const row = database.get('SELECT * FROM mirror_jobs WHERE id = ?', id);
      return row === undefined ? undefined : rowSchema.parse(row);
    },
    /** Of campaigns and uploads, the newest first; a single candidate has a job that nobody lists. */
    list: (workspaceId: string): readonly StoredJob[] =>
      database
        .all(
          `SELECT * FROM mirror_jobs WHERE workspace_id = ? AND (campaign_id IS NOT NULL OR upload_id IS NOT NULL)
           ORDER BY sequence DESC LIMIT 50`,
          workspaceId,
        )
        .map((row) => rowSchema.parse(row)),
    setState(id: string, state: JobState, now: number): void {
      database.run('UPDATE mirror_jobs SET state = ?, updated_at = ? WHERE id = ?', state, now, id);
    },
    counts(jobId: string): Record<MirrorState, number> {
      const counts: Record<MirrorState, number> = {
        looking: 0,
        'no-contact': 0,
        creating: 0,
        waiting: 0,
        linked: 0,
        'to-decide': 0,
        failed: 0,
        cancelled: 0,
      };
      for (const row of database.all(
        `SELECT ${stateSql} AS standing, count(*) AS n ${joined} GROUP BY standing`,
        jobId,
      )) {
        counts[z.enum(mirrorStates).parse(row['standing'])] = Number(row['n']);
      }
      return counts;
    },
    settledSince: (jobId: string, since: number): number =>
      Number(
        database.get(
          `SELECT count(*) AS n ${joined} AND ${stateSql} IN ${finalStates}
             AND coalesce(c.settled_at, i.updated_at) > ?`,
          jobId,
          since,
        )?.['n'],
      ),
    workspacesWithWork: (): readonly string[] =>
      database
        .all("SELECT DISTINCT workspace_id AS id FROM mirror_jobs WHERE state = 'running'")
        .map((row) => String(row['id'])),
    ofCampaign: (workspaceId: string, campaignId: string): readonly NewCandidate[] =>
      database
        .all(
          `SELECT id AS conversation_id, phone, email, first_name, last_name FROM conversations
           WHERE workspace_id = ? AND campaign_id = ? ORDER BY created_at, id`,
          workspaceId,
          campaignId,
        )
        .flatMap((row) => candidateOf(row)),
    uploadOf: (
      uploadId: string,
    ): { readonly workspaceId: string; readonly name: string } | undefined => {
      const row = database.get(
        'SELECT workspace_id, file_name AS name FROM uploads WHERE id = ?',
        uploadId,
      );
      return row === undefined
        ? undefined
        : { workspaceId: String(row['workspace_id']), name: String(row['name']) };
    },
    /** Rows that are ready or were sent; what was left out or has a problem stays behind. */
    ofUpload: (uploadId: string): readonly NewCandidate[] =>
      database
        .all(
          `SELECT r.contact AS contact, json_extract(r.candidate, '$.phone.e164') AS phone,
             nullif(json_extract(r.candidate, '$.emailAddress'), '') AS email,
             nullif(json_extract(r.candidate, '$.firstName'), '') AS first_name,
             nullif(json_extract(r.candidate, '$.lastName'), '') AS last_name, i.conversation_id AS conversation_id
           FROM upload_rows r LEFT JOIN outbox_items i ON i.id = r.item_id
           WHERE r.upload_id = ? AND r.state IN ('ready', 'sent') ORDER BY r.row`,
          uploadId,
        )
        .flatMap((row) => candidateOf(row)),
  };
}

function candidateOf(row: Row): NewCandidate[] {
  const text = (name: string) => (typeof row[name] === 'string' ? row[name] : undefined);
  const phone = text('phone');
  const email = text('email')?.toLowerCase();
  const contact = phone ?? email;
  if (contact === undefined) return [];
  return [
    {
      contact,
      phone,
      email,
      firstName: text('first_name'),
      lastName: text('last_name'),
      conversationId: text('conversation_id'),
    },
  ];
}
