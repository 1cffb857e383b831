import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { ConsoleError } from '../../shared/errors.ts';
import type { Clock, Logger } from '../core/capabilities.ts';
import type { LinkServer } from '../core/link/serve.ts';
import { mintNonce, openPageFiles } from '../core/pages/page-files.ts';
import { securityHeaders } from '../core/pages/security-headers.ts';
import type { DroppedFiles } from './dropped-files.ts';
import { isOurs } from './is-ours.ts';
import { serveLinkSocket } from './link-socket.ts';
import { createSessionGate } from './session-gate.ts';

/** What the browser host serves. */
export type WebServerOptions = {
  /** The built renderer. */
  readonly pages: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly links: LinkServer;
  readonly files: DroppedFiles;
  readonly clock: Clock;
  readonly logger: Logger;
};

/** The browser host, listening on 127.0.0.1 alone. */
export type WebServer = {
  readonly origin: string;
  /** A fresh address with a single-use code that lives 60 s. */
  address(): string;
  close(): Promise<void>;
};

/** Starts the browser host; fails with a plain sentence where the port is taken. */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const { clock, logger, links, files } = options;
  const pages = await openPageFiles(options.pages);
  const gate = createSessionGate(clock);
  let origin = '';
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => fail(response, error));
  });
  server.headersTimeout = 10_000;
  const socket = serveLinkSocket({ server, origin: () => origin, gate, links, clock, logger });
  origin = `http://127.0.0.1:${await listen(server, options.port)}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const nonce = mintNonce();
    const headers = securityHeaders(nonce, [origin.replace(/^http/, 'ws')]);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const changes = request.method !== 'GET' && request.method !== 'HEAD';
    if (!isOurs(request.headers, origin, changes)) return plain(response, 403, 'Forbidden');
    const { pathname } = new URL(request.url ?? '/', origin);
    if (request.method === 'POST' && pathname === '/session') return exchange(request, response);
    if (request.method === 'POST' && pathname === '/upload') return receive(request, response);
    if (changes) return plain(response, 405, 'Method not allowed');
    return page(pathname, nonce, response);
  }

  async function exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = z
      .strictObject({ code: z.string().max(200) })
      .safeParse(await readJson(request, 1024));
    const token = asked.success ? gate.exchange(asked.data.code) : undefined;
    if (token === undefined)
      return plain(response, 401, 'This address was already used or is older than a minute.');
    return json(response, 200, { token });
  }

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const token = request.headers['x-console-token'];
    if (typeof token !== 'string' || !gate.knows(token))
      return plain(response, 401, 'Not signed in');
    const named = request.headers['x-file-name'];
    const ticket = await files.receive(decodeName(typeof named === 'string' ? named : ''), request);
    return json(response, 200, { ticket });
  }

  async function page(pathname: string, nonce: string, response: ServerResponse): Promise<void> {
    const found = await pages.find(pathname);
    if (found === undefined) return plain(response, 404, 'Not found');
    response.setHeader('content-type', found.contentType);
    if (found.isIndex) {
      response.end(await pages.readIndex(found, nonce));
      return;
    }
    if (found.cacheControl !== undefined) response.setHeader('cache-control', found.cacheControl);
    await pipeline(createReadStream(found.file), response);
  }

  function fail(response: ServerResponse, error: unknown): void {
    if (error instanceof ConsoleError) {
      const status = error.code === 'file-too-large' ? 413 : 400;
      if (response.headersSent) response.destroy();
      else json(response, status, { code: error.code, message: error.message });
      return;
    }
    logger.warn('browser host failed to answer', {
      cause: error instanceof Error ? error.message : String(error),
    });
    if (response.headersSent) response.destroy();
    else
      plain(response, error instanceof URIError ? 400 : 500, 'The console could not answer this.');
  }

  return {
    origin,
    address: () => `${origin}/#code=${gate.mintCode()}`,
    close: () =>
      new Promise((resolve) => {
        socket.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken
          ? new ConsoleError(
              'conflict',
              `Port ${port} is in use by another program. Nothing was started. Choose another with --port, or leave --port out.`,
            )
          : error,
      );
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

async function readJson(request: IncomingMessage, limit: number): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  const body: AsyncIterable<Uint8Array> = request;
  let size = 0;
  for await (const bytes of body) {
    size += bytes.length;
    if (size > limit) return undefined;
    chunks.push(bytes);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}

function decodeName(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status;
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.end(text);
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(value));
}
