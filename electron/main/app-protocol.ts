import { readFile } from 'node:fs/promises';
import type { Protocol } from 'electron';
import { mintNonce, openPageFiles, type PageFiles } from '../core/pages/page-files.ts';
import { securityHeaders } from '../core/pages/security-headers.ts';
import { appScheme, isOurPage } from './security/origin.ts';

/** Tells Chromium, before the app is ready, that our scheme has an origin like https. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built screens at `app://console`, each page with a nonce of its own. */
export async function serveApp(protocol: Pick<Protocol, 'handle'>, folder: string): Promise<void> {
  const pages = await openPageFiles(folder);
  protocol.handle(appScheme, (request) => answerPage(pages, request));
}

/** The answer to one request: a file of the screens, or that there is none. */
export async function answerPage(
  pages: PageFiles,
  request: Pick<Request, 'url' | 'method'>,
): Promise<Response> {
  const nonce = mintNonce();
  const headers = new Headers(securityHeaders(nonce, []));
  if (request.method !== 'GET' || !isOurPage(request.url)) return refuse(403, headers);
  let found;
  try {
    found = await pages.find(new URL(request.url).pathname);
  } catch (error) {
    if (error instanceof URIError) return refuse(400, headers);
    throw error;
  }
  if (found === undefined) return refuse(404, headers);
  headers.set('content-type', found.contentType);
  if (found.cacheControl !== undefined) headers.set('cache-control', found.cacheControl);
  const body = found.isIndex ? await pages.readIndex(found, nonce) : await readFile(found.file);
  return new Response(body, { headers });
}

function refuse(status: number, headers: Headers): Response {
  headers.set('content-type', 'text/plain; charset=utf-8');
  return new Response('', { status, headers });
}
