import { builtinModules } from 'node:module';
import path from 'node:path';
import { parseSync } from 'oxc-parser';

/** One import of one module. */
export type Import = { readonly from: string; readonly to: string; readonly typeOnly: boolean };

/** Reads the imports of one module: static, re-exported, dynamic and `new URL(..., import.meta.url)`. */
export function readImports(file: string, source: string): Import[] {
  const { module, errors } = parseSync(file, source);
  const first = errors[0];
  if (first !== undefined) throw new Error(`${file}: ${first.message}`);
  const found: Import[] = [];
  const add = (specifier: string, typeOnly: boolean) =>
    found.push({ from: file, to: resolve(file, specifier), typeOnly });
  for (const entry of module.staticImports) {
    const typeOnly = entry.entries.length > 0 && entry.entries.every((name) => name.isType);
    add(entry.moduleRequest.value, typeOnly);
  }
  for (const entry of module.staticExports) {
    for (const name of entry.entries) {
      if (name.moduleRequest !== null) add(name.moduleRequest.value, name.isType);
    }
  }
  for (const entry of module.dynamicImports) {
    const text = source.slice(entry.moduleRequest.start, entry.moduleRequest.end);
    const literal = /^['"`](.+)['"`]$/.exec(text)?.[1];
    if (literal !== undefined) add(literal, false);
  }
  return found;
}

function resolve(file: string, specifier: string): string {
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier);
  const bare = specifier.replace(/^node:/, '');
  if (specifier.startsWith('node:') || builtinModules.includes(bare)) return `node:${bare}`;
  return `npm:${specifier}`;
}
