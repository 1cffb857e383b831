import { existsSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import {
  configure,
  openMemoryDatabase,
  wrapDatabase,
  type Database,
} from '../../../electron/core/database/database.ts';
import { openJournal } from '../../../electron/core/database/journal.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A disk that writes when it is told to. */
function createDisk() {
  const waiting: { resolve: () => void; reject: (error: Error) => void }[] = [];
  return {
    sync: () => new Promise<void>((resolve, reject) => waiting.push({ resolve, reject })),
    waits: () => waiting.length,
    write: () => waiting.shift()?.resolve(),
    fail: () => waiting.shift()?.reject(new Error('EIO')),
  };
}

async function open(disk: ReturnType<typeof createDisk>): Promise<[Database, string]> {
  const file = path.join(await temporaryFolder(), 'test.sqlite');
  const handle = new DatabaseSync(file);
  configure(handle);
  const database = wrapDatabase(
    handle,
    () => {},
    (of) => openJournal(of, disk.sync),
  );
  database.run('CREATE TABLE notes (n INTEGER PRIMARY KEY) STRICT');
  return [database, file];
}

const add = (database: Database, n: number) => () =>
  database.run('INSERT INTO notes VALUES (?)', n);

const count = (database: Database) =>
  Number(database.get('SELECT count(*) AS n FROM notes')?.['n']);

test('what waits for the disk is committed at once, and told when the disk has written', async () => {
  const disk = createDisk();
  const [database] = await open(disk);
  onTestFinished(() => database.close());
  const told: string[] = [];
  const kept = database.onDisk(add(database, 1)).then(() => told.push('on disk'));
  expect(count(database)).toBe(1);
  expect(disk.waits()).toBe(1);
  // Others go on meanwhile, and do not wait for it.
  database.run('INSERT INTO notes VALUES (2)');
  told.push('another');
  disk.write();
  await kept;
  expect(told).toEqual(['another', 'on disk']);
  expect(database.get('PRAGMA synchronous')).toEqual({ synchronous: 2 });
});

test('work that fails leaves nothing behind and asks nothing of the disk', async () => {
  const disk = createDisk();
  const [database] = await open(disk);
  onTestFinished(() => database.close());
  const failing = database.onDisk(() => {
    add(database, 1)();
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect([count(database), disk.waits()]).toEqual([0, 0]);
  let within: Promise<unknown> = Promise.resolve();
  database.transaction(() => {
    within = database.onDisk(add(database, 2)).catch(String);
  });
  expect(await within).toContain('a transaction of its own');
  expect([count(database), disk.waits()]).toEqual([0, 0]);
});

test('after a disk that failed the file itself holds everything before the next is told', async () => {
  const disk = createDisk();
  const [database, file] = await open(disk);
  onTestFinished(() => database.close());
  const failed = database.onDisk(add(database, 1));
  disk.fail();
  await expect(failed).rejects.toThrow('EIO');
  const repeated = database.onDisk(() => 0);
  // Read without its journal: what is found stands in the file.
  const alone = new DatabaseSync(`file:${file}?immutable=1`, { readOnly: true });
  onTestFinished(() => alone.close());
  expect(alone.prepare('SELECT n FROM notes').all()).toEqual([{ n: 1 }]);
  disk.write();
  expect(await repeated).toBe(0);
});

test('a database that is closed while the disk writes lets go of its journal', async () => {
  const disk = createDisk();
  const [database, file] = await open(disk);
  const kept = database.onDisk(add(database, 1));
  database.close();
  expect(existsSync(`${file}-wal`)).toBe(false);
  disk.write();
  expect(await kept).toBe(1);
});

test('a database in memory waits for no disk', async () => {
  const database = openMemoryDatabase();
  onTestFinished(() => database.close());
  expect(await database.onDisk(() => database.transaction(() => 7))).toBe(7);
});
