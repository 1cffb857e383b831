import type { Logger, Network } from '../capabilities.ts';
import { environmentProxy, type Environment } from './environment-proxy.ts';
import { systemCertificates } from './system-certificates.ts';

/** Proxy from HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY; certificates from the operating system's store. */
export function environmentNetwork(
  environment: Environment,
  logger: Pick<Logger, 'info' | 'warn'>,
): Network {
  return {
    certificates: systemCertificates(logger),
    proxyFor: (url) => new Promise((resolve) => resolve(environmentProxy(environment, url))),
  };
}
