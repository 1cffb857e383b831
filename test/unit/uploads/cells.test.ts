import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitName } from '../../../shared/uploads/candidate.ts';
import {
  cleanLine,
  cleanText,
  isEmail,
  looksLikePhone,
  normalEmail,
  withoutSpreadsheetGuard,
} from '../../../shared/uploads/cells.ts';
import { countryFromText } from '../../../shared/uploads/countries.ts';
import { declaredSeparator, detectSeparator } from '../../../shared/uploads/separators.ts';

describe('cells', () => {
  it('cleans a line to itself when cleaned twice, and keeps no line end or unseen character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = cleanLine(text);
        expect(cleanLine(once)).toBe(once);
        expect(once).not.toMatch(/[\n\r\u200b\u202e\ufeff]/);
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
    );
  });

  it('keeps the lines of a message', () => {
    expect(cleanText(' Hi Ana,\r\n\r\nreply STOP \u202eto end ')).toBe(
      'Hi Ana,\n\nreply STOP to end',
    );
  });

  it('takes off what spreadsheets add', () => {
    expect(withoutSpreadsheetGuard('="+442079460112"')).toBe('+442079460112');
    expect(withoutSpreadsheetGuard("'+442079460112")).toBe('+442079460112');
    expect(normalEmail(' MAILTO:Ana.Diaz@Example.com ')).toBe('ana.diaz@example.com');
  });

  it.each([
    ['ana@example.com', true],
    ["o'neil+jobs@mail.example.co.uk", true],
    ['ana@bücher.example', true],
    ['ana at example.com', false],
    ['ana@example', false],
    ['ana@@example.com', false],
    ['ana.@example.com', false],
    ['ana@example..com', false],
    ['Ana <ana@example.com>', false],
    ['a@example.com; b@example.com', false],
  ])('%s is an address: %s', (text, expected) => {
    expect(isEmail(text)).toBe(expected);
  });

  it.each([
    ['+44 20 7946 0112', true],
    ['(415) 555-0123 x5', true],
    ['2026-10-01', false],
    ['01/10/2026', false],
    ['12.50', false],
    ['REQ-2041', false],
  ])('%s has the shape of a phone: %s', (text, expected) => {
    expect(looksLikePhone(text)).toBe(expected);
  });

  it('reads countries as codes and as names', () => {
    expect(
      ['gb', 'United Kingdom', 'UK', 'Deutschland', 'Estados Unidos', 'Sverige'].map(
        countryFromText,
      ),
    ).toEqual(['GB', 'GB', 'GB', 'DE', 'US', 'SE']);
    expect(countryFromText('Atlantis')).toBeUndefined();
  });

  it('splits full names', () => {
    expect(splitName('Ana Maria Diaz')).toEqual({ firstName: 'Ana', lastName: 'Maria Diaz' });
    expect(splitName('Diaz, Ana')).toEqual({ firstName: 'Ana', lastName: 'Diaz' });
    expect(splitName('Ana')).toEqual({ firstName: 'Ana', lastName: '' });
  });
});

describe('separators', () => {
  it('finds the separator that every record agrees on, reading quotes', () => {
    expect(detectSeparator('a,b\n"x, ""y"", z",2\n', true)).toEqual({ separator: ',', columns: 2 });
    expect(detectSeparator('name;note\nAna;"1,2,3"\nBo;a,b\n', true)?.separator).toBe(';');
    expect(detectSeparator('a\tb\tc\n1\t2\t3\n', true)).toEqual({ separator: '\t', columns: 3 });
    expect(detectSeparator('just\nwords\n', true)).toBeUndefined();
    expect(declaredSeparator('sep=;\r\na;b')).toEqual({ separator: ';', length: 7 });
  });

  it('finds it again in whatever is written with it', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'abc 12,;\t"\n'.split('')) });
    fc.assert(
      fc.property(
        fc.constantFrom(',', ';', '\t'),
        fc.integer({ min: 2, max: 5 }).chain((width) =>
          fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
            minLength: 3,
            maxLength: 10,
          }),
        ),
        (separator, rows) => {
          const text = rows
            .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(separator))
            .join('\n');
          expect(detectSeparator(text, true)).toEqual({ separator, columns: rows[0]?.length });
        },
      ),
    );
  });
});
