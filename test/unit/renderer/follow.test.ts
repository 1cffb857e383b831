import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connection } from '../../../renderer/link/connection.ts';
import { createInvalidator } from '../../../renderer/link/changes.ts';
import { follow } from '../../../renderer/link/follow.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const connected: Pick<Connection, 'whenReady' | 'state'> = {
  whenReady: () => Promise.resolve(),
  state: () => 'ready',
};

async function* events(...values: number[]) {
  yield* values;
  await Promise.resolve();
}

describe('following a stream', () => {
  it('opens it again when it ends, and says that something may have been missed', async () => {
    const seen: number[] = [];
    let opened = 0;
    let resumed = 0;
    const stop = follow<number>(connected, {
      open: () => Promise.resolve(events((opened += 1))),
      onEvent: (event) => seen.push(event),
      onResumed: () => (resumed += 1),
    });
    await vi.advanceTimersByTimeAsync(1100);
    expect(seen).toEqual([1, 2, 3]);
    expect(resumed).toBe(2);
    stop();
    await vi.advanceTimersByTimeAsync(5000);
    expect(opened).toBe(3);
  });

  it('survives a stream that cannot be opened', async () => {
    const seen: number[] = [];
    let tries = 0;
    const stop = follow<number>(connected, {
      open: () =>
        (tries += 1) < 3 ? Promise.reject(new Error('not yet')) : Promise.resolve(events(7)),
      onEvent: (event) => seen.push(event),
    });
    await vi.advanceTimersByTimeAsync(1100);
    expect(seen).toEqual([7]);
    stop();
  });
});

describe('changes that were announced', () => {
  it('invalidate each feature once for a burst', async () => {
    const queryClient = new QueryClient();
    const invalidated: unknown[] = [];
    vi.spyOn(queryClient, 'invalidateQueries').mockImplementation((filters) => {
      invalidated.push(filters?.queryKey);
      return Promise.resolve();
    });
    const invalidate = createInvalidator(queryClient);
    invalidate({ topic: 'conversations' });
    invalidate({ topic: 'conversations', ids: ['c1'] });
    invalidate({ topic: 'outbox' });
    await vi.advanceTimersByTimeAsync(100);
    expect(invalidated).toEqual([[['conversations']], [['outbox']]]);
  });

  it('are not missed by what was being read for the first time when they came', async () => {
    const queryClient = new QueryClient();
    let told = 'before';
    const observer = new QueryObserver(queryClient, {
      queryKey: [['conversations', 'get']],
      queryFn: async () => {
        const answer = told;
        await new Promise((resolve) => setTimeout(resolve, 500));
        return answer;
      },
    });
    const stop = observer.subscribe(() => undefined);
    told = 'after';
    createInvalidator(queryClient)({ topic: 'conversations' });
    await vi.advanceTimersByTimeAsync(600);
    expect(observer.getCurrentResult().data).toBe('before');
    await vi.advanceTimersByTimeAsync(600);
    expect(observer.getCurrentResult().data).toBe('after');
    stop();
    queryClient.clear();
  });
});
