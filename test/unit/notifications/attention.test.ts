import { expect, test } from 'vitest';
import { createChangeBus } from '../../../electron/core/changes.ts';
import { followAttention } from '../../../electron/core/notifications/attention.ts';
import { createManualClock } from '../../support/manual-clock.ts';

test('the count outside the page follows every workspace, once for a burst', async () => {
  const clock = createManualClock(0);
  const changes = createChangeBus();
  const needs = new Map([
    ['one', 2],
    ['two', 1],
  ]);
  const shown: number[] = [];
  const stop = followAttention({
    attention: { show: (count) => shown.push(count) },
    changes,
    clock,
    workspaceIds: () => [...needs.keys()],
    needsYou: (id) => needs.get(id) ?? 0,
  });
  expect(shown).toEqual([3]);
  needs.set('one', 5);
  for (let n = 0; n < 100; n += 1) changes.publish({ topic: 'conversations', workspaceId: 'one' });
  changes.publish({ topic: 'uploads' });
  await clock.advance(1000);
  expect(shown).toEqual([3, 6]);
  needs.delete('two');
  changes.publish({ topic: 'workspaces' });
  stop();
  await clock.advance(1000);
  expect(shown).toEqual([3, 6]);
});
