import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessColumns, looksLikeHeader } from '../../../shared/uploads/columns.ts';
import { candidateFields } from '../../../shared/uploads/fields.ts';
import { headerEvidence, headerWords } from '../../../shared/uploads/headers.ts';

function guess(table: readonly (readonly string[])[]) {
  const [header = [], ...rows] = table;
  return guessColumns(
    header.map((name, index) => ({ header: name, cells: rows.map((row) => row[index] ?? '') })),
  ).mapping;
}

describe('column mapping', () => {
  it('maps an export of an applicant tracking system', () => {
    expect(
      guess([
        [
          'Candidate ID',
          'First Name',
          'Last Name',
          'Mobile',
          'Email',
          'Country',
          'Job',
          'Source',
          'Applied On',
        ],
        [
          '1',
          'Ana',
          'Diaz',
          '(415) 555-0123',
          'ana@example.com',
          'US',
          'Driver',
          'Indeed',
          '2026-10-01',
        ],
      ]),
    ).toEqual({
      externalId: 0,
      firstName: 1,
      lastName: 2,
      phoneNumber: 3,
      emailAddress: 4,
      countryCode: 5,
    });
  });

  it.each([
    ['German', ['Vorname', 'Nachname', 'Handynummer', 'E-Mail-Adresse']],
    ['French', ['Prénom', 'Nom', 'Téléphone portable', 'Courriel']],
    ['Spanish', ['Nombre', 'Apellidos', 'Teléfono móvil', 'Correo electrónico']],
    ['Italian', ['Nome', 'Cognome', 'Cellulare', 'Indirizzo e-mail']],
    ['Dutch', ['Voornaam', 'Achternaam', 'Mobiel nummer', 'E-mailadres']],
    ['Swedish', ['Förnamn', 'Efternamn', 'Mobilnummer', 'E-post']],
    ['Polish', ['Imię', 'Nazwisko', 'Telefon komórkowy', 'Adres e-mail']],
    ['camel case', ['candidateFirstName', 'candidate_last_name', 'phoneNumber', 'emailAddress']],
  ])('reads %s headers', (_language, header) => {
    expect(guess([header, ['Ana', 'Diaz', '+46 70 174 06 05', 'ana@example.com']])).toEqual({
      firstName: 0,
      lastName: 1,
      phoneNumber: 2,
      emailAddress: 3,
    });
  });

  it('believes the cells over a header', () => {
    const mapping = guess([
      ['First name', 'Phone', 'Reach'],
      ['Ana', '2026-10-01', '+44 20 7946 0123'],
      ['Bo', '2026-10-02', '+44 20 7946 0124'],
    ]);
    expect(mapping.phoneNumber).toBe(2);
  });

  it('finds contacts without any header, but takes bare digits for references', () => {
    expect(
      guess([
        ['', '', ''],
        ['Ana', '07700 900123', 'ana@example.com'],
      ]),
    ).toEqual({ phoneNumber: 1, emailAddress: 2 });
    expect(
      guess([
        ['', ''],
        ['Ana', '20260017'],
        ['Bo', '20260018'],
      ]).phoneNumber,
    ).toBeUndefined();
  });

  it('takes the candidate and not the recruiter, and the fuller of two phone columns', () => {
    const mapping = guess([
      [
        'Recruiter email',
        'Email',
        'Home phone',
        'Mobile phone',
        'Hiring manager phone',
        'First name',
      ],
      ['r@example.com', 'a@example.com', '', '+1 415 555 0123', '+1 415 555 0199', 'Ana'],
      [
        'r@example.com',
        'b@example.com',
        '+1 415 555 0111',
        '+1 415 555 0124',
        '+1 415 555 0199',
        'Bo',
      ],
    ]);
    expect(mapping).toMatchObject({ emailAddress: 1, phoneNumber: 3, firstName: 5 });
  });

  it('splits a full name only where there is no first name', () => {
    expect(
      guess([
        ['Name', 'Phone'],
        ['Ana Diaz', '+1 415 555 0123'],
      ]),
    ).toEqual({ fullName: 0, phoneNumber: 1 });
    expect(
      guess([
        ['Name', 'First name', 'Phone'],
        ['Diaz', 'Ana', '+1 415 555 0123'],
      ]).fullName,
    ).toBeUndefined();
  });

  it('never gives a column words that a candidate would read', () => {
    expect(
      guess([
        ['Opening message', 'openingMessage', 'additionalContext', 'Email'],
        ['Hi', 'Hi', 'Ctx', 'a@example.com'],
      ]),
    ).toEqual({
      emailAddress: 3,
    });
  });

  it('uses each column once and each field once, whatever the table', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('+14155550123', 'a@example.com', 'US', 'Ana', '2026-10-01'),
    );
    const header = fc.oneof(
      fc.string(),
      fc.constantFrom('Phone', 'Mobile', 'E-mail', 'First name', 'Name', 'ID', 'Message'),
    );
    fc.assert(
      fc.property(
        fc.array(fc.record({ header, cells: fc.array(cell, { maxLength: 4 }) }), { maxLength: 8 }),
        (samples) => {
          const { mapping, columns } = guessColumns(samples);
          const used = Object.values(mapping);
          expect(new Set(used).size).toBe(used.length);
          expect(used.every((index) => index < samples.length)).toBe(true);
          expect(mapping.openingMessage).toBeUndefined();
          expect(mapping.additionalContext).toBeUndefined();
          expect(columns).toHaveLength(samples.length);
        },
      ),
    );
  });
});

describe('headers', () => {
  it('tells a header from a first candidate', () => {
    expect(looksLikeHeader(['Name', 'Phone'])).toBe(true);
    expect(looksLikeHeader(['Ana', '+1 415 555 0123'])).toBe(false);
    expect(looksLikeHeader(['Ana', 'ana@example.com'])).toBe(false);
  });

  it('folds any header without failing, to itself when folded twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (header) => {
        const once = headerWords(header);
        expect(headerWords(once)).toBe(once);
        for (const field of candidateFields) {
          const evidence = headerEvidence(field, header);
          expect(evidence).toBeGreaterThanOrEqual(0);
          expect(evidence).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
