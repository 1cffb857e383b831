import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';

/** A copy of the database made by the console itself. */
export type Backup = { readonly file: string; readonly madeAt: number };

const keep = 5;

/** Where backups of a data folder are. */
export function backupsFolder(folder: string): string {
  return path.join(folder, 'backups');
}

/** Writes a consistent copy at once, before a migration; an existing file is never overwritten. */
export function makeBackup(handle: DatabaseSync, folder: string, now: number): Backup {
  const file = freshName(folder, now);
  handle.prepare('VACUUM INTO ?').run(file);
  removeOld(folder);
  return { file, madeAt: now };
}

/** Writes a consistent copy in small steps, while the console works. */
export async function makeBackupInBackground(
  handle: DatabaseSync,
  folder: string,
  now: number,
): Promise<Backup> {
  const file = freshName(folder, now);
  // Half a copy never carries the name of a backup.
  const half = `${file}.half`;
  rmSync(half, { force: true });
  await backup(handle, half, { rate: 200 });
  renameSync(half, file);
  removeOld(folder);
  return { file, madeAt: now };
}

function freshName(folder: string, now: number): string {
  const target = backupsFolder(folder);
  mkdirSync(target, { recursive: true, mode: 0o700 });
  const stamp = new Date(now).toISOString().replaceAll(':', '-');
  let file = path.join(target, `console-${stamp}.sqlite`);
  for (let copy = 2; existsSync(file); copy += 1) {
    file = path.join(target, `console-${stamp}-${copy}.sqlite`);
  }
  return file;
}

function removeOld(folder: string): void {
  for (const old of listBackups(folder).slice(keep)) rmSync(old.file);
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
