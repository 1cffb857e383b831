import { describe, expect, test } from 'vitest';
import {
  certificateTrouble,
  mayPass,
  tellProxySignIn,
  tellTrouble,
  troubleKinds,
} from '../../../electron/core/network/trouble.ts';
import { systemCertificates } from '../../../electron/core/network/system-certificates.ts';

describe('trouble of the network', () => {
  test.each(troubleKinds)(
    '%s is said in whole sentences, with somebody who can mend it',
    (kind) => {
      const told = tellTrouble({ kind, host: 'popp.test', proxy: 'proxy.test:8080', status: 403 });
      for (const words of [told.happened, told.doThis]) {
        expect(words).toMatch(/^[A-Zp].*\.$/);
        expect(words).not.toMatch(/undefined|!|ERR|TLS/);
      }
      expect(`${told.happened} ${told.doThis}`).toMatch(/popp\.test|proxy/);
      expect(told.doThis).toMatch(/IT team|Check|https|tries again/);
    },
  );

  test('what only a person can mend is not tried again by itself', () => {
    expect(troubleKinds.filter((kind) => mayPass({ kind, host: 'popp.test' }))).toEqual([
      'no-name',
      'unreachable',
      'proxy-unreachable',
      'proxy-refused',
      'proxy-hung-up',
      'proxy-unreadable',
    ]);
    expect(mayPass(undefined)).toBe(true);
  });

  test('a code that nobody listed is a failed handshake', () => {
    expect(certificateTrouble('EPROTO')).toBe('tls-failed');
    expect(certificateTrouble('CERT_HAS_EXPIRED')).toBe('certificate-expired');
  });

  test.each([
    ['', /name and a password/],
    ['Basic realm="x"', /name and a password/],
    ['Negotiate, Basic realm="x"', /name and a password/],
    ['Negotiate, NTLM', /Windows account/],
    ['NTLM realm="basic"', /Windows account/],
  ])('a proxy that asks with %j is understood', (ways, words) => {
    expect(tellProxySignIn(ways).happened).toMatch(words);
  });
});

describe('certificates of the system', () => {
  const silent = { info: () => undefined, warn: () => undefined };

  test('are read once, and a store that cannot be read is no more than logged', () => {
    let reads = 0;
    const read = systemCertificates(silent, () => {
      reads += 1;
      return ['one'];
    });
    expect([read(), read(), reads]).toEqual([['one'], ['one'], 1]);
    const warned: string[] = [];
    const log = { info: () => undefined, warn: (event: string) => warned.push(event) };
    const failing = systemCertificates(log, () => {
      throw new Error('planted');
    });
    expect([failing(), failing(), warned.length]).toEqual([[], [], 1]);
  });
});
