import tls from 'node:tls';
import type { Network } from '../capabilities.ts';

/** Proxy from HTTPS_PROXY, HTTP_PROXY and NO_PROXY; certificates from the operating system's store. */
export function environmentNetwork(
  environment: Readonly<Record<string, string | undefined>>,
): Network {
  let certificates: readonly string[] | undefined;
  return {
    certificates: () => (certificates ??= tls.getCACertificates('system')),
    proxyFor(url) {
      const proxy = read(environment, url.protocol === 'https:' ? 'https_proxy' : 'http_proxy');
      if (proxy === undefined || isExempt(url.hostname, read(environment, 'no_proxy') ?? '')) {
        return Promise.resolve(undefined);
      }
      return Promise.resolve(new URL(proxy.includes('://') ? proxy : `http://${proxy}`));
    },
  };
}

function read(
  environment: Readonly<Record<string, string | undefined>>,
  name: string,
): string | undefined {
  const value = environment[name] ?? environment[name.toUpperCase()];
  return value === '' ? undefined : value;
}

function isExempt(host: string, list: string): boolean {
  const plain = host.replace(/^\[|\]$/g, '');
  if (plain === '127.0.0.1' || plain === '::1') return true;
  return list
    .split(',')
    .map((entry) =>
      entry
        .trim()
        .toLowerCase()
        .replace(/^\*?\./, ''),
    )
    .filter((entry) => entry !== '')
    .some((entry) => entry === '*' || plain === entry || plain.endsWith(`.${entry}`));
}
