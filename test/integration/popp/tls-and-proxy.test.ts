import { createServer as createHttpServer } from 'node:http';
import type { Server as HttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Network } from '../../../electron/core/capabilities.ts';
import { createHttpClient } from '../../../electron/core/network/http.ts';
import type { HttpClient } from '../../../electron/core/network/http.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import type { ManualClock } from '../../support/manual-clock.ts';
import { selfSigned } from '../../support/self-signed.ts';
import { until } from '../../support/until.ts';

const certificate = selfSigned(['popp.test', '127.0.0.1']);

let clock: ManualClock;
let targetPort: number;
const seenByTarget: string[] = [];
const seenByProxy: string[] = [];
const servers: HttpServer[] = [];
const clients: HttpClient[] = [];
const tunnels: Duplex[] = [];

beforeEach(async () => {
  clock = createManualClock();
  const target = createHttpsServer(certificate, (request, response) => {
    seenByTarget.push(
      `${request.method} ${request.headers.host} ${String(request.headers['x-api-key'])}`,
    );
    request.resume().on('end', () => response.end('{"ok":true}'));
  });
  targetPort = await start(target);
});

afterEach(() => {
  for (const client of clients.splice(0)) client.close();
  for (const tunnel of tunnels.splice(0)) tunnel.destroy();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  seenByTarget.length = 0;
  seenByProxy.length = 0;
});

async function start(server: HttpServer): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => (server as Server).listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function clientWith(network: Partial<Network>): HttpClient {
  const direct: Network = {
    certificates: () => [],
    proxyFor: () => Promise.resolve(undefined),
  };
  const client = createHttpClient({ network: { ...direct, ...network }, clock });
  clients.push(client);
  return client;
}

function ask(client: HttpClient, url: string, method: 'GET' | 'POST' = 'POST') {
  const headers = { 'x-api-key': 'secret-key' };
  return client.exchange({ method, url: new URL(url), headers, body: '{}', timeoutMs: 60_000 });
}

describe('TLS', () => {
  it('trusts the certificates of the host, for writes and reads', async () => {
    const client = clientWith({ certificates: () => [certificate.cert] });
    for (const method of ['POST', 'GET'] as const) {
      const result = await ask(client, `https://127.0.0.1:${targetPort}/v1`, method);
      expect(result).toMatchObject({ kind: 'answer', status: 200, body: '{"ok":true}' });
    }
    expect(seenByTarget).toEqual([
      `POST 127.0.0.1:${targetPort} secret-key`,
      `GET 127.0.0.1:${targetPort} secret-key`,
    ]);
  });

  it('sends nothing to a certificate that nobody trusts', async () => {
    for (const method of ['POST', 'GET'] as const) {
      const result = await ask(clientWith({}), `https://127.0.0.1:${targetPort}/v1`, method);
      expect(result).toMatchObject({ kind: 'not-sent', cause: 'tls' });
    }
    expect(seenByTarget).toEqual([]);
  });

  it('sends nothing to a certificate for another name', async () => {
    const other = selfSigned(['other.test']);
    const port = await start(createHttpsServer(other, (_request, response) => response.end()));
    const client = clientWith({ certificates: () => [other.cert] });
    const result = await ask(client, `https://127.0.0.1:${port}/v1`);
    expect(result).toMatchObject({ kind: 'not-sent', cause: 'tls' });
  });

  it('sends nothing when a certificate of the host is damaged', async () => {
    const damaged = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    const client = clientWith({ certificates: () => [damaged] });
    const result = await ask(client, `https://127.0.0.1:${targetPort}/v1`);
    expect(result).toMatchObject({ kind: 'not-sent', cause: 'tls' });
  });
});

describe('a proxy', () => {
  /** A proxy that opens tunnels to the target whatever name is asked for. */
  function tunnelling(proxy: HttpServer): HttpServer {
    return proxy.on('connect', (request, socket, head) => {
      seenByProxy.push(`${request.url} ${request.headers['proxy-authorization'] ?? ''}`.trim());
      const onward = connect(targetPort, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        onward.write(head);
        onward.pipe(socket).pipe(onward);
      });
      tunnels.push(onward, socket);
      onward.on('error', () => socket.destroy());
      socket.on('error', () => onward.destroy());
    });
  }

  function through(proxy: string): HttpClient {
    return clientWith({
      certificates: () => [certificate.cert],
      proxyFor: () => Promise.resolve(new URL(proxy)),
    });
  }

  it('opens a tunnel and sees neither key nor content', async () => {
    const port = await start(tunnelling(createHttpServer()));
    const client = through(`http://me:p%40ss@127.0.0.1:${port}`);
    for (const method of ['POST', 'GET'] as const) {
      const result = await ask(client, 'https://popp.test/v1', method);
      expect(result).toMatchObject({ kind: 'answer', status: 200 });
    }
    const basic = `Basic ${Buffer.from('me:p@ss').toString('base64')}`;
    expect(seenByProxy).toEqual([`popp.test:443 ${basic}`, `popp.test:443 ${basic}`]);
    expect(seenByTarget).toEqual(['POST popp.test secret-key', 'GET popp.test secret-key']);
  });

  it('may itself speak TLS', async () => {
    const port = await start(tunnelling(createHttpsServer(certificate)));
    const result = await ask(through(`https://127.0.0.1:${port}`), 'https://popp.test:8443/v1');
    expect(result).toMatchObject({ kind: 'answer', status: 200 });
    expect(seenByProxy).toEqual(['popp.test:8443']);
  });

  it('is never asked about this machine', async () => {
    const port = await start(tunnelling(createHttpServer()));
    const client = through(`http://127.0.0.1:${port}`);
    const result = await ask(client, `https://127.0.0.1:${targetPort}/v1`);
    expect(result).toMatchObject({ kind: 'answer', status: 200 });
    expect(seenByProxy).toEqual([]);
  });

  it('that wants a password is an answer, and nothing was sent', async () => {
    const refusing = createHttpServer().on('connect', (_request, socket) => {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n');
    });
    const port = await start(refusing);
    const result = await ask(through(`http://127.0.0.1:${port}`), 'https://popp.test/v1');
    expect(result).toMatchObject({ kind: 'answer', status: 407 });
    expect(seenByTarget).toEqual([]);
  });

  it('that refuses, hangs up or is of another kind means not sent', async () => {
    const refusing = createHttpServer().on('connect', (_request, socket) => {
      socket.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n');
    });
    const hangingUp = createHttpServer().on('connect', (_request, socket) => socket.destroy());
    const proxies = [
      `http://127.0.0.1:${await start(refusing)}`,
      `http://127.0.0.1:${await start(hangingUp)}`,
      'socks5://127.0.0.1:1080',
    ];
    for (const proxy of proxies) {
      const result = await ask(through(proxy), 'https://popp.test/v1');
      expect(result).toMatchObject({ kind: 'not-sent', cause: 'refused' });
    }
  });

  it('that says nothing runs into the connect timeout', async () => {
    const silent = createHttpServer().on('connect', (request, socket) => {
      seenByProxy.push(request.url ?? '');
      tunnels.push(socket);
    });
    const port = await start(silent);
    const pending = ask(through(`http://127.0.0.1:${port}`), 'https://popp.test/v1');
    await until('the proxy was asked', () => seenByProxy.length === 1);
    await clock.advance(10_000);
    expect(await pending).toMatchObject({ kind: 'not-sent', cause: 'connect-timeout' });
    expect(clock.pending()).toBe(0);
  });
});
