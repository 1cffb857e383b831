import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpResult } from '../../../electron/core/network/http.ts';
import {
  isWorthRetrying,
  readRetryAfterMs,
  retryDelayMs,
} from '../../../electron/core/popp/retry.ts';

const now = Date.UTC(2026, 10, 17, 10, 0);

describe('Retry-After', () => {
  it('is read as seconds or as a date by the server clock', () => {
    const read = (headers: Record<string, string>) => readRetryAfterMs(headers, now);
    expect(read({ 'retry-after': '3' })).toBe(3000);
    expect(read({ 'retry-after': '0.5' })).toBe(500);
    expect(read({ 'retry-after': 'Tue, 17 Nov 2026 10:00:10 GMT' })).toBe(10_000);
    const serverIsBehind = {
      'retry-after': 'Tue, 17 Nov 2026 08:00:10 GMT',
      date: 'Tue, 17 Nov 2026 08:00:00 GMT',
    };
    expect(read(serverIsBehind)).toBe(10_000);
    expect(read({ 'retry-after': 'Tue, 17 Nov 2026 09:00:00 GMT' })).toBe(0);
    expect(read({ 'retry-after': 'soon' })).toBeUndefined();
    expect(read({ 'retry-after': '-5 minutes' })).toBeUndefined();
    expect(read({})).toBeUndefined();
  });
});

describe('waiting', () => {
  it('is never shorter than asked, and jitters up to a ceiling that doubles', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), unit, fc.nat(60_000), (tried, random, asked) => {
        const delay = retryDelayMs(tried, () => random, asked);
        expect(delay).toBeGreaterThanOrEqual(asked);
        expect(delay - asked).toBeLessThanOrEqual(Math.min(8000, 500 * 2 ** (tried - 1)));
      }),
    );
    expect(retryDelayMs(1, () => 0, undefined)).toBe(0);
  });
});

describe('trying again', () => {
  it('is for what may pass by itself', () => {
    const answer = (status: number): HttpResult => ({
      kind: 'answer',
      status,
      headers: {},
      body: '',
    });
    const worth = [200, 301, 400, 401, 404, 408, 409, 429, 500, 503].filter((status) =>
      isWorthRetrying(answer(status)),
    );
    expect(worth).toEqual([408, 429, 500, 503]);
    expect(isWorthRetrying({ kind: 'not-sent', cause: 'tls', detail: '' })).toBe(false);
    expect(isWorthRetrying({ kind: 'not-sent', cause: 'dns', detail: '' })).toBe(true);
    expect(isWorthRetrying({ kind: 'unknown', cause: 'aborted', detail: '' })).toBe(false);
    expect(isWorthRetrying({ kind: 'unknown', cause: 'timeout', detail: '' })).toBe(true);
  });
});
