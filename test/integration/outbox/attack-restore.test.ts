import { expect, test } from 'vitest';
import { openStore, restoreNewestBackup } from '../../../electron/core/database/open.ts';
import { createInstanceGuard } from '../../../electron/core/outbox/instance.ts';
import { createWorkspaceRepository } from '../../../electron/core/workspaces/repository.ts';
import { memoryWitness, testCapabilities } from '../../support/capabilities.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function opened() {
  const folder = await temporaryFolder();
  const clock = createManualClock();
  const { logger } = testCapabilities({ dataFolder: folder, clock });
  return {
    folder,
    clock,
    logger,
    open() {
      const result = openStore(folder, clock.now());
      if ('failure' in result) throw new Error(result.failure.message);
      return result.store;
    },
  };
}

test('a restored backup is noticed even where the witness had not got further', async () => {
  const it = await opened();
  const witness = memoryWitness();
  const before = it.open();
  const guard = createInstanceGuard({ database: before.database, witness, logger: it.logger });
  await guard.advance(() => undefined);
  await before.backUpIfOld(it.clock.now());
  const here = await witness.read();
  // One more left, and the power went before the witness was told.
  await guard.advance(() => undefined);
  await witness.write(here ?? '');
  before.close();
  expect(restoreNewestBackup(it.folder, it.clock.now())).toBe(true);
  const after = it.open();
  const again = createInstanceGuard({ database: after.database, witness, logger: it.logger });
  expect(await again.check(true)).toBe('mismatch');
  after.close();
});

test('a removed workspace is deleted with what was sent from it', async () => {
  const it = await opened();
  const store = it.open();
  const { database } = store;
  const workspaces = createWorkspaceRepository(database);
  const url = 'https://popp.test';
  const workspace = {
    id: 'w',
    kind: 'popp',
    name: 'Acme',
    organizationId: 'o',
    baseUrl: url,
    origin: url,
    service: url,
    createdAt: 1,
  } as const;
  workspaces.insert(workspace);
  database.run(
    `INSERT INTO outbox_items (id, workspace_id, kind, state, ready_at, created_at, updated_at)
     VALUES ('i', 'w', 'message', 'done', 1, 1, 1)`,
  );
  database.run(
    `INSERT INTO outbox_requests (id, workspace_id, kind, path, body_hash, item_count, watermark, seen_before, begun_at)
     VALUES ('r', 'w', 'message', '/', '', 1, '{}', 0, 1)`,
  );
  database.run(
    "INSERT INTO outbox_request_items (request_id, item_id, position) VALUES ('r', 'i', 0)",
  );
  database.run(
    `INSERT INTO outbox_evidence (item_id, request_id, kind, from_state, to_state, words, at)
     VALUES ('i', 'r', 'accepted', 'sending', 'done', '', 1)`,
  );
  workspaces.purge(workspace);
  for (const table of ['items', 'requests', 'request_items', 'evidence']) {
    expect(database.all(`SELECT * FROM outbox_${table}`)).toEqual([]);
  }
  store.close();
});
