import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  renameSync,
} from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Logger } from '../capabilities.ts';
import type { StartupFailure } from '../../../shared/startup/contract.ts';
import {
  listBackups,
  makeBackup,
  makeBackupInBackground,
  newestSoundBackup,
  quickCheck,
} from './backup.ts';
import { configure, wrapDatabase, type Database } from './database.ts';
import { checkpointInThread, type Checkpoints } from './checkpoints.ts';
import { lockFolder, type FolderLock } from './lock.ts';
import { migrate, readMigrations, schemaVersion } from './migrate.ts';

/** The data folder, held and open. */
export type OpenStore = {
  readonly database: Database;
  readonly lock: FolderLock;
  /** Makes a backup in the background where the newest one is older than a day. */
  backUpIfOld(now: number): Promise<void>;
  /** Leaves checkpoints to a thread from here on. */
  checkpointInThread(worker: URL, logger: Logger): void;
  close(): void;
};

const backupEveryMs = 24 * 60 * 60 * 1000;

/** Why a data folder could not be opened; a state on screen, not an exception. */
export type StoreFailure = {
  readonly reason: StartupFailure;
  readonly message: string;
  readonly holder?: string;
  readonly backupFrom?: number;
};

/** The database file of a data folder. */
export function databaseFile(folder: string): string {
  return path.join(folder, 'console.sqlite');
}

/** Holds the folder, checks the database, backs it up before any migration, and opens it. */
export function openStore(
  folder: string,
  now: number,
): { readonly store: OpenStore } | { readonly failure: StoreFailure } {
  const unwritable = prepareFolder(folder);
  if (unwritable !== undefined) return { failure: unwritable };
  let lock: FolderLock;
  try {
    const taken = lockFolder(folder);
    if ('holder' in taken) {
      return {
        failure: {
          reason: 'locked',
          holder: taken.holder,
          message: `Another Popp Console is using this data folder (${taken.holder}). Nothing was changed. Close the other one, then try again.`,
        },
      };
    }
    lock = taken.lock;
  } catch (error) {
    return { failure: failed(folder, error) };
  }
  const opened = openLocked(folder, now);
  if ('failure' in opened) {
    lock.release();
    return opened;
  }
  const { handle } = opened;
  let checkpoints: Checkpoints | undefined;
  const database = wrapDatabase(handle, () => checkpoints?.committed());
  return {
    store: {
      database,
      lock,
      async backUpIfOld(at) {
        const newest = listBackups(folder)[0];
        if (newest !== undefined && at - newest.madeAt < backupEveryMs) return;
        await makeBackupInBackground(handle, folder, at);
      },
      checkpointInThread(worker, logger) {
        checkpoints = checkpointInThread({ handle, file: databaseFile(folder), worker, logger });
      },
      close() {
        checkpoints?.close();
        database.close();
        lock.release();
      },
    },
  };
}

/** Sets a damaged database aside and puts the newest sound backup in its place. The caller opens it afterwards. */
export function restoreNewestBackup(folder: string, now: number): boolean {
  const backup = newestSoundBackup(folder);
  if (backup === undefined) return false;
  const aside = path.join(folder, `damaged-${new Date(now).toISOString().replaceAll(':', '-')}`);
  mkdirSync(aside, { mode: 0o700 });
  for (const ending of ['', '-wal', '-shm']) {
    const file = `${databaseFile(folder)}${ending}`;
    if (existsSync(file)) renameSync(file, path.join(aside, `console.sqlite${ending}`));
  }
  copyFileSync(backup.file, databaseFile(folder), constants.COPYFILE_EXCL);
  markRestored(databaseFile(folder));
  return true;
}

/** The witness outside may be as far as the backup was; only a name that it cannot know says that this is another one. */
function markRestored(file: string): void {
  const handle = new DatabaseSync(file);
  try {
    handle.prepare("UPDATE instance SET id = id || ' restored'").run();
  } finally {
    handle.close();
  }
}

function prepareFolder(folder: string): StoreFailure | undefined {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK);
    if (existsSync(databaseFile(folder))) accessSync(databaseFile(folder), constants.W_OK);
    return undefined;
  } catch {
    return readOnly(folder);
  }
}

function openLocked(
  folder: string,
  now: number,
): { readonly handle: DatabaseSync } | { readonly failure: StoreFailure } {
  const file = databaseFile(folder);
  const isNew = !existsSync(file);
  const migrations = readMigrations();
  const newest = migrations.at(-1)?.number ?? 0;
  let handle: DatabaseSync | undefined;
  try {
    const written = isNew ? 0 : versionWithoutTouching(file);
    if (written > newest) return { failure: newer(written, newest) };
    handle = new DatabaseSync(file);
    if (!isNew && !quickCheck(handle)) throw new Error('quick_check found damage');
    const version = schemaVersion(handle);
    configure(handle);
    if (!isNew && version < newest) makeBackup(handle, folder, now);
    migrate(handle, migrations);
    chmodSync(file, 0o600);
    return { handle };
  } catch (error) {
    handle?.close();
    return { failure: classify(folder, error) };
  }
}

/** A connection that may write would fold the journal of a killed console into the file, were it only to look. */
function versionWithoutTouching(file: string): number {
  const handle = new DatabaseSync(file, { readOnly: true });
  try {
    return schemaVersion(handle);
  } finally {
    handle.close();
  }
}

function newer(written: number, newest: number): StoreFailure {
  return {
    reason: 'newer',
    message: `The data in this folder has version ${written}, and this Popp Console reads up to version ${newest}. Nothing was changed, nothing was lost, and nothing is sent from here. Install the newest Popp Console, or ask whoever installed this one, then open it again.`,
  };
}

function classify(folder: string, error: unknown): StoreFailure {
  const code =
    error instanceof Error && 'errcode' in error ? Number(error.errcode) % 256 : undefined;
  // SQLITE_READONLY, SQLITE_CANTOPEN
  if (code === 8 || code === 14) return readOnly(folder);
  // SQLITE_FULL, SQLITE_IOERR
  if (code === 13 || code === 10) return failed(folder, error);
  const backup = newestSoundBackup(folder);
  const offer =
    backup === undefined
      ? 'There is no backup to open. The damaged file stays where it is.'
      : 'You can open the newest backup; the damaged file is set aside, not deleted.';
  return {
    reason: 'corrupt',
    message: `The database in this folder is damaged and was not opened. ${offer}`,
    ...(backup === undefined ? {} : { backupFrom: backup.madeAt }),
  };
}

function readOnly(folder: string): StoreFailure {
  return {
    reason: 'read-only',
    message: `Popp Console may not write to ${folder}. Nothing was changed. Give your user write access to this folder, then try again.`,
  };
}

function failed(folder: string, error: unknown): StoreFailure {
  const why = error instanceof Error ? error.message : String(error);
  return {
    reason: 'failed',
    message: `The data folder ${folder} could not be opened (${why}). Nothing was changed. Check the disk, then try again.`,
  };
}
