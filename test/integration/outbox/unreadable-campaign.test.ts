import { expect, onTestFinished, test } from 'vitest';
import { candidates, openedCounts, startBench } from './harness.ts';

test('a campaign that cannot be read waits alone: the others of its workspace leave', async () => {
  const it = await startBench();
  onTestFinished(() => it.stop());
  const live = it.popp.control
    .campaigns()
    .filter((one) => one.campaignStatus === 'LIVE' && one.channel === 'SMS');
  const [broken, other] = live.map(({ id }) => id);
  if (broken === undefined || other === undefined) throw new Error('Two live campaigns are needed');
  it.planned.setPlan({
    rules: [
      {
        method: 'GET',
        path: `/campaigns/${broken}`,
        when: 'before',
        times: null,
        does: { kind: 'status', status: 503 },
      },
    ],
  });
  const rows = candidates(it, 10);
  it.outbox.addConversations(
    rows.map((row, index) => ({ ...row, campaignId: index < 5 ? broken : other })),
  );
  await it.passUntil('the readable campaign has left', () => openedCounts(it).size === 5);
  expect([...openedCounts(it).keys()].every((key) => key.startsWith(other))).toBe(true);

  it.planned.setPlan({});
  await it.settle();
  expect(openedCounts(it).size).toBe(10);
  expect([...openedCounts(it).values()].every((count) => count === 1)).toBe(true);
});
