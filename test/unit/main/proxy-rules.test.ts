import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readProxyRules } from '../../../electron/main/network/proxy-rules.ts';
import { sessionNetwork } from '../../../electron/main/network/session-network.ts';

describe('what the system answers about proxies', () => {
  test.each([
    ['DIRECT', undefined],
    ['PROXY proxy.test:8080', 'http://proxy.test:8080/'],
    ['PROXY proxy.test:8080; DIRECT', 'http://proxy.test:8080/'],
    ['DIRECT; PROXY proxy.test:8080', undefined],
    ['HTTPS proxy.test:8443', 'https://proxy.test:8443/'],
    ['PROXY proxy.test', 'http://proxy.test/'],
    ['PROXY [fd00::1]:8080', 'http://[fd00::1]:8080/'],
    ['proxy 10.0.0.1:3128 ;', 'http://10.0.0.1:3128/'],
    ['SOCKS5 socks.test:1080', 'socks5://socks.test:1080'],
    ['SOCKS socks.test:1080', 'socks://socks.test:1080'],
    ['SOCKS5 socks.test:1080; PROXY proxy.test:8080', 'http://proxy.test:8080/'],
    ['SOCKS5 socks.test:1080; DIRECT', undefined],
  ])('%s', (rules, proxy) => {
    expect(readProxyRules(rules)?.href).toBe(proxy);
  });

  test.each([
    '',
    ' ; ',
    'PROXY',
    'PROXY a b',
    'PROXY http://x',
    'PROXY a:b@c:1',
    'CARRIER pigeon:1',
  ])('%j is not taken for a way', (rules) => {
    expect(() => readProxyRules(rules)).toThrow(/named/);
  });

  const host = fc.domain();
  const port = fc.integer({ min: 1, max: 65_535 });
  const kind = fc.constantFrom('PROXY', 'HTTPS', 'SOCKS', 'SOCKS4', 'SOCKS5');

  test('the first way that can be used is taken, whatever stands around it', () => {
    const offer = fc.tuple(kind, host, port);
    fc.assert(
      fc.property(fc.array(offer, { minLength: 1, maxLength: 5 }), (offers) => {
        const rules = offers.map(([one, at, on]) => `${one} ${at}:${on}`).join('; ');
        const [one, at, on] =
          offers.find(([one]) => one === 'PROXY' || one === 'HTTPS') ?? offers[0] ?? [];
        const url = readProxyRules(rules);
        const usual = one === 'PROXY' ? '80' : one === 'HTTPS' ? '443' : '';
        expect([url?.hostname, url?.port || usual]).toEqual([at?.toLowerCase(), String(on)]);
        expect(url?.protocol.startsWith('socks')).toBe(one?.startsWith('SOCKS'));
      }),
    );
  });

  test('is an address without a password, a way straight on, or an error', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `PROXY ${text}`),
        ),
        (rules) => {
          let url: URL | undefined;
          try {
            url = readProxyRules(rules);
          } catch {
            return;
          }
          expect(url === undefined || `${url.username}${url.password}${url.search}`).toSatisfy(
            (rest) => rest === true || rest === '',
          );
        },
      ),
    );
  });
});

describe('the network of the desktop app', () => {
  const silent = { info: () => undefined, warn: () => undefined };
  const url = new URL('https://popp.test/v1');

  function networkWith(rules: string, environment: Record<string, string> = {}) {
    const asked: string[] = [];
    const session = {
      resolveProxy(address: string) {
        asked.push(address);
        return Promise.resolve(rules);
      },
    };
    return { asked, network: sessionNetwork(session, environment, silent) };
  }

  test('asks the system about each address', async () => {
    const { asked, network } = networkWith('PROXY proxy.test:8080; DIRECT');
    expect((await network.proxyFor(url))?.href).toBe('http://proxy.test:8080/');
    expect(asked).toEqual(['https://popp.test/v1']);
    await expect(networkWith('nonsense').network.proxyFor(url)).rejects.toThrow('not understood');
  });

  test('signs in with the environment at the very same proxy alone', async () => {
    const environment = { HTTPS_PROXY: 'http://me:secret@proxy.test:8080' };
    const same = networkWith('PROXY proxy.test:8080', environment).network;
    expect((await same.proxyFor(url))?.username).toBe('me');
    for (const rules of [
      'PROXY proxy.test:8081',
      'HTTPS proxy.test:8080',
      'PROXY other.test:8080',
    ]) {
      const other = networkWith(rules, environment).network;
      expect((await other.proxyFor(url))?.username).toBe('');
    }
    expect(await networkWith('DIRECT', environment).network.proxyFor(url)).toBeUndefined();
  });
});
