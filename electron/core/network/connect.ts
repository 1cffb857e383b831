import { connect as connectTcp } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Network } from '../capabilities.ts';
import { isLoopbackAddress } from './base-url.ts';
import { calledOff, codeOf, ConnectError, hostOf, type ConnectCause } from './connect-error.ts';
import { secure } from './secure.ts';
import { socketReady } from './socket-ready.ts';
import type { Trouble } from './trouble.ts';
import { askForTunnel, placeOf } from './tunnel.ts';

/** Opens a connection that is ready for the first byte of a request: name found, TCP up, tunnel open, TLS agreed. */
export async function openConnection(
  url: URL,
  network: Network,
  stop: AbortSignal,
): Promise<Duplex> {
  const isLoopback = isLoopbackAddress(url.hostname);
  if (url.protocol === 'http:' && !isLoopback) {
    throw new ConnectError('refused', 'unencrypted connections go to this machine alone', {
      trouble: { kind: 'not-encrypted', host: url.host },
    });
  }
  const proxy = isLoopback ? undefined : await findProxy(url, network, stop);
  const base =
    proxy === undefined ? await openTcp(url, stop) : await openTunnel(url, proxy, network, stop);
  return url.protocol === 'https:' ? secure(base, url, network.certificates(), stop) : base;
}

/** A way through the proxy of this network to an address, for what is not HTTP; nothing where no proxy stands in between. */
export async function openProxied(
  url: URL,
  network: Network,
  stop: AbortSignal,
): Promise<Duplex | undefined> {
  if (isLoopbackAddress(url.hostname)) return undefined;
  const proxy = await findProxy(url, network, stop);
  return proxy === undefined ? undefined : openTunnel(url, proxy, network, stop);
}

/** The system may run a script of the company to find the proxy, and such a script may hang. */
async function findProxy(url: URL, network: Network, stop: AbortSignal): Promise<URL | undefined> {
  if (stop.aborted) throw calledOff();
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  const onStop = () => reject(calledOff());
  stop.addEventListener('abort', onStop, { once: true });
  try {
    return await Promise.race([Promise.resolve(url).then((to) => network.proxyFor(to)), stopped]);
  } catch (error) {
    if (error instanceof ConnectError) throw error;
    throw new ConnectError('refused', 'the proxy settings could not be read', {
      trouble: { kind: 'proxy-unreadable', host: url.host },
    });
  } finally {
    stop.removeEventListener('abort', onStop);
  }
}

function openTcp(url: URL, stop: AbortSignal): Promise<Duplex> {
  return dial(url, stop, (cause) => ({
    kind: cause === 'dns' ? 'no-name' : 'unreachable',
    host: url.host,
  }));
}

function dial(
  url: URL,
  stop: AbortSignal,
  troubleOf: (cause: ConnectCause) => Trouble,
): Promise<Duplex> {
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const socket = connectTcp({ host: hostOf(url), port, noDelay: true });
  return socketReady(socket, 'connect', stop, (error) => {
    const cause = tcpCause(error);
    return new ConnectError(cause, codeOf(error), { trouble: troubleOf(cause) });
  });
}

async function openTunnel(
  url: URL,
  proxy: URL,
  network: Network,
  stop: AbortSignal,
): Promise<Duplex> {
  const known = { host: url.host, proxy: placeOf(proxy) };
  if (proxy.protocol !== 'http:' && proxy.protocol !== 'https:') {
    throw new ConnectError('refused', 'this kind of proxy is not supported', {
      trouble: { ...known, kind: 'proxy-unsupported' },
    });
  }
  const plain = await dial(proxy, stop, () => ({ ...known, kind: 'proxy-unreachable' }));
  const isSecure = proxy.protocol === 'https:';
  const toProxy = isSecure ? await secure(plain, proxy, network.certificates(), stop) : plain;
  return askForTunnel(toProxy, url, proxy, stop);
}

function tcpCause(error: unknown): ConnectCause {
  const code = codeOf(error);
  if (code === 'ENOTFOUND' || code.startsWith('EAI_')) return 'dns';
  return code === 'ETIMEDOUT' ? 'connect-timeout' : 'refused';
}
