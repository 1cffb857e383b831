import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessCountry } from '../../../electron/core/uploads/guess-country.ts';
import { readPhone } from '../../../electron/core/uploads/phones.ts';

describe('phone numbers', () => {
  it.each([
    ['(415) 555-0123', 'US', '+14155550123'],
    ['020 7946 0112', 'GB', '+442079460112'],
    ['0491 570 006', 'AU', '+61491570006'],
    ['070-174 06 05', 'SE', '+46701740605'],
    ['+46 (0)70 174 06 05', undefined, '+46701740605'],
    ['tel:+1-415-555-0123', undefined, '+14155550123'],
    ['0044 20 7946 0112', 'GB', '+442079460112'],
    ['+1 415 555 0123 ext. 5', undefined, '+14155550123'],
  ])('reads %s in %s', (text, country, e164) => {
    expect(readPhone(text, country)).toMatchObject({ kind: 'valid', e164 });
  });

  it("lets a number through that is only possible, such as the one in Popp's own example", () => {
    expect(readPhone('+447700900002', undefined)).toMatchObject({
      kind: 'possible',
      e164: '+447700900002',
    });
  });

  it.each([
    ['', 'missing'],
    ['020 7946 0112', 'needs-country'],
    ['4.47701E+11', 'shortened'],
    ['+44 20 79', 'impossible'],
    ['ask reception', 'unreadable'],
  ])('says of %j: %s', (text, kind) => {
    expect(readPhone(text, undefined).kind).toBe(kind);
  });

  it('takes two numbers in one cell for neither', () => {
    expect('e164' in readPhone('0491 570 006 / 0491 570 007', 'AU')).toBe(false);
  });

  it('gives the same number however it is grouped, and E.164 whenever it gives one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('415', '212', '617', '702'),
        fc.integer({ min: 100, max: 199 }),
        fc.constantFrom(' ', '-', '.', ' - ', '\u00a0', '/'),
        fc.boolean(),
        (area, end, gap, international) => {
          const text = `${international ? `+1${gap}` : ''}${area}${gap}555${gap}0${end}`;
          expect(readPhone(text, 'US')).toMatchObject({ e164: `+1${area}5550${end}` });
        },
      ),
    );
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789 +-().x/'.split('')) }),
        (text) => {
          const verdict = readPhone(text, 'GB');
          expect('e164' in verdict ? verdict.e164 : '+44').toMatch(/^\+[1-9]\d{1,14}$/);
        },
      ),
    );
  });
});

describe('the country of national numbers', () => {
  it('is the one that reads most of them, and the region of the screen on a tie', () => {
    expect(guessCountry(['020 7946 0112', '020 7946 0113', '+442079460114'], 'US')).toBe('GB');
    expect(guessCountry(['(415) 555-0123', '+442079460114'], 'US')).toBe('US');
    expect(guessCountry([], 'SE')).toBe('SE');
    expect(guessCountry(['020 7946 0112'], undefined)).toBeUndefined();
  });
});
