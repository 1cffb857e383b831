import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bodyLimitBytes, createHttpClient } from '../../../electron/core/network/http.ts';
import type { HttpClient, HttpRequest } from '../../../electron/core/network/http.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import type { ManualClock } from '../../support/manual-clock.ts';
import { startScriptedServer } from '../../support/scripted-server.ts';
import type { ScriptedServer } from '../../support/scripted-server.ts';
import { until } from '../../support/until.ts';
import { directNetwork } from './support.ts';

let server: ScriptedServer;
let clock: ManualClock;
let http: HttpClient;
const raw: Server[] = [];
const sockets: Socket[] = [];

beforeEach(async () => {
  server = await startScriptedServer();
  clock = createManualClock();
  http = createHttpClient({ network: directNetwork, clock });
});

afterEach(async () => {
  http.close();
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const one of raw.splice(0)) one.close();
  await server.stop();
});

/** A TCP server that does with the connection what the test says. */
async function startRaw(onConnection: (socket: Socket) => void): Promise<number> {
  const one = createTcpServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  raw.push(one);
  await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
  return (one.address() as AddressInfo).port;
}

function post(url: string, more: Partial<HttpRequest> = {}): HttpRequest {
  return {
    method: 'POST',
    url: new URL(url),
    headers: {},
    body: '{}',
    timeoutMs: 30_000,
    ...more,
  };
}

describe('an answer', () => {
  it('comes whole, with lower-case header names', async () => {
    server.script({ status: 202, json: { message: 'é' }, headers: { 'X-Thing': 'yes' } });
    const result = await http.exchange(post(`${server.baseUrl}/things?a=1`, { body: '{"ü":1}' }));
    expect(result).toMatchObject({ kind: 'answer', status: 202, body: '{"message":"é"}' });
    expect(result.kind === 'answer' && result.headers['x-thing']).toBe('yes');
    expect(server.seen[0]).toMatchObject({ method: 'POST', path: '/v1/things', body: '{"ü":1}' });
    expect(server.seen[0]?.headers['content-length']).toBe('8');
  });

  it('is given for every status, without following anything', async () => {
    for (const status of [200, 204, 301, 302, 307, 308, 400, 401, 404, 409, 422, 429, 500, 503]) {
      server.script({ status, headers: { location: `${server.baseUrl}/elsewhere` } });
      const result = await http.exchange(post(`${server.baseUrl}/things`));
      expect(result).toMatchObject({ kind: 'answer', status });
    }
    expect(server.seen.every((request) => request.path === '/v1/things')).toBe(true);
  });

  it('counts although the server stopped reading the request', async () => {
    const port = await startRaw((socket) => {
      socket.once('data', () => {
        socket.end('HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}');
      });
    });
    const result = await http.exchange(post(`http://127.0.0.1:${port}/`));
    expect(result).toMatchObject({ kind: 'answer', status: 413, body: '{}' });
  });

  it('without a body is sent with a length of 0', async () => {
    server.script({ status: 200, json: {} });
    await http.exchange({
      method: 'POST',
      url: new URL(`${server.baseUrl}/takeover`),
      headers: {},
      timeoutMs: 1000,
    });
    expect(server.seen[0]?.headers['content-length']).toBe('0');
    expect(server.seen[0]?.headers['transfer-encoding']).toBeUndefined();
  });
});

describe('connections', () => {
  it('are fresh for each POST and kept for GETs', async () => {
    server.otherwise(() => ({ status: 200, json: {} }));
    for (let round = 0; round < 3; round += 1) await http.exchange(post(`${server.baseUrl}/w`));
    expect(new Set(server.seen.map((request) => request.connection)).size).toBe(3);
    for (let round = 0; round < 3; round += 1) {
      await http.exchange({ ...post(`${server.baseUrl}/r`), method: 'GET' });
    }
    const reads = server.seen.filter((request) => request.method === 'GET');
    expect(reads).toHaveLength(3);
    expect(new Set(reads.map((request) => request.connection)).size).toBe(1);
  });

  it('leave no timers behind', async () => {
    server.otherwise(() => ({ status: 200, json: {} }));
    await http.exchange(post(`${server.baseUrl}/w`));
    await http.exchange({ ...post(`${server.baseUrl}/r`), method: 'GET' });
    expect(clock.pending()).toBe(0);
  });
});

