import path from 'node:path';
import process from 'node:process';

const root = path.resolve(import.meta.dirname, '../..');

/** Where each process that tests start and kill begins. */
export const entrySources = {
  'console-process': path.join(root, 'test/faults/console-process.ts'),
  'mirror-process': path.join(root, 'test/faults/mirror-process.ts'),
  'practice-process': path.join(root, 'test/support/practice-process.ts'),
} as const;

/** A process that tests start and kill. */
export type EntryName = keyof typeof entrySources;

/** Names the folder of built entries to the processes of a suite that has built them. */
export const builtEntriesVariable = 'POPP_CONSOLE_BUILT_ENTRIES';

/** The file to start: the built one where this suite has built it, else its source. */
export function entryOf(name: EntryName): string {
  const folder = process.env[builtEntriesVariable];
  return folder === undefined ? entrySources[name] : path.join(folder, `${name}.js`);
}
