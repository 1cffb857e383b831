import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { systemClock } from '../../../electron/core/system-clock.ts';
import { createDroppedFiles } from '../../../electron/web/dropped-files.ts';
import { startWebServer } from '../../../electron/web/server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function start(port = 0) {
  const folder = await temporaryFolder();
  const pages = path.join(folder, 'pages');
  await mkdir(path.join(pages, 'assets'), { recursive: true });
  await writeFile(
    path.join(pages, 'index.html'),
    '<meta name="csp-nonce" content="__CSP_NONCE__">',
  );
  await writeFile(path.join(pages, 'assets', 'app-1234.js'), 'export {};');
  await writeFile(path.join(folder, 'secret.txt'), 'outside');
  const files = await createDroppedFiles(path.join(folder, 'dropped'), systemClock);
  const links = { serve: () => undefined };
  const server = await startWebServer({
    pages,
    port,
    links,
    files,
    clock: systemClock,
    logger: silent,
  });
  onTestFinished(() => server.close());
  return { server, files, folder, origin: server.origin };
}

type Raw = { readonly status: number; readonly body: string };

/** A request whose Host and path are exactly as given, which fetch does not allow. */
function raw(
  origin: string,
  options: { path: string; method?: string; headers?: Record<string, string>; body?: string },
): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(origin);
    const request = httpRequest(
      {
        host: '127.0.0.1',
        port,
        path: options.path,
        method: options.method ?? 'GET',
        headers: options.headers ?? {},
      },
      (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      },
    );
    request.on('error', reject);
    request.end(options.body);
  });
}

async function token(origin: string, address: string): Promise<string> {
  const code = new URL(address).hash.replace('#code=', '');
  const response = await fetch(`${origin}/session`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  return ((await response.json()) as { token: string }).token;
}

function closeCode(
  origin: string,
  options: { origin?: string; first?: string; host?: string },
): Promise<number | string> {
  return new Promise((resolve) => {
    const headers = options.host === undefined ? {} : { host: options.host };
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/link`, {
      origin: options.origin ?? origin,
      headers,
    });
    socket.on('error', (error) => resolve(error.message));
    socket.on('open', () => options.first !== undefined && socket.send(options.first));
    socket.on('close', (code) => resolve(code));
    socket.on('message', (data: Buffer) => {
      resolve(data.toString());
      socket.close();
    });
  });
}

describe('browser host', () => {
  test('serves the page with a fresh nonce and every header', async () => {
    const { origin } = await start();
    const first = await fetch(origin);
    const second = await fetch(origin);
    const nonceOf = (response: Response) =>
      /'nonce-([\w-]+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1] ?? '';
    expect(nonceOf(first)).not.toBe(nonceOf(second));
    expect(await first.text()).toContain(nonceOf(first));
    const policy = first.headers.get('content-security-policy') ?? '';
    for (const part of [
      "default-src 'none'",
      "script-src 'self';",
      "frame-ancestors 'none'",
      `connect-src 'self' ${origin.replace('http', 'ws')}`,
    ]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toContain('unsafe');
    expect(first.headers.get('referrer-policy')).toBe('no-referrer');
    expect(first.headers.get('x-content-type-options')).toBe('nosniff');
    expect(first.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(first.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect((await fetch(`${origin}/assets/app-1234.js`)).headers.get('content-type')).toContain(
      'javascript',
    );
  });

  test('answers its own host and origin alone', async () => {
    const { origin } = await start();
    const { port } = new URL(origin);
    for (const host of [
      'example.com',
      `localhost:${port}`,
      `127.0.0.1.example.com:${port}`,
      '127.0.0.1',
    ]) {
      expect((await raw(origin, { path: '/', headers: { host } })).status).toBe(403);
    }
    const session = { path: '/session', method: 'POST', body: '{"code":"x"}' };
    expect((await raw(origin, session)).status).toBe(403);
    expect(
      (await raw(origin, { ...session, headers: { origin: 'http://evil.example' } })).status,
    ).toBe(403);
    expect((await raw(origin, { ...session, headers: { origin: 'null' } })).status).toBe(403);
    expect((await raw(origin, { ...session, headers: { origin } })).status).toBe(401);
  });

  test('never leaves its folder', async () => {
    const { origin } = await start();
    for (const escape of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/../../secret.txt',
      '/%00',
      '/%E0%A4%A',
    ]) {
      const answer = await raw(origin, { path: escape });
      expect([400, 404]).toContain(answer.status);
      expect(answer.body).not.toContain('outside');
    }
  });

  test('opens the link to a known token and to nobody else', async () => {
    const { origin, server } = await start();
    const known = await token(origin, server.address());
    expect(await closeCode(origin, { first: JSON.stringify({ token: known }) })).toBe(
      '{"ready":true}',
    );
    expect(await closeCode(origin, { first: JSON.stringify({ token: 'wrong' }) })).toBe(4401);
    expect(await closeCode(origin, { first: 'no json' })).toBe(4401);
    expect(
      await closeCode(origin, {
        origin: 'http://evil.example',
        first: JSON.stringify({ token: known }),
      }),
    ).toContain('403');
    expect(
      await closeCode(origin, { host: 'evil.example', first: JSON.stringify({ token: known }) }),
    ).toContain('403');
  });

  test('a second tab takes over and the first is told', async () => {
    const { origin, server } = await start();
    const known = await token(origin, server.address());
    const first = new WebSocket(`${origin.replace('http', 'ws')}/link`, { origin });
    const ended = new Promise<number>((resolve) => first.on('close', resolve));
    await new Promise((resolve) => {
      first.on('open', () => first.send(JSON.stringify({ token: known })));
      first.on('message', resolve);
    });
    expect(await closeCode(origin, { first: JSON.stringify({ token: known }) })).toBe(
      '{"ready":true}',
    );
    expect(await ended).toBe(4409);
  });

  test('takes a dropped file against the token and gives a ticket for one use', async () => {
    const { origin, server, files, folder } = await start();
    const known = await token(origin, server.address());
    const send = (headers: Record<string, string>) =>
      fetch(`${origin}/upload`, {
        method: 'POST',
        headers: { origin, ...headers },
        body: 'a,b\n1,2\n',
      });
    expect((await send({})).status).toBe(401);
    const answer = await send({
      'x-console-token': known,
      'x-file-name': encodeURIComponent('../bewerber ü.csv'),
    });
    const { ticket } = (await answer.json()) as { ticket: string };
    const file = await files.redeem(ticket);
    expect(file).toMatchObject({ name: 'bewerber ü.csv', sizeBytes: 8 });
    expect(await files.redeem(ticket)).toBeUndefined();
    await file?.release();
    expect(await readdir(path.join(folder, 'dropped'))).toEqual([]);
  });

  test('says which port is taken and what to do', async () => {
    const { origin } = await start();
    await expect(start(Number(new URL(origin).port))).rejects.toThrow(/Port \d+ is in use.*--port/);
  });
});
