/** The screen speaks English, so dates and numbers follow an English locale: the recruiter's own where it is one. */
export const locale = englishLocale();

// The first language of the browser says how its user writes times; it may be no language tag at all (en-US@posix),
// and then what the browser really uses has to do.
function englishLocale(): string {
  const first = [
    languageTag(navigator.language),
    new Intl.DateTimeFormat().resolvedOptions().locale,
  ].find((tag) => tag !== undefined);
  return first !== undefined && /^en\b/i.test(first) ? first : 'en-GB';
}

function languageTag(language: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch {
    return undefined;
  }
}

const whole = new Intl.NumberFormat(locale);

/** A count as people write it: 1,840. */
export function formatCount(count: number): string {
  return whole.format(count);
}

const kilobytes = unitFormat('kilobyte');
const megabytes = unitFormat('megabyte');

function unitFormat(unit: string): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 });
}

/** A size as people say it: 12 kB, 3.4 MB. */
export function formatBytes(bytes: number): string {
  return bytes < 1_000_000
    ? kilobytes.format(Math.ceil(bytes / 1000))
    : megabytes.format(bytes / 1_000_000);
}
