import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { environmentProxy } from '../../../electron/core/network/environment-proxy.ts';
import { isExemptFromProxy } from '../../../electron/core/network/no-proxy.ts';

const isExempt = (address: string, list: string) => isExemptFromProxy(new URL(address), list);

describe('NO_PROXY', () => {
  test.each([
    ['https://popp.test', '*'],
    ['https://popp.test', 'other.test, popp.test'],
    ['https://popp.test', 'other.test popp.test'],
    ['https://api.popp.test', 'popp.test'],
    ['https://api.popp.test', '.popp.test'],
    ['https://api.popp.test', '*.popp.test'],
    ['https://popp.test', '.popp.test'],
    ['https://POPP.test', 'Popp.Test'],
    ['https://popp.test.', 'popp.test'],
    ['https://popp.test', 'popp.test:443'],
    ['https://popp.test:8443', 'popp.test:8443'],
    ['https://10.1.2.3', '10.0.0.0/8'],
    ['https://10.1.2.3', '10.1.2.3'],
    ['https://10.1.2.3:8443', '10.1.2.3:8443'],
    ['https://[fd00::1]', 'fd00::/8'],
    ['https://[fd00::1]', 'fd00:0::1'],
    ['https://[fd00::1]', '[fd00::1]'],
    ['https://[fd00::1]:8443', '[fd00::1]:8443'],
    ['https://127.0.0.1', ''],
    ['http://[::1]:4000', ''],
  ])('lets %s go straight by %j', (address, list) => {
    expect(isExempt(address, list)).toBe(true);
  });

  test.each([
    ['https://popp.test', ''],
    ['https://popp.test', ' , '],
    ['https://popp.test', 'other.test'],
    ['https://notpopp.test', 'popp.test'],
    ['https://popp.test.example', 'popp.test'],
    ['https://popp.test', 'api.popp.test'],
    ['https://popp.test', 'popp.test:8443'],
    ['https://11.1.2.3', '10.0.0.0/8'],
    ['https://popp.test', '0.0.0.0/0'],
    ['https://10.1.2.3', '10.0.0.0/99'],
    ['https://10.1.2.3', '10.0.0.0/'],
    ['https://10.1.2.3', '1.2.3'],
    ['https://110.1.2.3', '10.1.2.3'],
    ['https://[fe00::1]', 'fd00::/8'],
    ['https://popp.test', '/'],
    ['https://popp.test', ':443'],
  ])('sends %s through the proxy with %j', (address, list) => {
    expect(isExempt(address, list)).toBe(false);
  });

  test('never throws and never exempts by an entry that is not about the host', () => {
    fc.assert(
      fc.property(fc.string(), (list) => {
        const isNamed = /\*|popp|test/i.test(list);
        expect(isExempt('https://popp.test', list) && !isNamed).toBe(false);
      }),
    );
  });
});

describe('the proxy of the environment', () => {
  const proxyFor = (environment: Record<string, string>, address = 'https://popp.test/v1') =>
    environmentProxy(environment, new URL(address))?.href;

  test.each([
    [{}, undefined],
    [{ HTTPS_PROXY: '' }, undefined],
    [{ HTTPS_PROXY: 'http://proxy.test:8080' }, 'http://proxy.test:8080/'],
    [{ https_proxy: 'proxy.test:8080' }, 'http://proxy.test:8080/'],
    [{ HTTPS_PROXY: 'http://one.test', https_proxy: 'http://two.test' }, 'http://two.test/'],
    [{ HTTP_PROXY: 'http://proxy.test' }, undefined],
    [{ ALL_PROXY: 'https://proxy.test' }, 'https://proxy.test/'],
    [{ ALL_PROXY: 'socks5://proxy.test:1080' }, 'socks5://proxy.test:1080'],
    [{ HTTPS_PROXY: 'http://proxy.test', NO_PROXY: 'popp.test' }, undefined],
    [{ HTTPS_PROXY: 'http://proxy.test', no_proxy: '*' }, undefined],
  ])('of %j is %s', (environment, proxy) => {
    expect(proxyFor(environment)).toBe(proxy);
  });

  test('that is no address is not taken for none', () => {
    expect(() => proxyFor({ HTTPS_PROXY: 'http://' })).toThrow('Invalid URL');
    expect(() => proxyFor({ HTTPS_PROXY: 'proxy server' })).toThrow('Invalid URL');
  });
});
