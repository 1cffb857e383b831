import os from 'node:os';
import path from 'node:path';

/** Where the console keeps its data unless `--data` says otherwise. */
export function defaultDataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const name = 'popp-console';
  if (process.platform === 'win32') {
    return path.join(environment['APPDATA'] ?? path.join(os.homedir(), 'AppData', 'Roaming'), name);
  }
  if (process.platform === 'darwin') {
    return path.join(os.homedir(), 'Library', 'Application Support', name);
  }
  const base = environment['XDG_DATA_HOME'];
  return path.join(
    base === undefined || base === '' ? path.join(os.homedir(), '.local', 'share') : base,
    name,
  );
}
