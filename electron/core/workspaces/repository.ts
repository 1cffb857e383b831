import { z } from 'zod';
import { workspaceKinds, type WorkspaceKind } from '../../../shared/workspaces/model.ts';
import type { Database } from '../database/database.ts';
import type { MirrorOwner } from '../keychain-account.ts';
import { createKeptOptOuts } from './kept-opt-outs-repository.ts';

/** One row of `workspaces`. */
export type StoredWorkspace = {
  readonly id: string;
  readonly kind: WorkspaceKind;
  readonly name: string;
  readonly organizationId: string;
  readonly baseUrl: string;
  readonly origin: string;
  readonly service: string;
  readonly createdAt: number;
  readonly removedAt?: number | undefined;
};

const rowSchema = z
  .object({
    id: z.string(),
    kind: z.enum(workspaceKinds),
    name: z.string(),
    organization_id: z.string(),
    base_url: z.string(),
    origin: z.string(),
    service: z.string(),
    created_at: z.number(),
    removed_at: z.number().nullable(),
  })
  .transform((row): StoredWorkspace => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    organizationId: row.organization_id,
    baseUrl: row.base_url,
    origin: row.origin,
    service: row.service,
    createdAt: row.created_at,
    removedAt: row.removed_at ?? undefined,
  }));

/** The SQL of workspaces. */
export interface WorkspaceRepository {
  /** Oldest first, without the removed. */
  list(): readonly StoredWorkspace[];
  /** Also a removed one. */
  find(id: string): StoredWorkspace | undefined;
  findIdentity(service: string, organizationId: string): StoredWorkspace | undefined;
  findPractice(): StoredWorkspace | undefined;
  insert(workspace: StoredWorkspace): void;
  update(workspace: StoredWorkspace): void;
  /** The chosen workspace, else the oldest. */
  current(): string | undefined;
  choose(id: string): void;
  /** Whether Popp ever answered for it: its data belongs to that organisation from then on. */
  hasHistory(id: string): boolean;
  removed(): readonly StoredWorkspace[];
  /** The sub-account of HighLevel that a workspace has, for the token that goes with it. */
  mirrorOwner(id: string): MirrorOwner | undefined;
  /** Deletes a workspace with every row of every feature that names it; who opted out stays known, as hashes. */
  purge(workspace: StoredWorkspace): void;
}

function one(row: unknown): StoredWorkspace | undefined {
  return row === undefined ? undefined : rowSchema.parse(row);
}

/** Workspaces in SQLite. */
export function createWorkspaceRepository(database: Database): WorkspaceRepository {
  /** Every table of every feature that says which workspace a row belongs to. */
  function tablesOfWorkspaces(): readonly string[] {
    return database
      .all(
        `SELECT t.name AS name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
         WHERE t.type = 'table' AND c.name = 'workspace_id' AND t.sql NOT LIKE 'CREATE VIRTUAL%'`,
      )
      .map((row) => String(row['name']));
  }

  /** Rows that belong to a workspace through another table, such as the evidence about an item. */
  function deleteDangling(): void {
    for (;;) {
      const dangling = database.all('PRAGMA foreign_key_check');
      if (dangling.length === 0) return;
      for (const { table, rowid } of dangling) {
        database.run(`DELETE FROM "${String(table)}" WHERE rowid = ?`, rowid ?? null);
      }
    }
  }

  const optOuts = createKeptOptOuts(database);
  // Asked for with every delivery and every notice; nothing but this writes them.
  let listed: readonly StoredWorkspace[] | undefined;

  function read(): readonly StoredWorkspace[] {
    return database
      .all('SELECT * FROM workspaces WHERE removed_at IS NULL ORDER BY created_at, rowid')
      .map((row) => rowSchema.parse(row));
  }

  /** All or nothing, and whatever came of it is read anew. */
  function change(work: () => void): void {
    try {
      database.transaction(work);
    } finally {
      listed = undefined;
    }
  }

  return {
    list: () => (listed ??= read()),
    find: (id) => one(database.get('SELECT * FROM workspaces WHERE id = ?', id)),
    findIdentity: (service, organizationId) =>
      one(
        database.get(
          'SELECT * FROM workspaces WHERE service = ? AND organization_id = ?',
          service,
          organizationId,
        ),
      ),
    findPractice: () => one(database.get("SELECT * FROM workspaces WHERE kind = 'practice'")),
    insert: (workspace) =>
      change(() => {
        database.run(
          `INSERT INTO workspaces (id, kind, name, organization_id, base_url, origin, service, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
          workspace.id,
          workspace.kind,
          workspace.name,
          workspace.organizationId,
          workspace.baseUrl,
          workspace.origin,
          workspace.service,
          workspace.createdAt,
        );
        if (workspace.kind === 'popp') optOuts.restore(workspace);
      }),
    update: (workspace) =>
      change(() => {
        database.run(
          `UPDATE workspaces SET name = ?, organization_id = ?, base_url = ?, origin = ?, service = ?, removed_at = ?
         WHERE id = ?`,
          workspace.name,
          workspace.organizationId,
          workspace.baseUrl,
          workspace.origin,
          workspace.service,
          workspace.removedAt ?? null,
          workspace.id,
        );
        if (workspace.kind === 'popp') optOuts.restore(workspace);
      }),
    current() {
      const row = database.get(
        `SELECT w.id AS id FROM workspaces w LEFT JOIN workspace_choice c ON c.workspace_id = w.id
         WHERE w.removed_at IS NULL ORDER BY c.only IS NULL, w.created_at, w.rowid LIMIT 1`,
      );
      return row === undefined ? undefined : String(row['id']);
    },
    choose(id) {
      database.run(
        `INSERT INTO workspace_choice (only, workspace_id) VALUES (1, ?)
         ON CONFLICT (only) DO UPDATE SET workspace_id = excluded.workspace_id`,
        id,
      );
    },
    hasHistory: (id) =>
      database.get('SELECT 1 FROM campaigns WHERE workspace_id = ? LIMIT 1', id) !== undefined,
    mirrorOwner(id) {
      const row = database.get(
        'SELECT origin, location_id FROM mirror_connections WHERE workspace_id = ?',
        id,
      );
      return row === undefined
        ? undefined
        : { origin: String(row['origin']), locationId: String(row['location_id']) };
    },
    removed: () =>
      database
        .all('SELECT * FROM workspaces WHERE removed_at IS NOT NULL')
        .map((row) => rowSchema.parse(row)),
    purge(workspace) {
      const { id, kind } = workspace;
      change(() => {
        if (kind === 'popp') optOuts.keep(workspace);
        // Rows refer to one another across features; what counts is that nothing dangles when all are gone.
        database.run('PRAGMA defer_foreign_keys = ON');
        for (const table of tablesOfWorkspaces()) {
          database.run(`DELETE FROM "${table}" WHERE workspace_id = ?`, id);
        }
        database.run('DELETE FROM workspaces WHERE id = ?', id);
        deleteDangling();
      });
    },
  };
}
