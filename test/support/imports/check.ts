import type { Import } from '../../../electron/packaging/read-imports.ts';
import type { ImportRule } from './rules.ts';

/** Something that breaks a rule, in words. */
export type Violation = { readonly rule: string; readonly text: string };

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
