import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { escapedMarkup, plainLine } from '../../../shared/notifications/plain-text.ts';

const letters = [
  'a',
  'é',
  '\u{1f600}',
  ' ',
  '\n',
  '\u0000',
  '\u0085',
  '\u202e',
  '\u2067',
  '\u200b',
  '<',
];

it('a line for the system has no control, no override and no second line, and is not longer than asked', () => {
  expect(plainLine('  Ada\r\n\u202eLove\u0000lace\u2069 ', 60)).toBe('Ada Love lace');
  expect(plainLine('abcdef', 4)).toBe('abc…');
  expect(plainLine('\u{1f600}\u{1f600}\u{1f600}', 2)).toBe('\u{1f600}…');
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...letters), { maxLength: 60 }).map((parts) => parts.join('')),
      fc.integer({ min: 1, max: 40 }),
      (text, most) => {
        const line = plainLine(text, most);
        expect(Array.from(line).length).toBeLessThanOrEqual(most);
        expect(line).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      },
    ),
    { numRuns: 200 },
  );
});

it('markup of a candidate is text for a system that reads markup', () => {
  expect(escapedMarkup('<a href="x">R&D</a>')).toBe('&lt;a href="x"&gt;R&amp;D&lt;/a&gt;');
});
