import { expect, onTestFinished, test } from 'vitest';
import { chance } from '../../../electron/core/practice/chance.ts';
import { candidates, openedCounts, startBench, workspaceId } from './harness.ts';

const limits = { first: 10, second: 20, most: 40, fastMs: 20_000 };

test.each(['three', 'four'])(
  'every conversation appears after a time of its own, and nobody is written to twice (%s)',
  async (seed) => {
    let made = 0;
    const it = await startBench({
      limits,
      faults: {
        alterSighting({ createdAt, readableAt }) {
          made += 1;
          const lagMs = Math.floor(chance(seed, made) * 9 * 60_000);
          return { appearsAt: createdAt + lagMs, readableAt };
        },
      },
    });
    onTestFinished(() => it.stop());
    it.planned.setPlan({
      seed,
      rules: [
        {
          when: 'after',
          path: '/conversations/bulk',
          chance: 0.3,
          times: 3,
          does: { kind: 'reset' },
        },
        {
          when: 'before',
          path: '/conversations/bulk',
          chance: 0.3,
          times: 3,
          does: { kind: 'reset' },
        },
      ],
    });
    it.outbox.addConversations(candidates(it, 150, { uploadId: 'u' }));
    await it.passUntil('all left', () => {
      const { waiting, sending } = it.outbox.books.items.countWorkspace(workspaceId);
      return waiting + sending === 0;
    });
    it.outbox.addConversations(candidates(it, 10, { from: 500, uploadId: 'v' }));
    await it.settle(6 * 60 * 60_000);
    expect(it.outbox.books.items.countWorkspace(workspaceId)).toMatchObject({ undecided: 0 });
    expect(Math.max(...openedCounts(it).values())).toBe(1);
    expect(openedCounts(it).size).toBe(160);
  },
);
