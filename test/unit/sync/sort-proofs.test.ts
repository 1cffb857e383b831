import { describe, expect, it } from 'vitest';
import { createSortProofs } from '../../../electron/core/sync/sort-proofs.ts';
import type { PoppConversation } from '../../../shared/popp/conversation.ts';

function item(id: string, createdAt: number, updatedAt: number, needsReview = false) {
  return { id, createdAt, updatedAt, needsReview, raw: {} } satisfies PoppConversation;
}

const unknown = () => undefined;
const before = (updatedAt: number) => () => ({ isFlagged: false, updatedAt });

describe('a list is proven to bring what changed to its top', () => {
  it('once it was seen whole in that order, and a flag moved its conversation', () => {
    const proofs = createSortProofs();
    const first = proofs.begin('c');
    first.page([item('a', 1, 30), item('b', 9, 20)], unknown);
    first.page([item('c', 2, 10)], unknown);
    first.whole();
    expect(proofs.isProven('c')).toBe(false);
    proofs.begin('c').page([item('c', 2, 40, true)], before(10));
    expect(proofs.isProven('c')).toBe(true);
    expect(proofs.isProven('another')).toBe(false);
  });

  it('not where the order is that of creation too, or where times are missing', () => {
    for (const items of [
      [item('a', 3, 30), item('b', 2, 20)],
      [item('a', 1, 30), { id: 'b', needsReview: false, raw: {} }],
    ]) {
      const proofs = createSortProofs();
      const reading = proofs.begin('c');
      reading.page(items, unknown);
      reading.whole();
      proofs.begin('c').page([item('b', 2, 40, true)], before(20));
      expect(proofs.isProven('c')).toBe(false);
    }
  });

  it('never again where a flag left its conversation in its place', () => {
    const proofs = createSortProofs();
    const reading = proofs.begin('c');
    reading.page([item('a', 1, 30), item('b', 9, 20, true)], before(20));
    reading.whole();
    proofs.begin('c').page([item('d', 2, 50, true)], before(10));
    expect(proofs.isProven('c')).toBe(false);
  });

  it('until a page shows another order', () => {
    const proofs = createSortProofs();
    const reading = proofs.begin('c');
    reading.page([item('a', 1, 30, true), item('b', 9, 20)], before(20));
    reading.whole();
    expect(proofs.isProven('c')).toBe(true);
    proofs.begin('c').page([item('b', 9, 20), item('a', 1, 30)], unknown);
    expect(proofs.isProven('c')).toBe(false);
  });
});
