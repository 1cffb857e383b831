import { expect, test } from 'vitest';
import { drawMix, listFaults, requestFaults } from './mix.ts';
import { runMany, summarize } from './run-many.ts';

const runs = 25;
const seed = 'once-only';

test('the runs of this seed draw every fault of the rules', () => {
  const mixes = Array.from({ length: runs }, (_, run) => drawMix(seed, run));
  const drawn = new Set(mixes.flatMap((mix) => mix.stormy.rules ?? []));
  for (const fault of [...requestFaults, ...listFaults]) expect(drawn).toContain(fault);
  expect(mixes.some(({ calm }) => calm.listLagMs === 600_000)).toBe(true);
  expect(mixes.some(({ calm }) => calm.withoutExternalId === true)).toBe(true);
  expect(mixes.some(({ calm }) => calm.listsWaitForBusinessHours === true)).toBe(true);
  expect(mixes.some(({ calm }) => (calm.clockOffsetMs ?? 0) < 0)).toBe(true);
  expect(mixes.some(({ calm }) => (calm.clockOffsetMs ?? 0) > 0)).toBe(true);
  const told = mixes.filter((mix) => mix.webhooks).map((mix) => mix.calm);
  expect(told.some(({ webhooks }) => (webhooks?.lost ?? 0) > 0)).toBe(true);
  expect(told.some(({ webhooks }) => (webhooks?.doubled ?? 0) > 0)).toBe(true);
  expect(
    told.some(({ listLagMs = 0, readableAtOnce }) => readableAtOnce === true && listLagMs > 0),
  ).toBe(true);
  expect(mixes.some((mix) => mix.closes)).toBe(true);
  expect(mixes.some((mix) => mix.secondRound)).toBe(true);
});

test('nobody is written to twice and nobody is lost, however often the console is killed', async () => {
  const verdicts = await runMany({ runs, seed, candidates: 2000 });
  const wrong = verdicts.filter(
    (one) => one.duplicates + one.lost > 0 || (one.decidable && one.undecided > 0),
  );
  expect(wrong).toEqual([]);
  const summary = summarize(verdicts);
  expect(summary).toMatchObject({ runs, candidates: runs * 2000, duplicates: 0, lost: 0 });
  expect(summary.kills).toBeGreaterThan(runs);
});
