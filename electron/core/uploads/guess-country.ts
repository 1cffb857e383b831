import { readPhone } from './phones.ts';

/**
 * The country that makes most sense of numbers written without one: the region of the screen or a country seen in the file,
 * whichever reads more of them as valid; the region wins a tie.
 */
export function guessCountry(
  phones: readonly string[],
  localeCountry: string | undefined,
): string | undefined {
  const seen = new Map<string, number>();
  const national: string[] = [];
  for (const phone of phones) {
    const verdict = readPhone(phone, undefined);
    if (verdict.kind === 'needs-country') national.push(phone);
    if (verdict.kind === 'valid' && verdict.country !== undefined) {
      seen.set(verdict.country, (seen.get(verdict.country) ?? 0) + 1);
    }
  }
  const bySight = [...seen].toSorted((a, b) => b[1] - a[1]).map(([country]) => country);
  const candidates = [...(localeCountry === undefined ? [] : [localeCountry]), ...bySight].slice(
    0,
    12,
  );
  let best: { readonly country: string; readonly valid: number } | undefined;
  for (const country of candidates) {
    const valid = national.filter((phone) => readPhone(phone, country).kind === 'valid').length;
    if (best === undefined || valid > best.valid) best = { country, valid };
  }
  return best?.country;
}
