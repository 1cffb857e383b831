import { array, assert, constantFrom, property, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  extended,
  noSelection,
  type Selection,
  stepped,
  toggled,
} from '../../../renderer/features/conversations/selecting/selection.ts';
import { mostChosen } from '../../../shared/scheduling/many.ts';

const listed = ['a', 'b', 'c', 'd', 'e', 'f'];
const chosen = ({ chosen: ids }: Selection) => ids.join('');

describe('a selection', () => {
  test('takes one in and out again', () => {
    const one = toggled(toggled(noSelection, 'c'), 'a');
    expect(chosen(one)).toBe('ca');
    expect(chosen(toggled(one, 'c'))).toBe('a');
  });

  test('grows from where it began to what is clicked with Shift, and shrinks again', () => {
    const begun = toggled(toggled(noSelection, 'f'), 'b');
    const wide = extended(begun, listed, undefined, 'e');
    expect(chosen(wide)).toBe('fbcde');
    expect(chosen(extended(wide, listed, undefined, 'c'))).toBe('fbc');
    expect(chosen(extended(wide, listed, undefined, 'a'))).toBe('fba');
  });

  test('begins at the conversation that is open, or with what is clicked alone', () => {
    expect(chosen(extended(noSelection, listed, 'b', 'd'))).toBe('bcd');
    expect(chosen(extended(noSelection, listed, undefined, 'd'))).toBe('d');
    // What was selected in another list begins no range here.
    const elsewhere = toggled(noSelection, 'x');
    expect(chosen(extended(elsewhere, listed, 'b', 'c'))).toBe('xbc');
    expect(extended(elsewhere, listed, 'b', 'nowhere')).toBe(elsewhere);
  });

  test('goes on with the keys where the range ends, and begins anew elsewhere', () => {
    const two = stepped(noSelection, listed, 'b', 'c');
    expect(chosen(two)).toBe('bc');
    const three = stepped(two, listed, 'c', 'd');
    expect(chosen(three)).toBe('bcd');
    expect(chosen(stepped(three, listed, 'd', 'c'))).toBe('bc');
    expect(chosen(stepped(three, listed, 'f', 'e'))).toBe('bcdfe');
  });

  test('however it came about: each once, no more than may be, and a range is the same by whatever way it was reached', () => {
    const rows = Array.from({ length: mostChosen + 60 }, (_, index) => `row-${index}`);
    const row = constantFrom(...rows);
    const step = tuple(constantFrom('toggle', 'extend', 'step'), row, row);
    assert(
      property(array(step, { maxLength: 30 }), row, row, (steps, detour, to) => {
        let selection = noSelection;
        for (const [kind, from, id] of steps) {
          if (kind === 'toggle') selection = toggled(selection, id);
          else if (kind === 'extend') selection = extended(selection, rows, from, id);
          else selection = stepped(selection, rows, from, id);
          expect(new Set(selection.chosen).size).toBe(selection.chosen.length);
          expect(selection.chosen.length).toBeLessThanOrEqual(mostChosen);
        }
        const begun = toggled(selection, to);
        const direct = extended(begun, rows, undefined, detour);
        const around = extended(extended(begun, rows, undefined, to), rows, undefined, detour);
        expect(around.chosen).toEqual(direct.chosen);
      }),
    );
  });
});
