/** Why an address cannot be a workspace's base URL. */
export type BaseUrlProblem = 'not-an-address' | 'not-https' | 'has-extras';

/** An address that was judged. */
export type JudgedBaseUrl =
  | { readonly ok: true; readonly baseUrl: string }
  | { readonly ok: false; readonly problem: BaseUrlProblem };

/**
 * Judges what a recruiter typed as a base URL and brings it into one form, without a slash at its end.
 * `http` is for 127.0.0.1 and ::1 alone: the key must not cross a network in the clear, and the name `localhost` can be pointed elsewhere.
 */
export function judgeBaseUrl(text: string): JudgedBaseUrl {
  const url = URL.parse(text.trim());
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return { ok: false, problem: 'not-an-address' };
  }
  if (url.protocol === 'http:' && !isLoopbackAddress(url.hostname)) {
    return { ok: false, problem: 'not-https' };
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    return { ok: false, problem: 'has-extras' };
  }
  return { ok: true, baseUrl: `${url.origin}${url.pathname.replace(/\/+$/, '')}` };
}

/** Whether a host is this very machine by number; names never count. */
export function isLoopbackAddress(hostname: string): boolean {
  return hostname === '127.0.0.1' || hostname === '[::1]' || hostname === '::1';
}
