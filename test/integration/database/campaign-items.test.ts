import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { configure } from '../../../electron/core/database/database.ts';
import { migrate, readMigrations } from '../../../electron/core/database/migrate.ts';

test('items, claims and evidence of before stay as they were when campaigns join the outbox', () => {
  const handle = new DatabaseSync(':memory:');
  onTestFinished(() => handle.close());
  configure(handle);
  const migrations = readMigrations();
  const at = migrations.findIndex(({ name }) => name === 'campaign-drafts');
  migrate(handle, migrations.slice(0, at));
  const kinds = ['conversation', 'takeover', 'message', 'hand-back'];
  for (const kind of kinds) {
    handle
      .prepare(
        `INSERT INTO outbox_items (id, workspace_id, kind, state, campaign_id, channel, contact, round, ready_at, created_at, updated_at)
         VALUES (?, 'w', ?, 'done', 'c', 'SMS', '+1', 1, 1, 1, 1)`,
      )
      .run(`item-${kind}`, kind);
    handle
      .prepare(
        `INSERT INTO outbox_evidence (item_id, kind, from_state, to_state, words, at)
         VALUES (?, 'accepted', 'sending', 'done', 'Popp accepted it.', 1)`,
      )
      .run(`item-${kind}`);
  }
  handle
    .prepare(
      `INSERT INTO outbox_claims (item_id, workspace_id, thing, remote_id, found_by, at)
       VALUES ('item-conversation', 'w', 'conversation', 'conv', 'list', 1)`,
    )
    .run();

  migrate(handle, migrations);

  const rows = (sql: string) => handle.prepare(sql).all();
  expect(rows('SELECT id, kind FROM outbox_items ORDER BY sequence')).toEqual(
    kinds.map((kind) => ({ id: `item-${kind}`, kind })),
  );
  expect(rows('SELECT item_id, thing, remote_id FROM outbox_claims')).toEqual([
    { item_id: 'item-conversation', thing: 'conversation', remote_id: 'conv' },
  ]);
  expect(rows('SELECT count(*) AS n FROM outbox_evidence')).toEqual([{ n: kinds.length }]);
  expect(rows('PRAGMA foreign_key_check')).toEqual([]);
  const again = handle.prepare(
    `INSERT INTO outbox_items (id, workspace_id, kind, state, campaign_id, channel, contact, round, ready_at, created_at, updated_at)
     VALUES ('twice', 'w', 'conversation', 'waiting', 'c', 'SMS', '+1', 1, 1, 1, 1)`,
  );
  // The identity of a conversation is unique as before.
  expect(() => again.run()).toThrow('UNIQUE');
  expect(() =>
    handle.exec("UPDATE outbox_items SET kind = 'letter' WHERE id = 'item-message'"),
  ).toThrow('CHECK');
});
