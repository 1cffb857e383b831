import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readImports } from '../read-imports.ts';

/** A package of others whose code is in the app. */
export type ShippedPackage = {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
  readonly manifest: Manifest;
};

const manifestSchema = z.looseObject({
  name: z.string(),
  version: z.string(),
  license: z.unknown().optional(),
  licenses: z.unknown().optional(),
  author: z.unknown().optional(),
  homepage: z.string().optional(),
  repository: z.unknown().optional(),
  os: z.unknown().optional(),
  cpu: z.unknown().optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
  peerDependencies: z.record(z.string(), z.string()).optional(),
  peerDependenciesMeta: z
    .record(z.string(), z.looseObject({ optional: z.boolean().optional() }))
    .optional(),
});

/** What a package says of itself. */
export type Manifest = z.infer<typeof manifestSchema>;

// Where the app starts: the inputs of electron.vite.config.ts.
const entries = [
  'electron/main/index.ts',
  'electron/core/database/checkpoint-worker.ts',
  'electron/core/uploads/worker.ts',
  'electron/preload/index.ts',
  'renderer/main.tsx',
];
// Electron brings its own notices and Chromium's, in files of their own; ssh2 does without the rest (electron.vite.config.ts).
const notShipped = new Set(['electron', 'cpu-features', 'nan']);

/** Every package that the app imports, and what those need, by name. More than what is bundled, never less. */
export function shippedPackages(root: string): ShippedPackage[] {
  const found = new Map<string, ShippedPackage>();
  const add = (name: string, from: string) => {
    const folder = folderOf(name, from);
    // An optional part that is not installed here is not bundled either.
    if (folder === undefined || found.has(folder)) return;
    const manifest = manifestSchema.parse(
      JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')),
    );
    // The machine code of a package for one system comes under the licence of the package that loads it.
    if (manifest.os !== undefined || manifest.cpu !== undefined) return;
    found.set(folder, { name: manifest.name, version: manifest.version, folder, manifest });
    for (const needed of needsOf(manifest)) add(needed, folder);
  };
  for (const name of importedPackages(root)) add(name, root);
  return [...found.values()].toSorted((one, other) =>
    `${one.name}@${one.version}` < `${other.name}@${other.version}` ? -1 : 1,
  );
}

function needsOf(manifest: Manifest): string[] {
  const peers = Object.keys(manifest.peerDependencies ?? {}).filter(
    (name) => manifest.peerDependenciesMeta?.[name]?.optional !== true,
  );
  return [
    ...Object.keys(manifest.dependencies ?? {}),
    ...Object.keys(manifest.optionalDependencies ?? {}),
    ...peers,
  ].filter((name) => !notShipped.has(name));
}

/** The packages that the modules of the app name in an import, reached from where it starts. */
export function importedPackages(root: string): string[] {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const { to, typeOnly } of readImports(file, readFileSync(path.join(root, file), 'utf8'))) {
      if (typeOnly) continue;
      if (to.startsWith('npm:')) packages.add(packageName(to.slice('npm:'.length)));
      else if (/\.tsx?$/.test(to)) waiting.push(to);
    }
  }
  return [...packages].filter((name) => !notShipped.has(name)).toSorted();
}

function packageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Where Node finds a package: in the nearest node_modules that holds it. */
function folderOf(name: string, from: string): string | undefined {
  const folder = path.join(from, 'node_modules', name);
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  const above = path.dirname(from);
  return above === from ? undefined : folderOf(name, above);
}
