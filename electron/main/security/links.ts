/** What becomes of a link that a page wants opened outside: opened, shown to the recruiter whole, or not opened at all. */
export type LinkVerdict =
  | { readonly verdict: 'open' | 'ask'; readonly url: URL }
  | { readonly verdict: 'refuse' };

const poppHosts = ['joinpopp.com', 'popp.ai'];
const longestLink = 2000;

/** Judges a link by its scheme and host alone; what a candidate wrote is never trusted. */
export function judgeLink(address: string): LinkVerdict {
  if (address.length > longestLink || !URL.canParse(address)) return { verdict: 'refuse' };
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { verdict: 'refuse' };
  // A name and password before the host are there to make it look like another.
  if (url.username !== '' || url.password !== '') return { verdict: 'refuse' };
  const isPopp =
    url.protocol === 'https:' &&
    url.port === '' &&
    poppHosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
  return { verdict: isPopp ? 'open' : 'ask', url };
}
