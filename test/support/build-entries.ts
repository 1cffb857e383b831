import { cpSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { build } from 'vite';
import { migrationsFolder } from '../../electron/core/database/migrate.ts';
import { builtEntriesVariable, entrySources } from './entries.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, '.cache', 'entries');

/** Builds every entry for a suite that starts hundreds: few files are read in half the time of many. */
export async function buildEntries(): Promise<void> {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      write: false,
      minify: true,
      rolldownOptions: {
        input: entrySources,
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  mkdirSync(folder, { recursive: true });
  cpSync(migrationsFolder, path.join(folder, 'migrations'), { recursive: true });
  for (const one of [result].flat()) {
    if (!('output' in one)) throw new Error('The entries were watched instead of built');
    for (const file of one.output) if (file.type === 'chunk') put(file.fileName, file.code);
  }
  process.env[builtEntriesVariable] = folder;
}

/** In one step, so that a suite beside this one never starts half a file. */
function put(name: string, text: string): void {
  const file = path.join(folder, name);
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
}

/** Called by the test runner before the first test. */
export const setup = buildEntries;