describe('not sent is said only before the first byte', () => {
  it('for a name that does not exist', async () => {
    const result = await http.exchange(post('https://popp.invalid/v1/conversations'));
    expect(result).toMatchObject({ kind: 'not-sent', cause: 'dns' });
  });

  it('for a port where nobody listens', async () => {
    const port = await startRaw(() => undefined);
    raw.splice(0).forEach((one) => one.close());
    for (const method of ['POST', 'GET'] as const) {
      const result = await http.exchange({ ...post(`http://127.0.0.1:${port}/`), method });
      expect(result).toMatchObject({ kind: 'not-sent', cause: 'refused', detail: 'ECONNREFUSED' });
    }
  });

  it('for a server that does not speak TLS', async () => {
    const port = await startRaw((socket) => socket.once('data', () => socket.end('no\r\n\r\n')));
    const result = await http.exchange(post(`https://127.0.0.1:${port}/`));
    expect(result).toMatchObject({ kind: 'not-sent', cause: 'tls' });
  });

  it('for a server that never finishes TLS', async () => {
    const port = await startRaw(() => undefined);
    const pending = http.exchange(post(`https://127.0.0.1:${port}/`));
    await until('the connection stands', () => sockets.length === 1);
    await clock.advance(10_000);
    expect(await pending).toMatchObject({ kind: 'not-sent', cause: 'connect-timeout' });
  });

  it('for a proxy that cannot be asked about', async () => {
    const broken = createHttpClient({
      network: { certificates: () => [], proxyFor: () => Promise.reject(new Error('no')) },
      clock,
    });
    const result = await broken.exchange(post('https://popp.invalid/'));
    expect(result).toMatchObject({ kind: 'not-sent', cause: 'refused' });
  });

  it('for an address in the clear that is not this machine by number', async () => {
    for (const url of [`http://localhost:${server.port}/`, 'http://192.0.2.1/', 'http://a.test/']) {
      const result = await http.exchange(post(url));
      expect(result).toMatchObject({ kind: 'not-sent', cause: 'refused' });
    }
    expect(server.connections()).toBe(0);
  });
});

describe('unknown is said from the first byte on', () => {
  it('for a reset before any answer', async () => {
    server.script((_request, _response, socket) => socket.resetAndDestroy());
    const result = await http.exchange(post(`${server.baseUrl}/w`));
    expect(result).toMatchObject({ kind: 'unknown', cause: 'reset' });
  });

  it('for a reset after the first bytes of the request', async () => {
    const port = await startRaw((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const result = await http.exchange(post(`http://127.0.0.1:${port}/`));
    expect(result).toMatchObject({ kind: 'unknown', cause: 'reset' });
  });

  it('for something that is not HTTP', async () => {
    const port = await startRaw((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    const result = await http.exchange(post(`http://127.0.0.1:${port}/`));
    expect(result).toMatchObject({ kind: 'unknown', cause: 'reset' });
  });

  it('for a body that is shorter than announced', async () => {
    server.script((_request, response, socket) => {
      response.writeHead(202, { 'content-length': '100' });
      response.write('{"message":');
      setImmediate(() => socket.end());
    });
    const result = await http.exchange(post(`${server.baseUrl}/w`));
    expect(result).toMatchObject({ kind: 'unknown', cause: 'short-body' });
  });

  it('for a chunked body that is reset', async () => {
    server.script((_request, response, socket) => {
      response.writeHead(202, { 'content-type': 'application/json' });
      response.write('{"message":');
      setImmediate(() => socket.resetAndDestroy());
    });
    const result = await http.exchange(post(`${server.baseUrl}/w`));
    expect(result).toMatchObject({ kind: 'unknown', cause: 'short-body' });
  });

  it('for a body over the limit', async () => {
    server.script((_request, response) => {
      response.writeHead(200);
      response.end(Buffer.alloc(bodyLimitBytes + 1, 32));
    });
    const result = await http.exchange(post(`${server.baseUrl}/w`));
    expect(result).toMatchObject({ kind: 'unknown', cause: 'too-large' });
  });

  it('for silence until the total timeout', async () => {
    server.script(() => undefined);
    const pending = http.exchange(post(`${server.baseUrl}/w`));
    await until('the request arrived', () => server.seen.length === 1);
    await clock.advance(29_999);
    expect(clock.pending()).toBe(1);
    await clock.advance(1);
    expect(await pending).toMatchObject({ kind: 'unknown', cause: 'timeout' });
  });

  it('for a body that stalls until the total timeout', async () => {
    server.script((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{');
    });
    const pending = http.exchange(post(`${server.baseUrl}/w`));
    await until('the request arrived', () => server.seen.length === 1);
    await clock.advance(30_000);
    expect(await pending).toMatchObject({ kind: 'unknown', cause: 'timeout' });
  });

  it('for a call that is aborted', async () => {
    server.script(() => undefined);
    const controller = new AbortController();
    const pending = http.exchange(post(`${server.baseUrl}/w`, { signal: controller.signal }));
    await until('the request arrived', () => server.seen.length === 1);
    controller.abort();
    expect(await pending).toMatchObject({ kind: 'unknown', cause: 'aborted' });
  });

  it('for a call that was aborted before it began, and nothing is sent', async () => {
    const request = post(`${server.baseUrl}/w`, { signal: AbortSignal.abort() });
    expect(await http.exchange(request)).toMatchObject({ kind: 'unknown', cause: 'aborted' });
    expect(await http.exchange({ ...request, method: 'GET' })).toMatchObject({ cause: 'aborted' });
    expect(server.seen).toHaveLength(0);
  });
});
