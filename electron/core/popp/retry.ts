import type { HttpResult } from '../network/http.ts';
import { mayPass } from '../network/trouble.ts';

/** How often a read is tried in all. */
export const readTries = 4;

/** The longest Retry-After that a read waits for by itself; beyond it the caller is told. */
export const longestWaitMs = 60_000;

const firstBackoffMs = 500;
const longestBackoffMs = 8_000;

/** Whether trying a read again may help. Never asked about a write. */
export function isWorthRetrying(result: HttpResult): boolean {
  switch (result.kind) {
    case 'answer':
      return result.status === 408 || result.status === 429 || result.status >= 500;
    case 'not-sent':
      return result.cause !== 'tls' && mayPass(result.trouble);
    case 'unknown':
      return result.cause !== 'aborted' && result.cause !== 'too-large';
    default:
      return result satisfies never;
  }
}

/** How long to wait before try `tried + 1`: exponential with full jitter, and never less than the server asked for. */
export function retryDelayMs(
  tried: number,
  random: () => number,
  askedMs: number | undefined,
): number {
  const ceiling = Math.min(longestBackoffMs, firstBackoffMs * 2 ** (tried - 1));
  return Math.round((askedMs ?? 0) + ceiling * random());
}

/** What `Retry-After` asks for, as seconds or as a date judged by the server's own clock. */
export function readRetryAfterMs(
  headers: Readonly<Record<string, string>>,
  nowMs: number,
): number | undefined {
  const value = headers['retry-after']?.trim();
  if (value === undefined || value === '') return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Math.ceil(Number(value) * 1000);
  const at = Date.parse(value);
  if (Number.isNaN(at)) return undefined;
  return Math.max(0, at - (readServerDate(headers) ?? nowMs));
}

/** The answer's own `Date`, epoch milliseconds. */
export function readServerDate(headers: Readonly<Record<string, string>>): number | undefined {
  const at = Date.parse(headers['date'] ?? '');
  return Number.isNaN(at) ? undefined : at;
}
