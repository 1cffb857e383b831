import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { InstanceWitness } from './capabilities.ts';

/** Where the witness of a data folder is: in the user's state folder, never inside the data folder. */
export function witnessFile(
  dataFolder: string,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  const name = createHash('sha256').update(path.resolve(dataFolder)).digest('hex').slice(0, 32);
  return path.join(stateFolder(environment), 'popp-console', 'instances', `${name}.json`);
}

/** The instance record in a file outside the data folder, replaced whole and flushed. */
export function fileWitness(dataFolder: string): InstanceWitness {
  const file = witnessFile(dataFolder);
  return {
    async read() {
      try {
        return await readFile(file, 'utf8');
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
        throw error;
      }
    },
    async write(value) {
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      const next = `${file}.${process.pid}`;
      const handle = await open(next, 'w', 0o600);
      try {
        await handle.writeFile(value);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(next, file);
    },
  };
}

function stateFolder(environment: NodeJS.ProcessEnv): string {
  const named = environment['XDG_STATE_HOME'];
  if (named !== undefined && named !== '') return named;
  if (process.platform === 'win32')
    return environment['LOCALAPPDATA'] ?? path.join(os.homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin')
    return path.join(os.homedir(), 'Library', 'Application Support');
  return path.join(os.homedir(), '.local', 'state');
}
