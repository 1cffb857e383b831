import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The exclusive hold on a data folder; it frees itself when the process dies, however it dies. */
export type FolderLock = { release(): void };

// A handle that nobody refers to is closed when garbage is collected, and a closed handle frees the folder.
const held = new Set<DatabaseSync>();

/** Takes the folder, or answers who holds it. A small SQLite file in `BEGIN EXCLUSIVE` is the lock. */
export function lockFolder(
  folder: string,
): { readonly lock: FolderLock } | { readonly holder: string } {
  const handle = new DatabaseSync(path.join(folder, 'lock.sqlite'));
  const holderFile = path.join(folder, 'lock-holder.txt');
  try {
    handle.exec('PRAGMA busy_timeout = 0');
    // A rollback journal makes EXCLUSIVE exclude readers too.
    handle.exec('PRAGMA journal_mode = DELETE');
    handle.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    handle.close();
    if (!isBusy(error)) throw error;
    return { holder: readHolder(holderFile) };
  }
  held.add(handle);
  writeFileSync(holderFile, `process ${process.pid} on ${os.hostname()}`, { mode: 0o600 });
  return {
    lock: {
      release() {
        held.delete(handle);
        handle.exec('ROLLBACK');
        handle.close();
      },
    },
  };
}

function isBusy(error: unknown): boolean {
  // SQLITE_BUSY, SQLITE_LOCKED
  return (
    error instanceof Error && 'errcode' in error && (error.errcode === 5 || error.errcode === 6)
  );
}

function readHolder(file: string): string {
  try {
    return readFileSync(file, 'utf8').slice(0, 200);
  } catch {
    return 'another process';
  }
}
