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
import { certificateAuthority, selfSigned } from '../../support/self-signed.ts';
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

  const authority = certificateAuthority('Example Corp\u0007 Inspection CA');

  it.each([
    ['of an issuer that nobody knows', 'unknown-issuer', authority.issue(['127.0.0.1']), []],
    ['for another name', 'certificate-other-name', authority.issue(['other.test']), [authority]],
    [
      'that is out of date',
      'certificate-expired',
      authority.issue(['127.0.0.1'], { from: 2020, until: 2021 }),
      [authority],
    ],
    [
      'that is not valid yet',
      'certificate-early',
      authority.issue(['127.0.0.1'], { from: 2119, until: 2120 }),
      [authority],
    ],
  ] as const)('sends nothing to a certificate %s', async (_what, kind, shown, known) => {
    const seen: string[] = [];
    const server = createHttpsServer(shown, (request, response) => {
      seen.push(request.url ?? '');
      response.end();
    });
    const port = await start(server);
    const client = clientWith({ certificates: () => known.map(({ cert }) => cert) });
    for (const method of ['POST', 'GET'] as const) {
      const result = await ask(client, `https://127.0.0.1:${port}/v1`, method);
      const trouble = {
        kind,
        host: `127.0.0.1:${port}`,
        ...(kind === 'unknown-issuer' ? { issuer: 'Example Corp Inspection CA' } : {}),
      };
      expect(result).toEqual({
        kind: 'not-sent',
        cause: 'tls',
        detail: expect.any(String),
        trouble,
      });
    }
    expect(seen).toEqual([]);
  });

  it('is not kept from trusting the others by a damaged certificate of the host', async () => {
    const damaged = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    const alone = clientWith({ certificates: () => [damaged] });
    const url = `https://127.0.0.1:${targetPort}/v1`;
    expect(await ask(alone, url)).toMatchObject({ kind: 'not-sent', cause: 'tls' });
    const beside = clientWith({ certificates: () => [damaged, certificate.cert] });
    expect(await ask(beside, url)).toMatchObject({ kind: 'answer', status: 200 });
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

  it('takes a password with a bare percent sign as it was typed', async () => {
    const port = await start(tunnelling(createHttpServer()));
    const result = await ask(through(`http://me:100%@127.0.0.1:${port}`), 'https://popp.test/v1');
    expect(result).toMatchObject({ kind: 'answer', status: 200 });
    const basic = `Basic ${Buffer.from('me:100%').toString('base64')}`;
    expect(seenByProxy).toEqual([`popp.test:443 ${basic}`]);
  });

  /** A proxy that answers every wish for a tunnel with these lines. */
  function answering(...lines: readonly string[]): HttpServer {
    return createHttpServer().on('connect', (_request, socket) => {
      socket.end(`${lines.join('\r\n')}\r\nContent-Length: 0\r\n\r\n`);
    });
  }

  it('that wants a password is an answer that says how, and nothing was sent', async () => {
    const asking = answering('HTTP/1.1 407 Authenticate', 'Proxy-Authenticate: Negotiate, NTLM');
    const port = await start(asking);
    const result = await ask(through(`http://127.0.0.1:${port}`), 'https://popp.test/v1');
    const headers = { 'proxy-authenticate': 'Negotiate, NTLM' };
    expect(result).toMatchObject({ kind: 'answer', status: 407, headers });
    expect(seenByTarget).toEqual([]);
  });

  it('that refuses, hangs up, is away or is of another kind means not sent, and is named', async () => {
    const refusing = await start(answering('HTTP/1.1 502 Bad Gateway'));
    const hangingUp = await start(
      createHttpServer().on('connect', (_request, socket) => socket.destroy()),
    );
    const away = createHttpServer();
    const awayPort = await start(away);
    await new Promise((resolve) => away.close(resolve));
    const proxies = [
      [`http://me:secret@127.0.0.1:${refusing}`, 'proxy-refused'],
      [`http://me:secret@127.0.0.1:${hangingUp}`, 'proxy-hung-up'],
      [`http://me:secret@127.0.0.1:${awayPort}`, 'proxy-unreachable'],
      ['socks5://me:secret@127.0.0.1:1080', 'proxy-unsupported'],
    ] as const;
    for (const [proxy, kind] of proxies) {
      const result = await ask(through(proxy), 'https://popp.test/v1');
      const place = `127.0.0.1:${new URL(proxy).port}`;
      const trouble = { kind, host: 'popp.test', proxy: place };
      expect(result).toMatchObject({ kind: 'not-sent', cause: 'refused', trouble });
      expect(JSON.stringify(result)).not.toContain('secret');
    }
  });

  it('whose settings cannot be read, or are never found, means not sent', async () => {
    const unreadable = clientWith({ proxyFor: () => Promise.reject(new Error('planted')) });
    const result = await ask(unreadable, 'https://popp.test/v1');
    expect(result).toMatchObject({ kind: 'not-sent', trouble: { kind: 'proxy-unreadable' } });

    let asked = 0;
    const hanging = clientWith({
      proxyFor() {
        asked += 1;
        return new Promise(() => undefined);
      },
    });
    const pending = ask(hanging, 'https://popp.test/v1');
    await until('the proxy is looked for', () => asked === 1);
    await clock.advance(10_000);
    expect(await pending).toMatchObject({ kind: 'not-sent', cause: 'connect-timeout' });
    expect(clock.pending()).toBe(0);
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
