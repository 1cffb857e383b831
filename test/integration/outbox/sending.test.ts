import { expect, onTestFinished, test } from 'vitest';
import { candidates, openedCounts, startBench, workspaceId, type Bench } from './harness.ts';

async function bench(options?: Parameters<typeof startBench>[0]): Promise<Bench> {
  const started = await startBench(options);
  onTestFinished(() => started.stop());
  return started;
}

test('one conversation is sent, accepted and then seen in the list', async () => {
  const it = await bench();
  const [added] = it.outbox.addConversations(candidates(it, 1));
  await it.settle();
  await it.passUntil(
    'it is seen',
    () => it.outbox.books.claims.remoteIdOf(added?.itemId ?? '') !== undefined,
  );
  expect(it.outbox.books.items.get(added?.itemId ?? '')).toMatchObject({ state: 'done' });
  expect([...openedCounts(it).values()]).toEqual([1]);
});

test('an upload goes out in growing requests and everyone once', async () => {
  const it = await bench({ limits: { first: 5, second: 20, most: 40, fastMs: 20_000 } });
  it.outbox.addConversations(candidates(it, 100, { uploadId: 'u1' }));
  await it.settle();
  expect(it.outbox.countUpload('u1')).toMatchObject({ done: 100 });
  expect([...openedCounts(it).values()].every((count) => count === 1)).toBe(true);
  expect(openedCounts(it).size).toBe(100);
  expect(it.outbox.books.items.countWorkspace(workspaceId).done).toBe(100);
});
