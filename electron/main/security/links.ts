import { judgeOutside } from '../../../shared/outside-links.ts';

/** What becomes of a link that a page wants opened outside: opened, shown to the recruiter whole, or not opened at all. */
export type LinkVerdict =
  | { readonly verdict: 'open' | 'ask'; readonly url: URL }
  | { readonly verdict: 'refuse' };

const longestLink = 2000;

/** Judges the text of a link as the page gave it. */
export function judgeLink(address: string): LinkVerdict {
  if (address.length > longestLink || !URL.canParse(address)) return { verdict: 'refuse' };
  const url = new URL(address);
  const verdict = judgeOutside(url);
  return verdict === 'refuse' ? { verdict } : { verdict, url };
}
