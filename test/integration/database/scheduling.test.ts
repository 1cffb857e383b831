import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { configure } from '../../../electron/core/database/database.ts';
import { migrate, readMigrations } from '../../../electron/core/database/migrate.ts';

test('what the outbox knew before is kept when meetings join it, and a meeting is another thing than a conversation', () => {
  const handle = new DatabaseSync(':memory:');
  onTestFinished(() => handle.close());
  configure(handle);
  const migrations = readMigrations();
  const at = migrations.findIndex(({ name }) => name === 'scheduling');
  migrate(handle, migrations.slice(0, at));
  const add = (id: string, kind: string) =>
    handle
      .prepare(
        `INSERT INTO outbox_items (id, workspace_id, kind, state, campaign_id, channel, contact, round, ready_at, created_at, updated_at)
         VALUES (?, 'w', ?, 'done', 'c', 'SMS', '+1', 1, 1, 1, 1)`,
      )
      .run(id, kind);
  const kinds = ['conversation', 'takeover', 'message', 'hand-back', 'campaign', 'campaign-status'];
  for (const kind of kinds) add(`item-${kind}`, kind);
  handle.exec("INSERT INTO outbox_presence VALUES ('w', 'external-id', 1, 4000, 7)");

  migrate(handle, migrations);

  const rows = (sql: string) => handle.prepare(sql).all();
  expect(rows('SELECT kind FROM outbox_items ORDER BY sequence')).toEqual(
    kinds.map((kind) => ({ kind })),
  );
  expect(rows('SELECT kind, matched_by, longest_lag_ms, sightings FROM outbox_presence')).toEqual([
    { kind: 'conversation', matched_by: 'external-id', longest_lag_ms: 4000, sightings: 7 },
  ]);
  add('meeting', 'scheduling');
  expect(() => add('again', 'scheduling')).toThrow('UNIQUE');
  expect(() => add('again', 'conversation')).toThrow('UNIQUE');
});

test('what may leave next, and who is on their way, are found by an index however many there are', () => {
  const handle = new DatabaseSync(':memory:');
  onTestFinished(() => handle.close());
  configure(handle);
  migrate(handle);
  const plan = (sql: string) =>
    handle
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map((row) => String(row['detail']))
      .join('\n');
  const starting = "kind IN ('conversation', 'scheduling')";
  const next = plan(
    `SELECT * FROM outbox_items i WHERE workspace_id = 'w' AND ${starting} AND state = 'waiting' ORDER BY sequence LIMIT 1`,
  );
  expect(next).toContain('outbox_starting');
  expect(next).not.toContain('TEMP B-TREE');
  expect(
    plan(
      `SELECT 1 FROM outbox_items WHERE workspace_id = 'w' AND campaign_id = 'c' AND ${starting}
         AND conversation_id IS NULL AND attempts > 0 AND state NOT IN ('refused', 'cancelled') LIMIT 1`,
    ),
  ).toContain('outbox_unclaimed');
});
