import { fieldOf } from './field-of.ts';
import { ChannelRefused } from './transport.ts';

const tokenKey = 'console-token';

/** What of a window the one-time code needs. */
export type AddressedPage = {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  readonly history: { replaceState(state: unknown, unused: string, url: string): void };
};

/** Takes the one-time code out of the address and removes it from the address bar at once. */
export function takeCode({ location, history }: AddressedPage): string | undefined {
  const code = new URLSearchParams(location.hash.slice(1)).get('code') ?? undefined;
  if (code === undefined) return undefined;
  history.replaceState(null, '', `${location.pathname}${location.search}#/`);
  return code;
}

/** The token of this tab, valid while the host's process lives. */
export function storedToken(): string | undefined {
  return window.sessionStorage.getItem(tokenKey) ?? undefined;
}

/** Forgets the token of this tab. */
export function forgetToken(): void {
  window.sessionStorage.removeItem(tokenKey);
}

/** Exchanges a one-time code for this tab's token. A refused code means that this tab is not signed in. */
export async function exchangeCode(code: string, signal: AbortSignal): Promise<string> {
  const response = await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
    signal,
    redirect: 'error',
  });
  if (response.status >= 400 && response.status < 500) throw new ChannelRefused('signed-out');
  if (!response.ok) throw new Error(`The session was answered with ${response.status}.`);
  const token = fieldOf(await response.json(), 'token');
  if (typeof token !== 'string' || token === '') throw new Error('The session has no token.');
  window.sessionStorage.setItem(tokenKey, token);
  return token;
}
