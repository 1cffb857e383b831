import { z } from 'zod';
import { mirrorStates, type MirrorState } from '../../../shared/mirror/model.ts';
import type { Database, Row } from '../database/database.ts';

/** A candidate to bring over. */
export type NewCandidate = {
  /** E.164, or a lower-case e-mail where there is no phone. */
  readonly contact: string;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly conversationId?: string | undefined;
  /** Typed by the recruiter: it is checked before it counts. */
  readonly contactId?: string | undefined;
};

/** A candidate with where it stands. */
export type StoredCandidate = {
  readonly id: string;
  readonly workspaceId: string;
  readonly locationId: string;
  readonly contact: string;
  readonly phone: string | undefined;
  readonly email: string | undefined;
  readonly firstName: string | undefined;
  readonly lastName: string | undefined;
  readonly conversationId: string | undefined;
  readonly contactId: string | undefined;
  readonly isTyped: boolean;
  readonly createsContact: boolean;
  readonly state: MirrorState;
  readonly words: string | undefined;
  readonly itemId: string | undefined;
};

/** Where a candidate stands: by itself until there is an item, then by the item. */
export const stateSql = `CASE
  WHEN c.state <> 'item' THEN c.state
  WHEN i.state = 'undecided' THEN 'to-decide'
  WHEN i.state = 'refused' THEN 'failed'
  WHEN i.state = 'cancelled' THEN 'cancelled'
  WHEN i.kind = 'highlevel-contact' THEN 'creating'
  WHEN i.state = 'done' THEN 'linked'
  ELSE 'waiting' END`;

const selected = `SELECT c.*, ${stateSql} AS standing,
  CASE WHEN i.state IN ('held', 'undecided', 'refused') THEN i.reason END AS item_words
  FROM mirror_candidates c LEFT JOIN outbox_items i ON i.id = c.item_id`;

/** The candidates in SQLite. */
export type CandidateRepository = ReturnType<typeof createCandidateRepository>;

