import { array, assert, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  placeBlocks,
  shownHours,
  weekAround,
  weekMoved,
} from '../../../renderer/features/scheduling/week-layout.ts';

const hourMs = 3_600_000;
const day = { fromMs: 0, toMs: 24 * hourMs };
const blocks = array(
  record({ from: integer({ min: 0, max: 95 }), quarters: integer({ min: 1, max: 20 }) }).map(
    ({ from, quarters }) => ({
      fromMs: (from * hourMs) / 4,
      toMs: ((from + quarters) * hourMs) / 4,
    }),
  ),
  { maxLength: 14 },
);

describe('blocks of a day', () => {
  it('never cover one another, and each is there once, within the day', () => {
    assert(
      property(blocks, (all) => {
        const placed = placeBlocks(all, day, 1 / 96);
        expect(placed).toHaveLength(all.length);
        for (const block of placed) {
          expect(block.top).toBeGreaterThanOrEqual(0);
          expect(block.top + block.height).toBeLessThanOrEqual(1 + 1e-9);
          expect(block.column).toBeLessThan(block.columns);
        }
        for (const [index, one] of placed.entries()) {
          for (const other of placed.slice(index + 1)) {
            const together =
              one.top < other.top + other.height - 1e-9 && other.top < one.top + one.height - 1e-9;
            if (!together) continue;
            expect(one.columns).toBe(other.columns);
            expect(one.column).not.toBe(other.column);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('stand side by side only while they overlap', () => {
    const at = (from: number, to: number) => ({ fromMs: from * hourMs, toMs: to * hourMs });
    const placed = placeBlocks([at(9, 10), at(9.5, 11), at(10, 10.5), at(13, 14)], day, 0.001);
    expect(
      placed.map(({ one, column, columns }) => [one.fromMs / hourMs, column, columns]),
    ).toEqual([
      [9, 0, 2],
      [9.5, 1, 2],
      [10, 0, 2],
      [13, 0, 1],
    ]);
  });
});

describe('the days of a week', () => {
  it('are seven that follow one another from Monday, also where clocks are changed', () => {
    for (const at of [Date.UTC(2026, 2, 27, 12), Date.UTC(2026, 9, 24, 12), Date.UTC(2026, 0, 1)]) {
      const days = weekAround(at);
      expect(days.map(({ fromMs }) => new Date(fromMs).getDay())).toEqual([1, 2, 3, 4, 5, 6, 0]);
      expect(days.every(({ fromMs }) => new Date(fromMs).getHours() === 0)).toBe(true);
      expect(days.slice(1).every(({ fromMs }, index) => fromMs === days[index]?.toMs)).toBe(true);
      expect(days.some(({ fromMs, toMs }) => fromMs <= at && at < toMs)).toBe(true);
      expect(weekAround(weekMoved(at, 1))[0]?.fromMs).toBe(days[6]?.toMs);
    }
  });

  it('show the working day, and further where a meeting lies outside', () => {
    const days = weekAround(Date.UTC(2026, 5, 10, 12));
    const start = days[2]?.fromMs ?? 0;
    const at = (from: number, to: number) => ({
      fromMs: start + from * hourMs,
      toMs: start + to * hourMs,
    });
    expect(shownHours([], days)).toEqual({ from: 8, to: 18 });
    expect(shownHours([at(6.5, 7), at(18, 18.25)], days)).toEqual({ from: 6, to: 19 });
    expect(shownHours([at(23, 24.5)], days)).toEqual({ from: 8, to: 24 });
    expect(shownHours([at(400, 401)], days)).toEqual({ from: 8, to: 18 });
  });
});
