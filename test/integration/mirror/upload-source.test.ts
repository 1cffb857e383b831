import { expect, test } from 'vitest';
import { phoneOf } from '../../support/mirror-bench.ts';
import { call, once } from '../workspaces/workspaces-under-test.ts';
import { mirrorUnderTest } from './mirror-under-test.ts';

type Bench = Awaited<ReturnType<typeof mirrorUnderTest>>;
type UploadRow = { readonly leftOut?: true; readonly blocking?: true };

const uploadId = 'upload-1';

/** An upload of the workspace with one row for each of these; row 2 is the first under the header. */
function plantUpload({ database, workspaceId }: Bench, rows: readonly UploadRow[]): void {
  database.run(
    `INSERT INTO workspaces (id, kind, name, organization_id, base_url, origin, service, created_at)
     VALUES (?, 'popp', 'A workspace', 'organisation', 'http://127.0.0.1:9', 'o', 's', 0)`,
    workspaceId,
  );
  database.run(
    `INSERT INTO uploads (id, workspace_id, file_name, size_bytes, status, options, created_at)
     VALUES (?, ?, 'applicants.csv', 1, 'ready', '{}', 0)`,
    uploadId,
    workspaceId,
  );
  for (const [index, { leftOut, blocking }] of rows.entries()) {
    const e164 = phoneOf(500 + index);
    database.run(
      `INSERT INTO upload_rows (upload_id, row, cells, candidate, contact, left_out, blocking)
       VALUES (?, ?, '[]', ?, ?, ?, ?)`,
      uploadId,
      index + 2,
      JSON.stringify({ firstName: `Row${index + 2}`, phone: { kind: 'valid', e164 } }),
      e164,
      leftOut === true ? 1 : 0,
      blocking === true ? 1 : 0,
    );
  }
}

const start = ({ mirror, workspaceId }: Bench) =>
  mirror.start(once({ workspaceId, source: { uploadId }, createsContacts: true }), call);
const view = async ({ mirror, workspaceId }: Bench) =>
  (await mirror.jobs({ workspaceId }, call)).jobs[0];

test('an upload brings its rows that are ready, and nobody who was left out or cannot be written to', async () => {
  const bench = await mirrorUnderTest({ candidates: 0 });
  await bench.connect();
  plantUpload(bench, [{}, { leftOut: true }, {}, { blocking: true }, {}]);
  expect(await start(bench)).toMatchObject({ title: 'applicants.csv', uploadId, total: 3 });
  await bench.passUntil('all', () => bench.highLevel.store.allConversations().length === 3);
  await bench.passUntil('settled', () => bench.mirror.isQuiet());
  expect(await view(bench)).toMatchObject({ state: 'finished', counts: { linked: 3 } });
  expect([...bench.perContact().values()]).toEqual([1, 1, 1]);
});

test('a job that is cancelled midway brings nobody more, and keeps what it brought', async () => {
  const bench = await mirrorUnderTest({ candidates: 0 });
  await bench.connect();
  plantUpload(
    bench,
    Array.from({ length: 150 }, () => ({})),
  );
  const { id } = await start(bench);
  const brought = () => bench.highLevel.store.allConversations().length;
  await bench.passUntil('some', () => brought() > 0);
  await bench.mirror.cancel(once({ jobId: id }), call);
  await bench.quiet();
  await bench.clock.advance(10 * 60_000);
  await bench.quiet();
  const job = await view(bench);
  expect(job).toMatchObject({ state: 'cancelled', total: 150, done: 150 });
  expect(job?.counts.cancelled).toBeGreaterThan(0);
  expect(job?.counts.linked).toBe(brought());
  expect(brought()).toBeLessThan(150);
  expect(Math.max(...bench.perContact().values())).toBe(1);
});

test('an upload of another workspace is no source', async () => {
  const bench = await mirrorUnderTest({ candidates: 0 });
  await bench.connect();
  const elsewhere = { workspaceId: bench.workspaceId, source: { uploadId: 'elsewhere' } };
  await expect(
    Promise.resolve().then(() =>
      bench.mirror.start(once({ ...elsewhere, createsContacts: true }), call),
    ),
  ).rejects.toMatchObject({ code: 'not-found' });
});
