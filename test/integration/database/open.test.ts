import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { isSound, listBackups, makeBackup } from '../../../electron/core/database/backup.ts';
import {
  databaseFile,
  openStore,
  restoreNewestBackup,
  type OpenStore,
} from '../../../electron/core/database/open.ts';
import { migrate, readMigrations, schemaVersion } from '../../../electron/core/database/migrate.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const now = Date.UTC(2026, 10, 17, 10);

function open(folder: string): OpenStore {
  const result = openStore(folder, now);
  if ('failure' in result) throw new Error(result.failure.message);
  return result.store;
}

function failure(folder: string) {
  const result = openStore(folder, now);
  if ('store' in result) throw new Error('It opened');
  return result.failure;
}

describe('the data folder', () => {
  test('opens new, with every migration, readable by its owner alone', async () => {
    const folder = path.join(await temporaryFolder(), 'data');
    const store = open(folder);
    expect(store.database.get('PRAGMA user_version')?.['user_version']).toBe(
      readMigrations().at(-1)?.number,
    );
    expect(store.database.get('PRAGMA synchronous')?.['synchronous']).toBe(2);
    expect(store.database.get('PRAGMA journal_mode')?.['journal_mode']).toBe('wal');
    store.close();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(databaseFile(folder)).mode & 0o777).toBe(0o600);
  });

  test('is held by one console at a time, and says who holds it', async () => {
    const folder = await temporaryFolder();
    const store = open(folder);
    const second = failure(folder);
    expect(second.reason).toBe('locked');
    expect(second.message).toContain(`process ${process.pid}`);
    expect(second.message).toContain('Nothing was changed');
    store.close();
    open(folder).close();
  });

  test('is backed up before a migration, and the backup is whole', async () => {
    const folder = await temporaryFolder();
    // The data of the version before this one.
    const handle = new DatabaseSync(databaseFile(folder));
    migrate(handle, readMigrations().slice(0, -1));
    handle.exec("CREATE TABLE keepsake (word TEXT); INSERT INTO keepsake VALUES ('kept')");
    const before = schemaVersion(handle);
    handle.close();
    open(folder).close();
    const [backup] = listBackups(folder);
    if (backup === undefined) throw new Error('No backup');
    const copy = new DatabaseSync(backup.file, { readOnly: true });
    expect(copy.prepare('SELECT word FROM keepsake').get()).toEqual({ word: 'kept' });
    expect(schemaVersion(copy)).toBe(before);
    expect(before).toBeGreaterThan(0);
    copy.close();
  });

  test('is backed up in the background once a day, and five backups are kept', async () => {
    const folder = await temporaryFolder();
    const store = open(folder);
    const day = 24 * 60 * 60 * 1000;
    store.database.run("INSERT INTO instance (only, id, counter) VALUES (1, 'first', 1)");
    const today = Date.now();
    await store.backUpIfOld(today);
    await store.backUpIfOld(today + day / 2);
    expect(listBackups(folder)).toHaveLength(1);
    expect(isSound(listBackups(folder)[0]?.file ?? '')).toBe(true);
    for (let n = 1; n <= 7; n += 1) await store.backUpIfOld(today + n * (day + 60_000));
    expect(listBackups(folder)).toHaveLength(5);
    expect(
      readdirSync(path.join(folder, 'backups')).filter((name) => name.endsWith('.half')),
    ).toEqual([]);
    store.close();
  });

  test('written by a newer version is left alone', async () => {
    const folder = await temporaryFolder();
    open(folder).close();
    const handle = new DatabaseSync(databaseFile(folder));
    handle.exec('PRAGMA user_version = 9999');
    handle.close();
    const before = readFileSync(databaseFile(folder));
    const result = failure(folder);
    expect(result.reason).toBe('newer');
    expect(result.message).toContain('Install the newest Popp Console');
    expect(readFileSync(databaseFile(folder)).equals(before)).toBe(true);
  });

  test('written by a newer version that was killed keeps its journal as it was', async () => {
    const newer = await temporaryFolder();
    open(newer).close();
    const handle = new DatabaseSync(databaseFile(newer));
    handle.exec('PRAGMA user_version = 9999');
    const folder = await temporaryFolder();
    const files = ['console.sqlite', 'console.sqlite-wal'] as const;
    for (const name of files) copyFileSync(path.join(newer, name), path.join(folder, name));
    handle.close();
    const read = () =>
      files.map((name) => readFileSync(path.join(folder, name)).toString('base64'));
    const before = read();
    expect(failure(folder).reason).toBe('newer');
    expect(read()).toEqual(before);
  });

  test('that is damaged offers its newest sound backup and deletes nothing', async () => {
    const folder = await temporaryFolder();
    const store = open(folder);
    store.database.run("INSERT INTO instance (only, id, counter) VALUES (1, 'first', 1)");
    store.close();
    const handle = new DatabaseSync(databaseFile(folder));
    makeBackup(handle, folder, now);
    handle.close();
    writeFileSync(databaseFile(folder), 'this is no database at all, '.repeat(400));
    const damaged = failure(folder);
    expect(damaged.reason).toBe('corrupt');
    expect(damaged.backupFrom).toBeGreaterThan(0);
    expect(restoreNewestBackup(folder, now)).toBe(true);
    const restored = open(folder);
    // The same data under another name: what left since is compared with Popp before anything leaves.
    expect(restored.database.get('SELECT id FROM instance')).toEqual({ id: 'first restored' });
    restored.close();
    const aside = readdirSync(folder).find((name) => name.startsWith('damaged-'));
    expect(readFileSync(path.join(folder, aside ?? '', 'console.sqlite'), 'utf8')).toContain(
      'this is no database',
    );
  });

  test('that is damaged without a backup says so and stays as it is', async () => {
    const folder = await temporaryFolder();
    writeFileSync(databaseFile(folder), 'garbage '.repeat(1000));
    const damaged = failure(folder);
    expect(damaged.reason).toBe('corrupt');
    expect(damaged.backupFrom).toBeUndefined();
    expect(restoreNewestBackup(folder, now)).toBe(false);
    expect(readFileSync(databaseFile(folder), 'utf8')).toContain('garbage');
  });

  test('that may not be written is a state with the folder in it', async () => {
    const parent = await temporaryFolder();
    const file = path.join(parent, 'not-a-folder');
    writeFileSync(file, '');
    const blocked = failure(path.join(file, 'data'));
    expect(blocked.reason).toBe('read-only');
    expect(blocked.message).toContain('write access');
    expect(existsSync(file)).toBe(true);
  });

  // Root may write anywhere, so permissions can only be shown to a user.
  test.skipIf(process.getuid?.() === 0)('that lost its write permission is a state', async () => {
    const folder = path.join(await temporaryFolder(), 'read-only');
    open(folder).close();
    chmodSync(folder, 0o500);
    const { reason } = failure(folder);
    chmodSync(folder, 0o700);
    expect(reason).toBe('read-only');
  });

  test('keeps what a transaction wrote, all or nothing', async () => {
    const store = open(await temporaryFolder());
    const { database } = store;
    expect(() =>
      database.transaction(() => {
        database.run("INSERT INTO instance (only, id, counter) VALUES (1, 'x', 1)");
        database.transaction(() => database.run('UPDATE instance SET counter = 2'));
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(database.all('SELECT * FROM instance')).toEqual([]);
    store.close();
  });
});
