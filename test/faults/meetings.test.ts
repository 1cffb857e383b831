import { expect, test } from 'vitest';
import { drawMeetingMix } from './mix.ts';
import { runOnce } from './run-one.ts';

test('nobody is asked twice for a meeting and nobody is lost, however often the console is killed', async () => {
  const verdict = await runOnce(drawMeetingMix('meetings', 0), 50);
  expect(verdict).toMatchObject({ candidates: 50, duplicates: 0, lost: 0, decidable: true });
  expect(verdict.undecided).toBe(0);
  expect(verdict.kills).toBeGreaterThan(1);
});
