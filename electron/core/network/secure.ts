import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls, createSecureContext, getCACertificates } from 'node:tls';
import type { SecureContext, TLSSocket } from 'node:tls';
import { codeOf, ConnectError, hostOf } from './connect-error.ts';
import { socketReady } from './socket-ready.ts';
import { certificateTrouble } from './trouble.ts';

const issuerLength = 80;

/** Agrees on TLS over an open connection; whom to trust is Node's certificates and the host's. */
export function secure(
  base: Duplex,
  url: URL,
  certificates: readonly string[],
  stop: AbortSignal,
): Promise<Duplex> {
  const host = hostOf(url);
  let issuer: string | undefined;
  try {
    const socket = connectTls({
      socket: base,
      host,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ALPNProtocols: ['http/1.1'],
      ...trust(certificates),
    });
    // Read ahead of Node's own judgement, which drops the certificate that it refuses.
    socket.prependOnceListener('secure', () => {
      issuer = issuerOf(socket);
    });
    return socketReady(socket, 'secureConnect', stop, (error) => refused(error, url.host, issuer));
  } catch (error) {
    base.destroy();
    return Promise.reject(refused(error, url.host, undefined));
  }
}

function refused(error: unknown, host: string, issuer: string | undefined): ConnectError {
  const code = codeOf(error);
  const kind = certificateTrouble(code);
  const named = kind === 'unknown-issuer' && issuer !== undefined ? { issuer } : {};
  return new ConnectError('tls', code, { trouble: { kind, host, ...named } });
}

/** Who vouches for the other side, in printable characters: it is a stranger's text. */
function issuerOf(socket: TLSSocket): string | undefined {
  const issuer = socket.getPeerCertificate().issuer as
    | Readonly<Partial<Record<string, string | string[]>>>
    | undefined;
  const name = [issuer?.['CN'] ?? issuer?.['O'] ?? []].flat().join(', ');
  const plain = name.replaceAll(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '').trim();
  return plain === '' ? undefined : plain.slice(0, issuerLength);
}

let trusted:
  | { readonly certificates: readonly string[]; readonly secureContext: SecureContext }
  | undefined;

/** Reading all certificates again for each connection would take milliseconds. */
function trust(certificates: readonly string[]): { readonly secureContext?: SecureContext } {
  if (certificates.length === 0) return {};
  if (trusted === undefined || !areSame(trusted.certificates, certificates)) {
    trusted = { certificates, secureContext: contextOf(certificates) };
  }
  return { secureContext: trusted.secureContext };
}

/** One damaged certificate in the system's store must not keep the others from being trusted. */
function contextOf(certificates: readonly string[]): SecureContext {
  const ours = getCACertificates('default');
  try {
    return createSecureContext({ ca: [...ours, ...certificates] });
  } catch {
    return createSecureContext({ ca: [...ours, ...certificates.filter(isReadable)] });
  }
}

function isReadable(certificate: string): boolean {
  try {
    return new X509Certificate(certificate).raw.length > 0;
  } catch {
    return false;
  }
}

function areSame(some: readonly string[], others: readonly string[]): boolean {
  if (some === others) return true;
  return some.length === others.length && some.every((one, index) => one === others[index]);
}
