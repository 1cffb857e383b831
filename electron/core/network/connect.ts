import { request as httpRequest } from 'node:http';
import { connect as connectTcp, isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls, createSecureContext, getCACertificates } from 'node:tls';
import type { SecureContext } from 'node:tls';
import type { Network } from '../capabilities.ts';
import { isLoopbackAddress } from './base-url.ts';

/** Why no connection came about; nothing of a request had been written yet. */
export type ConnectCause = 'dns' | 'refused' | 'connect-timeout' | 'tls' | 'stopped';

/** A connection that did not come about. */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';
  readonly reason: ConnectCause;
  /** The status of a proxy that would not open a tunnel. */
  readonly proxyStatus: number | undefined;

  constructor(reason: ConnectCause, detail: string, proxyStatus?: number) {
    super(detail);
    this.reason = reason;
    this.proxyStatus = proxyStatus;
  }
}

/** Opens a connection that is ready for the first byte of a request: name found, TCP up, tunnel open, TLS agreed. */
export async function openConnection(
  url: URL,
  network: Network,
  stop: AbortSignal,
): Promise<Duplex> {
  const isLoopback = isLoopbackAddress(url.hostname);
  if (url.protocol === 'http:' && !isLoopback) {
    throw new ConnectError('refused', 'unencrypted connections go to this machine alone');
  }
  const proxy = isLoopback ? undefined : await findProxy(url, network);
  stopIfAsked(stop);
  const base =
    proxy === undefined ? await openTcp(url, stop) : await openTunnel(url, proxy, network, stop);
  return url.protocol === 'https:' ? startTls(base, url, network, stop) : base;
}

async function findProxy(url: URL, network: Network): Promise<URL | undefined> {
  try {
    return await network.proxyFor(url);
  } catch {
    throw new ConnectError('refused', 'the proxy settings could not be read');
  }
}

function openTcp(url: URL, stop: AbortSignal): Promise<Duplex> {
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const socket = connectTcp({ host: hostOf(url), port, noDelay: true });
  return ready(
    socket,
    'connect',
    stop,
    (error) => new ConnectError(tcpCause(error), codeOf(error)),
  );
}

async function openTunnel(
  url: URL,
  proxy: URL,
  network: Network,
  stop: AbortSignal,
): Promise<Duplex> {
  if (proxy.protocol !== 'http:' && proxy.protocol !== 'https:') {
    throw new ConnectError('refused', 'this kind of proxy is not supported');
  }
  const plain = await openTcp(proxy, stop);
  const toProxy = proxy.protocol === 'https:' ? await startTls(plain, proxy, network, stop) : plain;
  return askForTunnel(toProxy, `${url.hostname}:${url.port || '443'}`, proxy, stop);
}

function askForTunnel(
  toProxy: Duplex,
  target: string,
  proxy: URL,
  stop: AbortSignal,
): Promise<Duplex> {
  const user = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  const authorization = `Basic ${Buffer.from(user).toString('base64')}`;
  return new Promise((resolve, reject) => {
    const asking = httpRequest({
      method: 'CONNECT',
      path: target,
      headers: {
        host: target,
        ...(user === ':' ? {} : { 'proxy-authorization': authorization }),
      },
      createConnection: () => toProxy,
    });
    function fail(error: ConnectError): void {
      stop.removeEventListener('abort', onStop);
      asking.destroy();
      toProxy.destroy();
      reject(error);
    }
    function onStop(): void {
      fail(new ConnectError('stopped', 'called off'));
    }
    stop.addEventListener('abort', onStop);
    asking.once('connect', (answer, socket, head) => {
      const status = answer.statusCode ?? 0;
      if (status < 200 || status > 299) {
        fail(new ConnectError('refused', `the proxy answered ${status}`, status));
        return;
      }
      stop.removeEventListener('abort', onStop);
      if (head.length > 0) socket.unshift(head);
      resolve(socket);
    });
    asking.on('error', (error) => {
      fail(new ConnectError('refused', `the proxy hung up (${codeOf(error)})`));
    });
    asking.end();
  });
}

function startTls(base: Duplex, url: URL, network: Network, stop: AbortSignal): Promise<Duplex> {
  const host = hostOf(url);
  try {
    const socket = connectTls({
      socket: base,
      host,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ALPNProtocols: ['http/1.1'],
      ...trust(network.certificates()),
    });
    return ready(socket, 'secureConnect', stop, (error) => new ConnectError('tls', codeOf(error)));
  } catch (error) {
    base.destroy();
    throw new ConnectError('tls', codeOf(error));
  }
}

let trusted:
  | { readonly certificates: readonly string[]; readonly secureContext: SecureContext }
  | undefined;

/** Node's own certificates and those of the host; reading them all again for each connection would take milliseconds. */
function trust(certificates: readonly string[]): { readonly secureContext?: SecureContext } {
  if (certificates.length === 0) return {};
  if (trusted === undefined || !areSame(trusted.certificates, certificates)) {
    const ca = [...getCACertificates('default'), ...certificates];
    trusted = { certificates, secureContext: createSecureContext({ ca }) };
  }
  return { secureContext: trusted.secureContext };
}

function areSame(some: readonly string[], others: readonly string[]): boolean {
  if (some === others) return true;
  return some.length === others.length && some.every((one, index) => one === others[index]);
}

function ready(
  socket: Duplex,
  event: 'connect' | 'secureConnect',
  stop: AbortSignal,
  explain: (error: unknown) => ConnectError,
): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    function settle(): void {
      socket.off(event, onReady);
      socket.off('close', onClose);
      stop.removeEventListener('abort', onStop);
    }
    function onReady(): void {
      settle();
      resolve(socket);
    }
    function fail(error: ConnectError): void {
      settle();
      socket.destroy();
      reject(error);
    }
    function onClose(): void {
      fail(explain(new Error('closed')));
    }
    function onStop(): void {
      fail(new ConnectError('stopped', 'called off'));
    }
    socket.once(event, onReady);
    // Stays for good: an error between two owners of the socket must never be unhandled.
    socket.on('error', (error) => fail(explain(error)));
    socket.once('close', onClose);
    stop.addEventListener('abort', onStop);
    if (stop.aborted) onStop();
  });
}

function stopIfAsked(stop: AbortSignal): void {
  if (stop.aborted) throw new ConnectError('stopped', 'called off');
}

function tcpCause(error: unknown): ConnectCause {
  const code = codeOf(error);
  if (code === 'ENOTFOUND' || code.startsWith('EAI_')) return 'dns';
  return code === 'ETIMEDOUT' ? 'connect-timeout' : 'refused';
}

/** The code of a system error, such as ECONNREFUSED; messages are left out, they may quote what was sent. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return error.code;
  }
  return error instanceof Error ? error.name : 'unknown';
}

/** The host as sockets want it: an IPv6 address without its brackets. */
function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}
