import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';

const e164 = /^\+[1-9]\d{1,14}$/;
const emailAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/**
 * E.164 as it is, or a national number with its country code (seed: Create conversation).
 * Possible is enough: the seeds' own sample, +44 7700 900002, is possible but not valid.
 */
export function readPhoneNumber(text: string, countryCode: string | undefined): string | undefined {
  const trimmed = text.trim();
  if (e164.test(trimmed)) {
    return parsePhoneNumberFromString(trimmed)?.isPossible() === true ? trimmed : undefined;
  }
  const country = countryCode?.toUpperCase();
  if (country === undefined || !isSupportedCountry(country)) return undefined;
  const parsed = parsePhoneNumberFromString(trimmed, country);
  return parsed?.isPossible() === true ? parsed.number : undefined;
}

/** A plausible address in lower case. */
export function readEmailAddress(text: string): string | undefined {
  const trimmed = text.trim().toLowerCase();
  return emailAddress.test(trimmed) ? trimmed : undefined;
}
