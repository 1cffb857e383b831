import { builtinModules } from 'node:module';
import path from 'node:path';
import { parseSync } from 'oxc-parser';
import type { ImportRule } from './rules.ts';

/** One import of one module. */
export type Import = { readonly from: string; readonly to: string; readonly typeOnly: boolean };

/** Something that breaks a rule, in words. */
export type Violation = { readonly rule: string; readonly text: string };

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

/** What breaks the rules among some imports. */
export function breaches(imports: readonly Import[], rules: readonly ImportRule[]): Violation[] {
  return rules.flatMap((rule) =>
    imports
      .filter((entry) => rule.from.test(entry.from) && rule.notFrom?.test(entry.from) !== true)
      .filter((entry) => !(rule.typesPass === true && entry.typeOnly))
      .filter((entry) => !isStyle(entry.to))
      .filter(
        (entry) =>
          rule.forbidden?.test(entry.to) === true || rule.allowed?.test(entry.to) === false,
      )
      .map((entry) => ({
        rule: rule.name,
        text: `${entry.from} imports ${entry.to}: ${rule.why}`,
      })),
  );
}

function isStyle(to: string): boolean {
  return /\.(css|svg|png)$/.test(to);
}

/** Circles among values; a circle of types alone is harmless. */
export function circles(imports: readonly Import[]): Violation[] {
  const next = new Map<string, string[]>();
  for (const entry of imports) {
    if (entry.typeOnly || entry.to.includes(':')) continue;
    next.set(entry.from, [...(next.get(entry.from) ?? []), entry.to]);
  }
  const done = new Set<string>();
  const found: Violation[] = [];
  const walk = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file);
    if (start >= 0) {
      found.push({ rule: 'no-circles', text: [...trail.slice(start), file].join(' -> ') });
      return;
    }
    if (done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...trail, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return found;
}
