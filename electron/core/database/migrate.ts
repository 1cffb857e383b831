import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';

/** Where the numbered SQL files are when the core runs from source. */
export const migrationsFolder = path.join(import.meta.dirname, 'migrations');

/** One numbered step of the schema. */
export type Migration = { readonly number: number; readonly name: string; readonly sql: string };

/** Reads `NNNN-name.sql` files in order; a gap is fine, a number used twice is an error. */
export function readMigrations(folder: string = migrationsFolder): Migration[] {
  const migrations = readdirSync(folder)
    .filter((name) => /^\d{4}-[\w-]+\.sql$/.test(name))
    .toSorted()
    .map((name) => ({
      number: Number(name.slice(0, 4)) + 1,
      name: name.slice(5, -4),
      sql: readFileSync(path.join(folder, name), 'utf8'),
    }));
  const numbers = new Set(migrations.map((migration) => migration.number));
  if (numbers.size !== migrations.length) throw new Error('Two migrations share a number');
  return migrations;
}

/** The schema version a database file is at; 0 for a new file. */
export function schemaVersion(handle: DatabaseSync): number {
  const row = handle.prepare('PRAGMA user_version').get();
  return Number(row?.['user_version'] ?? 0);
}

/** Applies what is missing, each step in a transaction of its own with its version. */
export function migrate(
  handle: DatabaseSync,
  migrations: readonly Migration[] = readMigrations(),
): void {
  const current = schemaVersion(handle);
  for (const migration of migrations) {
    if (migration.number <= current) continue;
    handle.exec('BEGIN IMMEDIATE');
    try {
      handle.exec(migration.sql);
      handle.exec(`PRAGMA user_version = ${migration.number}`);
      handle.exec('COMMIT');
    } catch (error) {
      handle.exec('ROLLBACK');
      throw error;
    }
  }
}
