import tls from 'node:tls';
import type { Session } from 'electron';
import type { Network } from '../core/capabilities.ts';

/** Proxies as the system resolves them, and the certificates that the system trusts. */
export function sessionNetwork(session: Pick<Session, 'resolveProxy'>): Network {
  let certificates: readonly string[] | undefined;
  return {
    certificates: () => (certificates ??= tls.getCACertificates('system')),
    async proxyFor(url) {
      const [first = 'DIRECT'] = (await session.resolveProxy(url.href)).split(';');
      const proxy = /^(PROXY|HTTPS)\s+(\S+)$/.exec(first.trim());
      return proxy === null
        ? undefined
        : new URL(`${proxy[1] === 'HTTPS' ? 'https' : 'http'}://${proxy[2]}`);
    },
  };
}
