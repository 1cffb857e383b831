import { beforeEach, describe, expect, it } from 'vitest';
import {
  createReadQueue,
  readGapMs,
  type ReadQueue,
} from '../../../electron/core/sync/read-queue.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';

type Begun = {
  readonly key: string;
  readonly end: () => void;
  readonly fail: (error: Error) => void;
};

let clock: ManualClock;
let queue: ReadQueue;
let begun: Begun[];

beforeEach(() => {
  clock = createManualClock();
  queue = createReadQueue(clock);
  begun = [];
});

function add(key: string, priority: 0 | 1 | 2 = 1): Promise<void> {
  return queue.add(key, priority, () => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    begun.push({ key, end: resolve, fail: reject });
    return promise;
  });
}

const keys = () => begun.map((one) => one.key);

describe('the queue of reads', () => {
  it('begins at most four at once, with a pause between beginnings', async () => {
    for (const key of ['a', 'b', 'c', 'd', 'e']) void add(key);
    expect(keys()).toEqual(['a']);
    await clock.advance(readGapMs * 10);
    expect(keys()).toEqual(['a', 'b', 'c', 'd']);
    begun[1]?.end();
    await clock.advance(0);
    expect(keys()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('joins a read that has not begun, and reads again after one that has', async () => {
    const first = add('a');
    void add('b');
    const joined = add('b');
    const again = add('a');
    await clock.advance(readGapMs * 5);
    expect(keys()).toEqual(['a', 'b']);
    begun[0]?.end();
    await first;
    await clock.advance(readGapMs);
    expect(keys()).toEqual(['a', 'b', 'a']);
    for (const one of begun) one.end();
    await expect(Promise.all([joined, again])).resolves.toHaveLength(2);
  });

  it('takes what is wanted soonest first, also when it waited as less urgent', async () => {
    void add('running');
    const slow = add('page', 2);
    void add('other', 1);
    const fast = add('page', 0);
    await clock.advance(readGapMs * 5);
    expect(keys()).toEqual(['running', 'page', 'other']);
    for (const one of begun) one.end();
    await expect(Promise.all([slow, fast])).resolves.toHaveLength(2);
  });

  it('tells who waits that a read failed, and goes on', async () => {
    const failing = add('a');
    void add('b');
    begun[0]?.fail(new Error('no'));
    await expect(failing).rejects.toThrow('no');
    await clock.advance(readGapMs);
    expect(keys()).toEqual(['a', 'b']);
  });

  it('begins nothing after it was stopped, and leaves nobody waiting', async () => {
    const running = add('a');
    const waiting = add('b');
    queue.stop();
    begun[0]?.fail(new Error('aborted'));
    await expect(Promise.all([running, waiting, add('c')])).resolves.toHaveLength(3);
    await clock.advance(10_000);
    expect(keys()).toEqual(['a']);
    expect(clock.pending()).toBe(0);
  });
});
