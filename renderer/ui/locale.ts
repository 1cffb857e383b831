// What the browser really uses: `navigator.language` may be no language tag at all (en-US@posix).
const { locale: own } = new Intl.DateTimeFormat().resolvedOptions();

/** The screen speaks English, so dates and numbers follow an English locale: the recruiter's own where it is one. */
export const locale = /^en\b/i.test(own) ? own : 'en-GB';

const whole = new Intl.NumberFormat(locale);

/** A count as people write it: 1,840. */
export function formatCount(count: number): string {
  return whole.format(count);
}
