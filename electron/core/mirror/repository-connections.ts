import { z } from 'zod';
import { tokenKinds, type TokenKind } from '../../../shared/mirror/model.ts';
import type { Database } from '../database/database.ts';

/** The sub-account of one workspace as it is kept: everything but its token. */
export type StoredConnection = {
  readonly workspaceId: string;
  readonly locationId: string;
  readonly baseUrl: string;
  readonly origin: string;
  readonly version: string;
  readonly signIn: TokenKind;
  readonly expiresAt: number | undefined;
  readonly notes: boolean;
  readonly stopped: string | undefined;
};

const rowSchema = z
  .object({
    workspace_id: z.string(),
    location_id: z.string(),
    base_url: z.string(),
    origin: z.string(),
    version: z.string(),
    sign_in: z.enum(tokenKinds),
    expires_at: z.number().nullable(),
    notes: z.number(),
    stopped: z.string().nullable(),
  })
  .transform((row): StoredConnection => ({
    workspaceId: row.workspace_id,
    locationId: row.location_id,
    baseUrl: row.base_url,
    origin: row.origin,
    version: row.version,
    signIn: row.sign_in,
    expiresAt: row.expires_at ?? undefined,
    notes: row.notes === 1,
    stopped: row.stopped ?? undefined,
  }));

/** The sub-accounts in SQLite. */
export type ConnectionRepository = ReturnType<typeof createConnectionRepository>;

/** The SQL of `mirror_connections`. */
export function createConnectionRepository(database: Database) {
  return {
    find(workspaceId: string): StoredConnection | undefined {
      const row = database.get(
        'SELECT * FROM mirror_connections WHERE workspace_id = ?',
        workspaceId,
      );
      return row === undefined ? undefined : rowSchema.parse(row);
    },
    all: (): readonly StoredConnection[] =>
      database.all('SELECT * FROM mirror_connections').map((row) => rowSchema.parse(row)),
    save(connection: StoredConnection, now: number): void {
      database.run(
        `INSERT INTO mirror_connections (workspace_id, location_id, base_url, origin, version, sign_in, expires_at,
           notes, stopped, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET location_id = excluded.location_id, base_url = excluded.base_url,
           origin = excluded.origin, version = excluded.version, sign_in = excluded.sign_in,
           expires_at = excluded.expires_at, notes = excluded.notes, stopped = excluded.stopped`,
        connection.workspaceId,
        connection.locationId,
        connection.baseUrl,
        connection.origin,
        connection.version,
        connection.signIn,
        connection.expiresAt ?? null,
        connection.notes ? 1 : 0,
        connection.stopped ?? null,
        now,
      );
    },
    setStopped(workspaceId: string, words: string | undefined): void {
      database.run(
        'UPDATE mirror_connections SET stopped = ? WHERE workspace_id = ?',
        words ?? null,
        workspaceId,
      );
    },
    remove(workspaceId: string): void {
      database.run('DELETE FROM mirror_connections WHERE workspace_id = ?', workspaceId);
    },
  };
}
