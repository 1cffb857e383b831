import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  judgeHostKey,
  ngrokProblem,
  readPublicUrl,
  retryDelayMs,
} from '../../../shared/tunnels/rules.ts';

describe('a public address', () => {
  test.each([
    ['https://hooks.example.com', 'https://hooks.example.com'],
    [' https://Hooks.Example.com/ ', 'https://hooks.example.com'],
    ['https://example.com:8443/popp-console/', 'https://example.com:8443/popp-console'],
  ])('%j is kept as %s', (text, url) => {
    expect(readPublicUrl(text)).toEqual({ url });
  });

  test.each([
    ['', 'not-an-address'],
    ['hooks.example.com', 'not-an-address'],
    ['http://hooks.example.com', 'not-https'],
    ['ftp://hooks.example.com', 'not-https'],
    ['https://hooks.example.com/?a=b', 'has-more'],
    ['https://hooks.example.com/#a', 'has-more'],
    ['https://user:pass@hooks.example.com', 'has-more'],
    ['https://localhost/x', 'this-machine'],
    ['https://127.0.0.1:8080', 'this-machine'],
    ['https://[::1]/', 'this-machine'],
  ])('%j is not: %s', (text, problem) => {
    expect(readPublicUrl(text)).toEqual({ problem });
  });

  test('is read the same way twice', () => {
    const readsTheSame = fc.property(
      fc.oneof(fc.webUrl({ validSchemes: ['https'] }), fc.string()),
      (text) => {
        const first = readPublicUrl(text);
        const second = 'url' in first ? readPublicUrl(first.url) : first;
        return JSON.stringify(first) === JSON.stringify(second);
      },
    );
    expect(fc.check(readsTheSame).failed).toBe(false);
  });
});

test('a tunnel is tried again ever later, up to a minute', () => {
  expect([1, 2, 3, 6, 7, 100].map(retryDelayMs)).toEqual([
    1000, 2000, 4000, 32_000, 60_000, 60_000,
  ]);
});

test('a key is known, new or changed', () => {
  expect(judgeHostKey('SHA256:a', 'SHA256:a')).toBe('known');
  expect(judgeHostKey('SHA256:a', undefined)).toBe('new');
  expect(judgeHostKey('SHA256:b', 'SHA256:a')).toBe('changed');
});

test('ngrok’s errors are said in plain words, and final where trying again cannot help', () => {
  expect(ngrokProblem('failed: ERR_NGROK_105 authentication failed')).toMatchObject({
    isFinal: true,
  });
  expect(ngrokProblem('ERR_NGROK_334 endpoint online')).toMatchObject({ isFinal: false });
  expect(ngrokProblem('dns error').words).toContain('could not be reached');
  expect(ngrokProblem('ERR_NGROK_9999 something new').words).toContain('ERR_NGROK_9999');
});
