import { beforeEach, describe, expect, it } from 'vitest';
import { createKeeping } from '../../../electron/core/webhooks/keeping.ts';
import type { NewDelivery } from '../../../electron/core/webhooks/repository.ts';

/** Groups as they were written; each ends when it is told to. */
type Written = {
  readonly group: readonly NewDelivery[];
  readonly end: (error?: Error) => void;
};

let written: Written[];
let arrived: (() => void)[];
let keeping: ReturnType<typeof createKeeping>;

beforeEach(() => {
  written = [];
  arrived = [];
  keeping = createKeeping({
    keep: (group) =>
      new Promise((resolve, reject) => {
        const end = (error?: Error) =>
          error === undefined ? resolve(group.map(({ text }) => text !== 'known')) : reject(error);
        written.push({ group, end });
        arrived.shift()?.();
      }),
  });
});

const delivery = (text: string): NewDelivery => ({
  workspaceId: 'w',
  webhook: undefined,
  conversationId: undefined,
  body: Buffer.from(text),
  text,
  receivedAt: 0,
});

const nextGroup = () => new Promise<void>((resolve) => arrived.push(resolve));

describe('deliveries', () => {
  it('of one moment are written together, and those that come meanwhile after them', async () => {
    const first = nextGroup();
    const [a, b] = [keeping.keep(delivery('a')), keeping.keep(delivery('known'))];
    await first;
    const c = keeping.keep(delivery('c'));
    expect(written.map(({ group }) => group.map(({ text }) => text))).toEqual([['a', 'known']]);
    const second = nextGroup();
    written[0]?.end();
    expect([await a, await b]).toEqual([true, false]);
    await second;
    written[1]?.end();
    expect(await c).toBe(true);
    await keeping.settled();
  });

  it('that could not be written are told so, and the next ones are written all the same', async () => {
    const first = nextGroup();
    const lost = keeping.keep(delivery('a'));
    await first;
    const second = nextGroup();
    const next = keeping.keep(delivery('b'));
    written[0]?.end(new Error('disk full'));
    await expect(lost).rejects.toThrow('disk full');
    await second;
    written[1]?.end();
    expect(await next).toBe(true);
  });
});
