import { cleanLine, cleanText, normalEmail, withoutSpreadsheetGuard } from './cells.ts';
import { countryFromText } from './countries.ts';
import type { CandidateField, Corrections, Mapping } from './fields.ts';

/** What a phone text came to under the metadata of the world's numbering plans. */
export type PhoneVerdict =
  | { readonly kind: 'missing' }
  | { readonly kind: 'valid'; readonly e164: string; readonly country?: string }
  /** Possible by its length, not known to be given out (seed: Job Application Flow uses +447700900002). */
  | { readonly kind: 'possible'; readonly e164: string; readonly country?: string }
  | { readonly kind: 'impossible' }
  | { readonly kind: 'unreadable' }
  /** National digits and no country to read them by. */
  | { readonly kind: 'needs-country' }
  /** A spreadsheet turned it into `4.47E+11`; the digits are lost. */
  | { readonly kind: 'shortened' };

/** Reads a phone text by a country. */
export type PhoneReader = (text: string, country: string | undefined) => PhoneVerdict;

/** One candidate as read from cells and corrections; nothing is judged yet except the phone. */
export type Candidate = {
  readonly firstName: string;
  readonly lastName: string;
  readonly phoneText: string;
  readonly phone: PhoneVerdict;
  readonly emailAddress: string;
  /** ISO 3166-1 alpha-2, or what was written when it is no country. */
  readonly countryText: string;
  readonly country: string | undefined;
  readonly externalId: string;
  readonly applicationSource: string;
  readonly openingMessage: string;
  readonly additionalContext: string;
  /** Cells that are not empty beyond the last column of the header: the row may have shifted. */
  readonly extraCells: number;
};

/** What is needed to read a row of cells as a candidate. */
export type Reading = {
  readonly mapping: Mapping;
  readonly columnCount: number;
  readonly defaultCountry: string | undefined;
  readonly readPhone: PhoneReader;
};

/** Reads one row; what the recruiter typed wins over the cell. */
export function readCandidate(
  cells: readonly string[],
  corrections: Corrections,
  reading: Reading,
): Candidate {
  function cell(field: CandidateField): string {
    const typed = corrections[field];
    if (typed !== undefined) return typed;
    const index = reading.mapping[field];
    return index === undefined ? '' : withoutSpreadsheetGuard(cells[index] ?? '');
  }
  const whole = splitName(cleanLine(cell('fullName')));
  const countryText = cleanLine(cell('countryCode'));
  const country = countryFromText(countryText);
  const phoneText = cleanLine(cell('phoneNumber'));
  return {
    firstName: cleanLine(cell('firstName')) || whole.firstName,
    lastName: cleanLine(cell('lastName')) || whole.lastName,
    phoneText,
    phone: reading.readPhone(phoneText, country ?? reading.defaultCountry),
    emailAddress: normalEmail(cell('emailAddress')),
    countryText,
    country,
    // Unchanged, or the recruiter's own system would not know it again.
    externalId: cell('externalId').trim(),
    applicationSource: cleanLine(cell('applicationSource')),
    openingMessage: cleanText(cell('openingMessage')),
    additionalContext: cleanText(cell('additionalContext')),
    extraCells: cells.slice(reading.columnCount).filter((text) => text.trim() !== '').length,
  };
}

/** `Doe, John` and `John Doe`; one word is a first name. */
export function splitName(name: string): { readonly firstName: string; readonly lastName: string } {
  const comma = /^([^,]+),\s*([^,]+)$/.exec(name);
  if (comma?.[1] !== undefined && comma[2] !== undefined) {
    return { firstName: comma[2], lastName: comma[1].trim() };
  }
  const space = name.indexOf(' ');
  if (space < 0) return { firstName: name, lastName: '' };
  return { firstName: name.slice(0, space), lastName: name.slice(space + 1) };
}
