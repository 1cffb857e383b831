import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { calledOff, codeOf, ConnectError } from './connect-error.ts';
import type { Trouble, TroubleKind } from './trouble.ts';

const usualPorts: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/** A proxy in words and logs: host and port, never its name and password. */
export function placeOf(proxy: URL): string {
  return `${proxy.hostname}:${proxy.port || (usualPorts[proxy.protocol] ?? '1080')}`;
}

/** Asks a proxy, over a connection that is up, for a tunnel to an address. */
export function askForTunnel(
  toProxy: Duplex,
  url: URL,
  proxy: URL,
  stop: AbortSignal,
): Promise<Duplex> {
  const target = `${url.hostname}:${url.port || '443'}`;
  const trouble = (kind: TroubleKind, status?: number): { readonly trouble: Trouble } => ({
    trouble: {
      kind,
      host: url.host,
      proxy: placeOf(proxy),
      ...(status === undefined ? {} : { status }),
    },
  });
  return new Promise((resolve, reject) => {
    const asking = httpRequest({
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...authorization(proxy) },
      createConnection: () => toProxy,
    });
    function fail(error: ConnectError): void {
      stop.removeEventListener('abort', onStop);
      asking.destroy();
      toProxy.destroy();
      reject(error);
    }
    function onStop(): void {
      fail(calledOff());
    }
    /** A proxy that does not understand CONNECT may answer as if it had been asked for a page. */
    function refuse(answer: IncomingMessage): void {
      const status = answer.statusCode ?? 0;
      const signIn = [answer.headers['proxy-authenticate'] ?? []].flat().join(', ');
      fail(
        new ConnectError('refused', `the proxy answered ${status}`, {
          proxyAnswer: { status, signIn },
          ...trouble('proxy-refused', status),
        }),
      );
    }
    stop.addEventListener('abort', onStop);
    asking.once('connect', (answer, socket, head) => {
      const status = answer.statusCode ?? 0;
      if (status < 200 || status > 299) {
        refuse(answer);
        return;
      }
      stop.removeEventListener('abort', onStop);
      if (head.length > 0) socket.unshift(head);
      resolve(socket);
    });
    asking.once('response', refuse);
    asking.on('error', (error) => {
      fail(
        new ConnectError(
          'refused',
          `the proxy hung up (${codeOf(error)})`,
          trouble('proxy-hung-up'),
        ),
      );
    });
    asking.end();
    if (stop.aborted) onStop();
  });
}

function authorization(proxy: URL): Readonly<Record<string, string>> {
  if (proxy.username === '' && proxy.password === '') return {};
  const user = `${decoded(proxy.username)}:${decoded(proxy.password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(user).toString('base64')}` };
}

/** A password with a bare percent sign stands as it was typed. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
