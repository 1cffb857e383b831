import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { Logger } from '../../../electron/core/capabilities.ts';
import { databaseFile, openStore, type OpenStore } from '../../../electron/core/database/open.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { until } from '../../support/until.ts';

const worker = new URL('../../../electron/core/database/checkpoint-worker.ts', import.meta.url);
const commits = 1100;
const blob = 64 * 1024;

const silent: Logger = { info: () => {}, warn: () => {}, error: () => {} };

function open(folder: string): OpenStore {
  const result = openStore(folder, 0);
  if ('failure' in result) throw new Error(result.failure.message);
  return result.store;
}

/** Many commits, with a turn of the loop after each, as between two requests. */
async function fill({ database }: OpenStore): Promise<void> {
  database.run('CREATE TABLE blobs (n INTEGER PRIMARY KEY, body BLOB)');
  for (let n = 0; n < commits; n += 1) {
    database.run('INSERT INTO blobs VALUES (?, ?)', n, randomBytes(blob));
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** How often the journal was begun, as its header says. */
function roundOf(folder: string): number {
  return readFileSync(`${databaseFile(folder)}-wal`).readUInt32BE(12);
}

const countOf = ({ database }: OpenStore) => database.get('SELECT count(*) AS n FROM blobs')?.['n'];

test('a thread carries the journal over while commits go on, and lets go of the file when the store is closed', async () => {
  const folder = await temporaryFolder();
  const file = databaseFile(folder);
  const store = open(folder);
  const warned: string[] = [];
  const logger: Logger = { ...silent, warn: (event) => warned.push(event) };
  store.checkpointInThread(worker, logger);
  const emptyBytes = statSync(file).size;
  await fill(store);
  // No commit carries this much over by itself.
  await until(
    'most is carried over',
    () => statSync(file).size > emptyBytes + (commits * blob) / 3,
  );
  store.close();
  // SQLite folds the journal away when the last one lets go.
  expect(existsSync(`${file}-wal`)).toBe(false);
  const again = open(folder);
  onTestFinished(() => again.close());
  expect(countOf(again)).toBe(commits);
  expect(again.database.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
  expect(warned).toEqual([]);
});

test('a journal that grew long is begun anew while commits go on', async () => {
  const folder = await temporaryFolder();
  const store = open(folder);
  onTestFinished(() => store.close());
  store.checkpointInThread(worker, silent);
  store.database.run('CREATE TABLE small (n INTEGER)');
  const first = roundOf(folder);
  await fill(store);
  await until('the journal is begun anew', () => {
    store.database.run('INSERT INTO small VALUES (1)');
    return roundOf(folder) > first;
  });
  expect(countOf(store)).toBe(commits);
});

test('where the thread cannot run, commits carry the journal over as before', async () => {
  const folder = await temporaryFolder();
  const store = open(folder);
  onTestFinished(() => store.close());
  const warned: string[] = [];
  const logger: Logger = { ...silent, warn: (event) => warned.push(event) };
  store.checkpointInThread(pathToFileURL(path.join(folder, 'nothing.js')), logger);
  await fill(store);
  await until('it is noticed', () => warned.includes('checkpoint thread failed'));
  expect(store.database.get('PRAGMA wal_autocheckpoint')).toEqual({ wal_autocheckpoint: 1000 });
  expect(countOf(store)).toBe(commits);
});
