import { isSupportedCountry, parsePhoneNumberWithError, ParseError } from 'libphonenumber-js/max';
import type { PhoneVerdict } from '../../../shared/uploads/candidate.ts';
import { isShortenedNumber } from '../../../shared/uploads/cells.ts';

/**
 * Reads a phone text by a country, with the full metadata (the smaller set takes 2 % of wrong numbers for right). A number that is
 * only possible is let through with a warning: Popp's own example +447700900002 is one (seed: Job Application Flow).
 */
export function readPhone(text: string, country: string | undefined): PhoneVerdict {
  const digits = text.replace(/^tel:/i, '').trim();
  if (digits === '') return { kind: 'missing' };
  if (isShortenedNumber(digits)) return { kind: 'shortened' };
  const defaultCountry =
    country !== undefined && isSupportedCountry(country) ? { defaultCountry: country } : {};
  try {
    const number = parsePhoneNumberWithError(digits, { ...defaultCountry, extract: false });
    if (!number.isPossible()) return { kind: 'impossible' };
    const known = number.country === undefined ? {} : { country: number.country };
    return { kind: number.isValid() ? 'valid' : 'possible', e164: number.number, ...known };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    if (error.message === 'INVALID_COUNTRY') {
      return { kind: digits.startsWith('+') ? 'impossible' : 'needs-country' };
    }
    return { kind: error.message === 'NOT_A_NUMBER' ? 'unreadable' : 'impossible' };
  }
}
