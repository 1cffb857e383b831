import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** Where the real Electron is, or why it is not; asking its own package would start a download. */
export function findElectron(): { readonly binary: string } | { readonly missing: string } {
  const folder = path.resolve(import.meta.dirname, '../../../node_modules/electron');
  const named = path.join(folder, 'path.txt');
  if (!existsSync(named)) {
    return { missing: 'the binary of Electron is not installed (npx install-electron)' };
  }
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(folder, 'dist');
  const binary = path.join(dist, readFileSync(named, 'utf8').trim());
  if (!existsSync(binary)) return { missing: `there is no ${binary}` };
  if (process.getuid?.() === 0) return { missing: 'Electron does not run its sandbox as root' };
  if (process.platform === 'linux' && !hasDisplay()) {
    return { missing: 'there is no display (xvfb-run gives one)' };
  }
  return { binary };
}

function hasDisplay(): boolean {
  return ['DISPLAY', 'WAYLAND_DISPLAY'].some((name) => (process.env[name] ?? '') !== '');
}
