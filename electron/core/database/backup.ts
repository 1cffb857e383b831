import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A copy of the database made by the console itself. */
export type Backup = { readonly file: string; readonly madeAt: number };

const keep = 5;

/** Where backups of a data folder are. */
export function backupsFolder(folder: string): string {
  return path.join(folder, 'backups');
}

/** Writes a consistent copy beside the others; an existing file is never overwritten. */
export function makeBackup(handle: DatabaseSync, folder: string, now: number): Backup {
  const target = backupsFolder(folder);
  mkdirSync(target, { recursive: true, mode: 0o700 });
  const stamp = new Date(now).toISOString().replaceAll(':', '-');
  let file = path.join(target, `console-${stamp}.sqlite`);
  for (let copy = 2; existsSync(file); copy += 1) {
    file = path.join(target, `console-${stamp}-${copy}.sqlite`);
  }
  handle.prepare('VACUUM INTO ?').run(file);
  const old = listBackups(folder).slice(keep);
  for (const backup of old) rmSync(backup.file);
  return { file, madeAt: now };
}

/** Backups, newest first. */
export function listBackups(folder: string): Backup[] {
  const target = backupsFolder(folder);
  if (!existsSync(target)) return [];
  return readdirSync(target)
    .filter((name) => /^console-.+\.sqlite$/.test(name))
    .map((name) => path.join(target, name))
    .map((file) => ({ file, madeAt: statSync(file).mtimeMs }))
    .toSorted((a, b) => b.madeAt - a.madeAt);
}

/** The newest backup that reads as a sound database. */
export function newestSoundBackup(folder: string): Backup | undefined {
  return listBackups(folder).find((backup) => isSound(backup.file));
}

/** Whether a file opens as SQLite and passes its quick check. */
export function isSound(file: string): boolean {
  let handle: DatabaseSync | undefined;
  try {
    handle = new DatabaseSync(file, { readOnly: true });
    return quickCheck(handle);
  } catch {
    return false;
  } finally {
    handle?.close();
  }
}

/** SQLite's quick integrity check of an open handle. */
export function quickCheck(handle: DatabaseSync): boolean {
  const row = handle.prepare('PRAGMA quick_check(1)').get();
  return row?.['quick_check'] === 'ok';
}
