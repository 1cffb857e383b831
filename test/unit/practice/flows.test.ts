import { expect, test } from 'vitest';
import { flows } from '../../../electron/core/practice/flows.ts';
import { flowFor } from '../../../electron/core/practice/script.ts';

function contact(index: number): string {
  return `+1202555${String(index).padStart(6, '0')}`;
}

test('about twenty flows or more, each with a name of its own', () => {
  expect(flows.length).toBeGreaterThanOrEqual(20);
  expect(new Set(flows.map((flow) => flow.name)).size).toBe(flows.length);
});

test('one in eight needs a human, by weight and among many candidates', () => {
  const weights = (all: readonly { weight: number }[]): number =>
    all.reduce((sum, flow) => sum + flow.weight, 0);
  const review = flows.filter((flow) => flow.ends === 'review');
  expect(weights(review) / weights(flows)).toBe(1 / 8);
  const drawn = Array.from({ length: 4000 }, (_, index) => flowFor('practice', contact(index)));
  const share = drawn.filter((flow) => flow.ends === 'review').length / drawn.length;
  expect(share).toBeGreaterThan(0.1);
  expect(share).toBeLessThan(0.15);
});

test('the same seed and contact always behave the same, another seed may not', () => {
  const names = (seed: string): string[] =>
    Array.from({ length: 200 }, (_, index) => flowFor(seed, contact(index)).name);
  expect(names('a')).toEqual(names('a'));
  expect(names('a')).not.toEqual(names('b'));
});

test('every flow is drawn by somebody', () => {
  const drawn = new Set(
    Array.from({ length: 4000 }, (_, index) => flowFor('practice', contact(index)).name),
  );
  expect([...drawn].toSorted()).toEqual(flows.map((flow) => flow.name).toSorted());
});