/** The SQL of `mirror_candidates`. */
export function createCandidateRepository(database: Database) {
  const many = (where: string, ...params: (string | number)[]): StoredCandidate[] =>
    database.all(`${selected} ${where}`, ...params).map((row) => fromRow(row));

  return {
    /** Adds it to the job; one that ended without a conversation is tried anew. Answers its id. */
    add(
      job: {
        readonly id: string;
        readonly workspaceId: string;
        readonly locationId: string;
        readonly createsContacts: boolean;
      },
      candidate: NewCandidate,
      id: string,
      now: number,
    ): void {
      const { workspaceId, locationId } = job;
      database.run(
        `INSERT INTO mirror_candidates (id, workspace_id, location_id, contact, phone, email, first_name, last_name,
           conversation_id, contact_id, contact_typed, creates_contact, state, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'looking', ?)
         ON CONFLICT (workspace_id, location_id, contact) DO UPDATE SET
           phone = coalesce(excluded.phone, phone), email = coalesce(excluded.email, email),
           first_name = coalesce(excluded.first_name, first_name), last_name = coalesce(excluded.last_name, last_name),
           conversation_id = coalesce(excluded.conversation_id, conversation_id)`,
        id,
        workspaceId,
        locationId,
        candidate.contact,
        candidate.phone ?? null,
        candidate.email ?? null,
        candidate.firstName ?? null,
        candidate.lastName ?? null,
        candidate.conversationId ?? null,
        candidate.contactId ?? null,
        candidate.contactId === undefined ? 0 : 1,
        job.createsContacts ? 1 : 0,
        now,
      );
      // Under way or linked, it stays as it is; only a contact that the recruiter types replaces what was found.
      database.run(
        `UPDATE mirror_candidates SET state = 'looking', words = NULL, item_id = NULL, settled_at = NULL, updated_at = ?,
           creates_contact = ?, contact_typed = ?, contact_id = coalesce(?, CASE contact_typed WHEN 1 THEN NULL ELSE contact_id END)
         WHERE workspace_id = ? AND location_id = ? AND contact = ? AND (state IN ('no-contact', 'failed', 'cancelled')
           OR (state = 'item' AND (SELECT i.state FROM outbox_items i WHERE i.id = item_id) IN ('refused', 'cancelled'))
           OR (state = 'item' AND EXISTS (SELECT 1 FROM mirror_links l WHERE l.workspace_id = mirror_candidates.workspace_id
             AND l.location_id = mirror_candidates.location_id AND l.contact_id = mirror_candidates.contact_id AND l.deleted = 1)))`,
        now,
        job.createsContacts ? 1 : 0,
        candidate.contactId === undefined ? 0 : 1,
        candidate.contactId ?? null,
        workspaceId,
        locationId,
        candidate.contact,
      );
      database.run(
        `INSERT INTO mirror_job_candidates (job_id, candidate_id)
         SELECT ?, id FROM mirror_candidates WHERE workspace_id = ? AND location_id = ? AND contact = ?
         ON CONFLICT DO NOTHING`,
        job.id,
        workspaceId,
        locationId,
        candidate.contact,
      );
    },
    get: (id: string): StoredCandidate | undefined => many('WHERE c.id = ?', id)[0],
    ofContact: (workspaceId: string, locationId: string, contacts: readonly string[]) =>
      many(
        `WHERE c.workspace_id = ? AND c.location_id = ? AND c.contact IN (SELECT value FROM json_each(?))`,
        workspaceId,
        locationId,
        JSON.stringify(contacts),
      )[0],
    ofItem: (itemId: string) => many('WHERE c.item_id = ?', itemId),
    linked: (workspaceId: string, locationId: string) =>
      many(
        `WHERE c.workspace_id = ? AND c.location_id = ? AND c.state = 'item' AND i.kind = 'mirrored-contact' AND i.state = 'done'`,
        workspaceId,
        locationId,
      ),
    /** Whose contact is to be looked up, of jobs that run. */
    looking: (workspaceId: string, locationId: string, limit: number) =>
      many(
        `WHERE c.workspace_id = ? AND c.location_id = ? AND c.state = 'looking' AND EXISTS (SELECT 1 FROM mirror_job_candidates l
           JOIN mirror_jobs j ON j.id = l.job_id WHERE l.candidate_id = c.id AND j.state = 'running')
         ORDER BY c.sequence LIMIT ?`,
        workspaceId,
        locationId,
        limit,
      ),
    /** Whether a job still wants it: one that runs, else one that is paused. */
    wantedBy(id: string): 'running' | 'paused' | undefined {
      const states = database
        .all(
          `SELECT j.state AS state FROM mirror_job_candidates l JOIN mirror_jobs j ON j.id = l.job_id
           WHERE l.candidate_id = ? AND j.state IN ('running', 'paused')`,
          id,
        )
        .map((row) => row['state']);
      if (states.includes('running')) return 'running';
      return states.includes('paused') ? 'paused' : undefined;
    },
    /** Candidates of a job that did not get there. */
    troubles: (jobId: string, limit: number) =>
      many(
        `JOIN mirror_job_candidates l ON l.candidate_id = c.id WHERE l.job_id = ?
           AND ${stateSql} IN ('no-contact', 'failed', 'to-decide') ORDER BY c.sequence LIMIT ?`,
        jobId,
        limit,
      ),
    setState(
      id: string,
      state: 'no-contact' | 'failed' | 'cancelled',
      words: string,
      now: number,
    ): void {
      database.run(
        'UPDATE mirror_candidates SET state = ?, words = ?, settled_at = ?, updated_at = ? WHERE id = ?',
        state,
        words,
        now,
        now,
        id,
      );
    },
    setItem(id: string, itemId: string, contactId: string | undefined, now: number): void {
      database.run(
        `UPDATE mirror_candidates SET state = 'item', words = NULL, item_id = ?, contact_id = coalesce(?, contact_id),
           updated_at = ? WHERE id = ?`,
        itemId,
        contactId ?? null,
        now,
        id,
      );
    },
    /** Those of a cancelled job that nobody else wants, and that never got an item. */
    cancelLooking(jobId: string, now: number): void {
      database.run(
        `UPDATE mirror_candidates SET state = 'cancelled', settled_at = ?, updated_at = ? WHERE state = 'looking'
           AND id IN (SELECT candidate_id FROM mirror_job_candidates WHERE job_id = ?)
           AND NOT EXISTS (SELECT 1 FROM mirror_job_candidates l JOIN mirror_jobs j ON j.id = l.job_id
             WHERE l.candidate_id = mirror_candidates.id AND j.state IN ('running', 'paused'))`,
        now,
        now,
        jobId,
      );
    },
    /** Items of a job in this state that no other job of this kind keeps going. */
    itemsOf(jobId: string, states: readonly string[], hold?: string): string[] {
      return database
        .all(
          `SELECT DISTINCT i.id AS id FROM mirror_job_candidates l JOIN mirror_candidates c ON c.id = l.candidate_id
           JOIN outbox_items i ON i.id = c.item_id
           WHERE l.job_id = ? AND i.state IN (SELECT value FROM json_each(?)) AND (? IS NULL OR i.hold = ?)
             AND NOT EXISTS (SELECT 1 FROM mirror_job_candidates o JOIN mirror_jobs j ON j.id = o.job_id
               WHERE o.candidate_id = c.id AND j.id <> ? AND j.state = 'running')`,
          jobId,
          JSON.stringify(states),
          hold ?? null,
          hold ?? null,
          jobId,
        )
        .map((row) => String(row['id']));
    },
  };
}

const rowSchema = z.object({
  id: z.string(),
  workspace_id: z.string(),
  location_id: z.string(),
  contact: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  first_name: z.string().nullable(),
  last_name: z.string().nullable(),
  conversation_id: z.string().nullable(),
  contact_id: z.string().nullable(),
  contact_typed: z.number(),
  creates_contact: z.number(),
  standing: z.enum(mirrorStates),
  words: z.string().nullable(),
  item_words: z.string().nullable(),
  item_id: z.string().nullable(),
});

function fromRow(row: Row): StoredCandidate {
  const read = rowSchema.parse(row);
  return {
    id: read.id,
    workspaceId: read.workspace_id,
    locationId: read.location_id,
    contact: read.contact,
    phone: read.phone ?? undefined,
    email: read.email ?? undefined,
    firstName: read.first_name ?? undefined,
    lastName: read.last_name ?? undefined,
    conversationId: read.conversation_id ?? undefined,
    contactId: read.contact_id ?? undefined,
    isTyped: read.contact_typed === 1,
    createsContact: read.creates_contact === 1,
    state: read.standing,
    words: read.words ?? read.item_words ?? undefined,
    itemId: read.item_id ?? undefined,
  };
}
