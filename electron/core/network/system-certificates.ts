import tls from 'node:tls';
import type { Logger } from '../capabilities.ts';

/** What the operating system trusts, read once: Node keeps the answer for as long as it runs. */
export function systemCertificates(
  logger: Pick<Logger, 'info' | 'warn'>,
  read: () => readonly string[] = () => tls.getCACertificates('system'),
): () => readonly string[] {
  let certificates: readonly string[] | undefined;
  return () => {
    certificates ??= attempt();
    return certificates;
  };

  /** A store that cannot be read leaves Node's own certificates, which are enough outside of companies. */
  function attempt(): readonly string[] {
    try {
      const found = read();
      logger.info('network.certificates', { fromSystem: found.length });
      return found;
    } catch (error) {
      logger.warn('network.certificates-not-read', { cause: String(error) });
      return [];
    }
  }
}
