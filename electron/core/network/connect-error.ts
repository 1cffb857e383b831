import type { Trouble } from './trouble.ts';

/** Why no connection came about; nothing of a request had been written yet. */
export type ConnectCause = 'dns' | 'refused' | 'connect-timeout' | 'tls' | 'stopped';

/** What a proxy answered instead of opening a tunnel. */
export type ProxyAnswer = {
  readonly status: number;
  /** The ways to sign in that it offers, as its header says them. */
  readonly signIn: string;
};

type ConnectFacts = { readonly trouble?: Trouble; readonly proxyAnswer?: ProxyAnswer };

/** A connection that did not come about. */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';
  readonly reason: ConnectCause;
  readonly trouble: Trouble | undefined;
  readonly proxyAnswer: ProxyAnswer | undefined;

  constructor(reason: ConnectCause, detail: string, facts: ConnectFacts = {}) {
    super(detail);
    this.reason = reason;
    this.trouble = facts.trouble;
    this.proxyAnswer = facts.proxyAnswer;
  }
}

/** Somebody called the connection off before it was there. */
export function calledOff(): ConnectError {
  return new ConnectError('stopped', 'called off');
}

/** The code of a system error, such as ECONNREFUSED; messages are left out, they may quote what was sent. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return error.code;
  }
  return error instanceof Error ? error.name : 'unknown';
}

/** The host as sockets want it: an IPv6 address without its brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}
