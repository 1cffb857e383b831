import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  batchLimits,
  halved,
  nextBatchSize,
  pickBatch,
  type Batchable,
  type PastRequest,
} from '../../../shared/outbox/batching.ts';

const fast: PastRequest = { result: 'answered', tookMs: 900 };
const slow: PastRequest = { result: 'answered', tookMs: 25_000 };
const unknown: PastRequest = { result: 'unknown', tookMs: 120_000 };

describe('the size of the next request', () => {
  test.each<[readonly PastRequest[], number]>([
    [[], 25],
    [[fast], 1000],
    [[fast, fast], 2000],
    [[fast, fast, fast, fast, fast, fast], 10_000],
    [[slow], 25],
    [[fast, slow], 1000],
    [[fast, unknown], 500],
    [[fast, unknown, fast], 1000],
    [[unknown], 12],
    [[unknown, unknown, unknown, unknown, unknown, unknown], 1],
  ])('after %j is %d', (past, size) => {
    expect(nextBatchSize(past)).toBe(size);
  });

  test('is always between 1 and what Popp takes', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(fast, slow, unknown), { maxLength: 60 }), (past) => {
        const size = nextBatchSize(past);
        expect(size).toBeGreaterThanOrEqual(1);
        expect(size).toBeLessThanOrEqual(batchLimits.most);
      }),
    );
  });
});

describe('what goes into one request', () => {
  const anyItem: fc.Arbitrary<Batchable> = fc.record({
    itemId: fc.uuid(),
    contact: fc.constantFrom('+1', '+2', '+3', '+4', '+5'),
    group: fc.constantFrom('hours', 'at-once'),
    groupLimit: fc.constantFrom(undefined, 1, 2, 3),
  });

  test('is one group, no contact twice, within every limit, and never nothing', () => {
    fc.assert(
      fc.property(
        fc.array(anyItem, { maxLength: 30 }),
        fc.integer({ min: 1, max: 9 }),
        (ready, size) => {
          const picked = pickBatch(ready, size);
          expect(picked.length).toBeLessThanOrEqual(size);
          expect(new Set(picked.map((item) => item.contact)).size).toBe(picked.length);
          expect(new Set(picked.map((item) => item.group)).size).toBeLessThanOrEqual(1);
          for (const item of picked) {
            expect(picked.length).toBeLessThanOrEqual(item.groupLimit ?? size);
          }
          expect(picked[0]).toBe(ready[0]);
        },
      ),
    );
  });

  test('a request that is refused whole ends at one item', () => {
    let size = 1000;
    let requests = 0;
    while (size > 1) {
      size = halved(size);
      requests += 1;
    }
    expect(requests).toBe(10);
  });
});
