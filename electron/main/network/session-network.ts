import type { Session } from 'electron';
import type { Logger, Network } from '../../core/capabilities.ts';
import { environmentProxy, type Environment } from '../../core/network/environment-proxy.ts';
import { systemCertificates } from '../../core/network/system-certificates.ts';
import { readProxyRules } from './proxy-rules.ts';

/** Proxies as the system resolves them, and the certificates that the system trusts. */
export function sessionNetwork(
  session: Pick<Session, 'resolveProxy'>,
  environment: Environment,
  logger: Pick<Logger, 'info' | 'warn'>,
): Network {
  return {
    certificates: systemCertificates(logger),
    async proxyFor(url) {
      const proxy = readProxyRules(await session.resolveProxy(url.href));
      return proxy === undefined ? undefined : withSignIn(proxy, environment, url);
    },
  };
}

/** The system names no passwords: those of HTTPS_PROXY are used where it names the very same proxy. */
function withSignIn(proxy: URL, environment: Environment, url: URL): URL {
  const named = environmentProxy(environment, url);
  return named !== undefined && named.host === proxy.host && named.protocol === proxy.protocol
    ? named
    : proxy;
}
