import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** The scripts that one page of the built screens waits for. */
export type Scripts = { readonly files: readonly string[]; readonly gzipKilobytes: number };

const built = path.resolve(import.meta.dirname, '../../out/renderer');
const assets = path.join(built, 'assets');
const staticImport = /(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g;

/** What index.html loads before it shows anything: its script, and all that this imports without being asked. */
export function initialScripts(): Scripts {
  const page = readFileSync(path.join(built, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\.\/assets\/([^"]+\.js)"/g)];
  return weigh(named.map(([, file = '']) => file));
}

/** What the inbox waits for: everything before, and the chunk of its own page with all that this imports. */
export function firstScreenScripts(): Scripts {
  return weigh([...initialScripts().files, pageScript('inbox-page')]);
}

/** The file that a page is split into. */
export function pageScript(name: string): string {
  const file = allScripts().find((each) => each.startsWith(`${name}-`));
  if (file === undefined)
    throw new Error(`The build has no chunk of ${name}. Run "npm run build".`);
  return file;
}

/** Every script of the build. */
export function allScripts(): readonly string[] {
  return readdirSync(assets).filter((file) => file.endsWith('.js'));
}

/** The text of a built script. */
export function readScript(file: string): string {
  return readFileSync(path.join(assets, file), 'utf8');
}

function weigh(from: readonly string[]): Scripts {
  const files = new Set<string>();
  const open = [...from];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    for (const [, imported = ''] of readScript(file).matchAll(staticImport)) open.push(imported);
  }
  const bytes = [...files].reduce((sum, file) => sum + gzipSync(readScript(file)).length, 0);
  return { files: [...files], gzipKilobytes: Math.round(bytes / 100) / 10 };
}
