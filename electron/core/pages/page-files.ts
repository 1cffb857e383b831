import { randomBytes } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};

const indexPage = '/index.html';

/** A file of the built screens, as a host answers it. */
export type PageFile = {
  readonly file: string;
  readonly contentType: string;
  readonly isIndex: boolean;
  /** Set where the name of the file says which content it has, so that it never changes. */
  readonly cacheControl?: string;
};

/** The built screens in one folder, and nothing outside it. */
export interface PageFiles {
  /** The file behind an address's path; `undefined` where there is none, or none inside the folder. */
  find(pathname: string): Promise<PageFile | undefined>;
  /** The first page with the nonce of its own style elements. */
  readIndex(page: PageFile, nonce: string): Promise<string>;
}

/** Opens the folder that the screens were built into; fails where there is none. */
export async function openPageFiles(folder: string): Promise<PageFiles> {
  const root = await realpath(folder);
  return {
    async find(pathname) {
      const asked = pathname === '/' ? indexPage : pathname;
      const named = containedFile(root, asked);
      // Where a link leads counts, not where it lies.
      const file = named === undefined ? undefined : await realpath(named).catch(() => undefined);
      if (file === undefined || !isInside(root, file)) return undefined;
      if (!(await stat(file)).isFile()) return undefined;
      return {
        file,
        contentType: types[path.extname(file)] ?? 'application/octet-stream',
        isIndex: asked === indexPage,
        // Built files carry their hash in their name.
        ...(asked.startsWith('/assets/')
          ? { cacheControl: 'private, max-age=31536000, immutable' }
          : {}),
      };
    },
    async readIndex(page, nonce) {
      return (await readFile(page.file, 'utf8')).replaceAll('__CSP_NONCE__', nonce);
    },
  };
}

/** A fresh nonce for one page. */
export function mintNonce(): string {
  return randomBytes(16).toString('base64url');
}

/** The file that a path of an address means, if it lies inside the folder; throws `URIError` for a path that cannot be read. */
function containedFile(root: string, pathname: string): string | undefined {
  const plain = decodeURIComponent(pathname);
  if (plain.includes('\0')) return undefined;
  const file = path.join(root, path.normalize(plain));
  return isInside(root, file) ? file : undefined;
}

function isInside(root: string, file: string): boolean {
  return file.startsWith(`${root}${path.sep}`);
}
