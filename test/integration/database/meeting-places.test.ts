import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { configure } from '../../../electron/core/database/database.ts';
import { migrate, readMigrations } from '../../../electron/core/database/migrate.ts';
import {
  countsQuery,
  type MeetingQuery,
  pageQuery,
} from '../../../electron/core/scheduling/meeting-queries.ts';

function openHandle(): DatabaseSync {
  const handle = new DatabaseSync(':memory:');
  onTestFinished(() => handle.close());
  configure(handle);
  return handle;
}

const item = (handle: DatabaseSync, id: string, state: string, updatedAt: number) =>
  handle
    .prepare(
      `INSERT INTO outbox_items (id, workspace_id, kind, state, campaign_id, channel, contact, round, conversation_id, ready_at,
         created_at, updated_at)
       VALUES (?, 'w', 'scheduling', ?, 'c', 'SMS', ?, 1, ?, 1, 1, ?)`,
    )
    .run(id, state, id, `of ${id}`, updatedAt);
const meeting = (handle: DatabaseSync, id: string, itemId: string | null, state: string | null) =>
  handle
    .prepare(
      `INSERT INTO meetings (id, workspace_id, item_id, state, conversation_id, touched_at) VALUES (?, 'w', ?, ?, 'own', 5)`,
    )
    .run(id, itemId, state);
const places = (handle: DatabaseSync) =>
  handle
    .prepare(
      'SELECT id, shown_state, needs_you, moved_at, shown_conversation FROM meetings ORDER BY id',
    )
    .all()
    .map((row) => Object.values(row).join(' '));

test('meetings that an older console kept have their places, and keep them as events and requests move', () => {
  const handle = openHandle();
  const migrations = readMigrations();
  migrate(
    handle,
    migrations.slice(
      0,
      migrations.findIndex(({ name }) => name === 'meeting-places'),
    ),
  );
  item(handle, 'held', 'held', 9);
  item(handle, 'refused', 'refused', 2);
  meeting(handle, 'a', 'held', null);
  meeting(handle, 'b', 'refused', null);
  meeting(handle, 'c', null, 'no-availability');
  migrate(handle, migrations);
  expect(places(handle)).toEqual([
    'a asked 1 9 of held',
    'b refused 1 5 of refused',
    'c no-availability 1 5 own',
  ]);

  handle.exec("UPDATE outbox_items SET state = 'done', updated_at = 20 WHERE id = 'held'");
  handle.exec("UPDATE meetings SET handled_at = 6 WHERE id = 'b'");
  handle.exec("UPDATE meetings SET state = 'booked', touched_at = 7 WHERE id = 'c'");
  item(handle, 'cancelled', 'cancelled', 3);
  meeting(handle, 'd', 'cancelled', null);
  expect(places(handle)).toEqual([
    'a asked 0 20 of held',
    'b refused 0 5 of refused',
    'c booked 0 7 own',
    'd withdrawn 0 5 of cancelled',
  ]);
});

test.each<[string, Partial<MeetingQuery>, string]>([
  ['the newest', {}, 'meetings_newest'],
  ['further on', { after: { at: 1, id: 'm' } }, 'meetings_newest'],
  ['what waits for the recruiter', { filter: 'needs-you' }, 'meetings_needs_you'],
  ['one state', { filter: 'booked', after: { at: 1, id: 'm' } }, 'meetings_by_state'],
  ['one campaign', { campaignId: 'c' }, 'meetings_by_campaign'],
  ['one conversation', { conversationId: 'c' }, 'meetings_with'],
  ['a week', { window: { fromMs: 1, toMs: 2 } }, 'meetings_by_time'],
  [
    'a week, further on',
    { window: { fromMs: 1, toMs: 2 }, after: { at: 1, id: 'm' } },
    'meetings_by_time',
  ],
])(
  'a page of %s is read in its order by an index, and nothing is sorted',
  (_what, query, index) => {
    const handle = openHandle();
    migrate(handle);
    const { sql } = pageQuery({ workspaceId: 'w', filter: 'all', limit: 50, ...query }, 0);
    const plan = planOf(handle, sql);
    expect(plan).toContain(index);
    expect(plan).not.toMatch(/SCAN|TEMP B-TREE/);
  },
);

test('counts and the longest meeting come from an index alone', () => {
  const handle = openHandle();
  migrate(handle);
  expect(planOf(handle, countsQuery)).toMatch(/COVERING INDEX meetings_by_state/);
  expect(
    planOf(handle, 'SELECT max(end_ms - start_ms) FROM meetings WHERE workspace_id = ?'),
  ).toContain('meetings_by_length');
});

function planOf(handle: DatabaseSync, sql: string): string {
  return handle
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...[...sql.matchAll(/\?/g)].map(() => 1))
    .map((row) => String(row['detail']))
    .join('\n');
}
