import { draftSchema, type CampaignDraft } from '../../../shared/campaigns/draft.ts';
import type { draftKinds } from '../../../shared/campaigns/drafts-model.ts';
import { toRequest } from '../../../shared/campaigns/request.ts';
import type { Database, Row } from '../database/database.ts';

/** A draft as it is kept. */
export type StoredDraft = {
  readonly id: string;
  readonly workspaceId: string;
  readonly kind: (typeof draftKinds)[number];
  readonly version: number;
  readonly draft: CampaignDraft;
  readonly isNew: readonly string[];
  readonly createdAt: number;
  readonly updatedAt: number;
};

/** What a draft said at one time. */
export type StoredVersion = {
  readonly version: number;
  readonly savedAt: number;
  readonly draft: CampaignDraft;
};

/** The SQL of drafts. Each change answers whether the draft was there, in the version that was expected. */
export interface DraftRepository {
  list(workspaceId: string): readonly StoredDraft[];
  find(id: string): StoredDraft | undefined;
  /** What a draft would send now, as it would be kept by the outbox; nothing where it is gone. */
  request(id: string): string | undefined;
  insert(draft: StoredDraft): void;
  /** Saves over exactly this version; `keepVersion` keeps what it said before, to go back to. */
  save(
    id: string,
    version: number,
    draft: CampaignDraft,
    now: number,
    keepVersion: boolean,
  ): boolean;
  clearNew(id: string): void;
  remove(id: string, now: number): boolean;
  restore(id: string): boolean;
  versions(id: string): readonly StoredVersion[];
  /** When the newest kept version was saved. */
  lastKeptAt(id: string): number | undefined;
  /** Deletes what was removed. */
  purge(): void;
}

/** How many versions one draft keeps. */
const mostVersions = 50;

const columns = 'id, workspace_id, kind, version, content, unseen, created_at, updated_at';

/** Drafts in SQLite. */
export function createDraftRepository(database: Database): DraftRepository {
  function find(id: string): StoredDraft | undefined {
    const row = database.get(
      `SELECT ${columns} FROM campaign_drafts WHERE id = ? AND removed_at IS NULL`,
      id,
    );
    return row === undefined ? undefined : fromRow(row);
  }

  return {
    find,
    request(id) {
      const stored = find(id);
      return stored === undefined ? undefined : JSON.stringify(toRequest(stored.draft));
    },
    list: (workspaceId) =>
      database
        .all(
          `SELECT ${columns} FROM campaign_drafts WHERE workspace_id = ? AND removed_at IS NULL
           ORDER BY updated_at DESC, id`,
          workspaceId,
        )
        .map((row) => fromRow(row)),
    insert(draft) {
      database.run(
        `INSERT INTO campaign_drafts (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        draft.id,
        draft.workspaceId,
        draft.kind,
        draft.version,
        JSON.stringify(draft.draft),
        JSON.stringify(draft.isNew),
        draft.createdAt,
        draft.updatedAt,
      );
    },
    save: (id, version, draft, now, keepVersion) =>
      database.transaction(() => {
        if (keepVersion) {
          database.run(
            `INSERT INTO campaign_draft_versions (draft_id, version, content, saved_at)
             SELECT id, version, content, updated_at FROM campaign_drafts WHERE id = ? AND version = ?
             ON CONFLICT DO NOTHING`,
            id,
            version,
          );
          database.run(
            `DELETE FROM campaign_draft_versions WHERE draft_id = ?1 AND version NOT IN (
               SELECT version FROM campaign_draft_versions WHERE draft_id = ?1
               ORDER BY version DESC LIMIT ?2)`,
            id,
            mostVersions,
          );
        }
        return (
          database.run(
            `UPDATE campaign_drafts SET content = ?, version = version + 1, updated_at = ?
             WHERE id = ? AND version = ? AND removed_at IS NULL`,
            JSON.stringify(draft),
            now,
            id,
            version,
          ) > 0
        );
      }),
    clearNew(id) {
      database.run("UPDATE campaign_drafts SET unseen = '[]' WHERE id = ?", id);
    },
    remove: (id, now) =>
      database.run(
        'UPDATE campaign_drafts SET removed_at = ? WHERE id = ? AND removed_at IS NULL',
        now,
        id,
      ) > 0,
    restore: (id) =>
      database.run('UPDATE campaign_drafts SET removed_at = NULL WHERE id = ?', id) > 0,
    versions: (id) =>
      database
        .all(
          `SELECT version, content, saved_at FROM campaign_draft_versions WHERE draft_id = ?
           ORDER BY version DESC`,
          id,
        )
        .map((row) => ({
          version: Number(row['version']),
          savedAt: Number(row['saved_at']),
          draft: draftSchema.parse(JSON.parse(String(row['content']))),
        })),
    lastKeptAt(id) {
      const row = database.get(
        'SELECT max(saved_at) AS at FROM campaign_draft_versions WHERE draft_id = ?',
        id,
      );
      return typeof row?.['at'] === 'number' ? row['at'] : undefined;
    },
    purge() {
      database.run('DELETE FROM campaign_drafts WHERE removed_at IS NOT NULL');
    },
  };
}

function fromRow(row: Row): StoredDraft {
  const unseen: unknown = JSON.parse(String(row['unseen']));
  return {
    id: String(row['id']),
    workspaceId: String(row['workspace_id']),
    kind: row['kind'] === 'starting-point' ? 'starting-point' : 'draft',
    version: Number(row['version']),
    draft: draftSchema.parse(JSON.parse(String(row['content']))),
    isNew: Array.isArray(unseen) ? unseen.filter((path) => typeof path === 'string') : [],
    createdAt: Number(row['created_at']),
    updatedAt: Number(row['updated_at']),
  };
}
