/** The screen speaks English, so dates and numbers follow an English locale: the recruiter's own where it is one. */
export const locale = /^en\b/i.test(navigator.language) ? navigator.language : 'en-GB';

const whole = new Intl.NumberFormat(locale);

/** A count as people write it: 1,840. */
export function formatCount(count: number): string {
  return whole.format(count);
}
