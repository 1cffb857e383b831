import { assert, property, webUrl } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBaseUrl, serviceBehind } from '../../../shared/workspaces/rules.ts';

describe('readBaseUrl', () => {
  test.each([
    ['https://api.joinpopp.com/v1', 'https://api.joinpopp.com/v1'],
    ['  https://api.joinpopp.com/v1/  ', 'https://api.joinpopp.com/v1'],
    ['HTTPS://API.Popp.ai/v1', 'https://api.popp.ai/v1'],
    ['https://gateway.example.com:8443/popp//', 'https://gateway.example.com:8443/popp'],
    ['http://127.0.0.1:4010/v1', 'http://127.0.0.1:4010/v1'],
    ['http://[::1]:4010/v1', 'http://[::1]:4010/v1'],
  ])('accepts %s', (typed, baseUrl) => {
    expect(readBaseUrl(typed)).toMatchObject({ ok: true, baseUrl });
  });

  test.each([
    ['', 'not-an-address'],
    ['popp', 'not-an-address'],
    ['http://api.joinpopp.com/v1', 'not-https'],
    ['http://localhost:4010/v1', 'not-https'],
    ['http://127.0.0.1.example.com/v1', 'not-https'],
    ['ftp://api.joinpopp.com', 'not-https'],
    ['https://me:secret@api.joinpopp.com/v1', 'has-credentials'],
    ['http://127.0.0.1@example.com/v1', 'has-credentials'],
    ['https://api.joinpopp.com/v1?key=1', 'has-query'],
    ['https://api.joinpopp.com/v1?', 'has-query'],
    ['https://api.joinpopp.com/v1#top', 'has-fragment'],
  ])('refuses %s: %s', (typed, problem) => {
    expect(readBaseUrl(typed)).toEqual({ ok: false, problem });
  });

  test('what it accepts is an address that URL reads the same way', () => {
    assert(
      property(webUrl({ withQueryParameters: true, withFragments: true }), (typed) => {
        const reading = readBaseUrl(typed);
        if (!reading.ok) return;
        const url = new URL(reading.baseUrl);
        expect(url.origin).toBe(reading.origin);
        expect(url.protocol).toBe('https:');
        expect([url.search, url.hash, url.username, url.password]).toEqual(['', '', '', '']);
        expect(readBaseUrl(reading.baseUrl)).toEqual(reading);
      }),
    );
  });
});

describe('serviceBehind', () => {
  test("Popp's two hosts are one service", () => {
    expect(serviceBehind('https://api.joinpopp.com')).toBe('popp');
    expect(serviceBehind('https://api.popp.ai')).toBe('popp');
  });

  test('any other origin is a service of its own', () => {
    expect(serviceBehind('https://gateway.example.com')).toBe('https://gateway.example.com');
  });
});
