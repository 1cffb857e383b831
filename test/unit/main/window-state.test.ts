import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstSize, restoreWindow, smallestSize } from '../../../electron/main/window-state.ts';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const second = { x: 1440, y: 0, width: 1920, height: 1080 };

function remembered(x: number, y: number, width = 1200, height = 800, isMaximized = false) {
  return { bounds: { x, y, width, height }, isMaximized };
}

describe('the window', () => {
  test('opens where it was', () => {
    const state = remembered(1500, 40, 1300, 900, true);
    expect(restoreWindow(state, [laptop, second])).toEqual(state);
  });

  test('opens in the middle where its monitor is gone', () => {
    const { bounds } = restoreWindow(remembered(1500, 40), [laptop]);
    expect(bounds).toEqual(firstSize);
  });

  test('opens in the middle where only a corner or no title bar would be seen', () => {
    expect(restoreWindow(remembered(1400, 100), [laptop]).bounds).toEqual(firstSize);
    expect(restoreWindow(remembered(100, -300), [laptop]).bounds).toEqual(firstSize);
    expect(restoreWindow(remembered(100, 890), [laptop]).bounds).toEqual(firstSize);
  });

  test('is never smaller than looks composed', () => {
    expect(restoreWindow(remembered(10, 30, 300, 200), [laptop]).bounds).toEqual({
      x: 10,
      y: 30,
      ...smallestSize,
    });
  });

  test.each([undefined, null, 'x', {}, { bounds: { x: 'a' } }, remembered(0, 30, -5, 800)])(
    'opens as at first from a record that cannot be read: %j',
    (record) => {
      expect(restoreWindow(record, [laptop])).toEqual({ bounds: firstSize, isMaximized: false });
    },
  );

  test('can always be taken hold of', () => {
    const coordinate = fc.integer({ min: -5000, max: 5000 });
    fc.assert(
      fc.property(coordinate, coordinate, (x, y) => {
        const { bounds } = restoreWindow(remembered(x, y), [laptop, second]);
        if (bounds.x === undefined || bounds.y === undefined) return;
        const { x: left, y: top, width } = bounds;
        const grasped = [laptop, second].some(
          (area) =>
            Math.min(left + width, area.x + area.width) - Math.max(left, area.x) >= 200 &&
            top >= area.y &&
            top <= area.y + area.height - 40,
        );
        expect(grasped).toBe(true);
      }),
    );
  });
});
