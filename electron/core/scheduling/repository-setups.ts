import { meetingSetupSchema, type MeetingSetup } from '../../../shared/scheduling/setup.ts';
import { requiredNumber, requiredText } from '../conversations/columns.ts';
import type { Database, Row } from '../database/database.ts';

/** A setup as it is kept. */
export type KeptSetup = {
  readonly id: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly setup: MeetingSetup;
  readonly updatedAt: number;
};

/** Setups that a recruiter keeps. */
export interface SetupRepository {
  /** By name. */
  list(workspaceId: string): KeptSetup[];
  get(id: string): KeptSetup | undefined;
  add(setup: KeptSetup): void;
  /** Answers false where it is not there any more. */
  change(setup: KeptSetup): boolean;
  remove(id: string, at: number): KeptSetup | undefined;
  restore(id: string): KeptSetup | undefined;
  /** Forgets what was removed. */
  purge(): void;
}

/** The setups in SQLite. */
export function createSetupRepository(database: Database): SetupRepository {
  function find(id: string, isRemoved: boolean): KeptSetup | undefined {
    const row = database.get('SELECT * FROM scheduling_setups WHERE id = ?', id);
    if (row === undefined || (row['removed_at'] !== null) !== isRemoved) return undefined;
    return readSetup(row);
  }

  return {
    list: (workspaceId) =>
      database
        .all(
          `SELECT * FROM scheduling_setups WHERE workspace_id = ? AND removed_at IS NULL
           ORDER BY name COLLATE NOCASE, id`,
          workspaceId,
        )
        .map(readSetup),
    get: (id) => find(id, false),
    add({ id, workspaceId, name, setup, updatedAt }) {
      database.run(
        `INSERT INTO scheduling_setups (id, workspace_id, name, content, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?)`,
        id,
        workspaceId,
        name,
        JSON.stringify(setup),
        updatedAt,
        updatedAt,
      );
    },
    change: ({ id, workspaceId, name, setup, updatedAt }) =>
      database.run(
        `UPDATE scheduling_setups SET name = ?, content = ?, updated_at = ?
         WHERE id = ? AND workspace_id = ? AND removed_at IS NULL`,
        name,
        JSON.stringify(setup),
        updatedAt,
        id,
        workspaceId,
      ) > 0,
    remove(id, at) {
      const found = find(id, false);
      database.run('UPDATE scheduling_setups SET removed_at = ? WHERE id = ?', at, id);
      return found;
    },
    restore(id) {
      const found = find(id, true);
      database.run('UPDATE scheduling_setups SET removed_at = NULL WHERE id = ?', id);
      return found;
    },
    purge() {
      database.run('DELETE FROM scheduling_setups WHERE removed_at IS NOT NULL');
    },
  };
}

function readSetup(row: Row): KeptSetup {
  return {
    id: requiredText(row, 'id'),
    workspaceId: requiredText(row, 'workspace_id'),
    name: requiredText(row, 'name'),
    setup: meetingSetupSchema.parse(JSON.parse(requiredText(row, 'content'))),
    updatedAt: requiredNumber(row, 'updated_at'),
  };
}
