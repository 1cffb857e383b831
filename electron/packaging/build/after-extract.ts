import { copyFileSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';

/** What electron-builder tells its hooks, as far as this one asks. */
export type Extracted = {
  readonly appOutDir: string;
  readonly electronPlatformName: string;
  readonly packager: { readonly config: { readonly electronDist?: unknown } };
};

const licences = [
  ['LICENSE', 'LICENSE.electron.txt'],
  ['LICENSES.chromium.html', 'LICENSES.chromium.html'],
] as const;

/** Makes the folder that an app is built around the same, whether Electron came as an archive or as a folder. */
export function afterExtract({ appOutDir, electronPlatformName, packager }: Extracted): void {
  const isMac = electronPlatformName === 'darwin';
  const resources = path.join(appOutDir, isMac ? 'Electron.app/Contents/Resources' : 'resources');
  // Electron's own welcome app is no part of ours.
  rmSync(path.join(resources, 'default_app.asar'), { force: true });
  rmSync(path.join(appOutDir, 'version'), { force: true });
  const { electronDist } = packager.config;
  if (!isMac || typeof electronDist !== 'string') return;
  // From a folder only the bundle is copied, and the licences lie beside it.
  for (const [name, shipped] of licences) {
    const from = path.join(electronDist, name);
    if (existsSync(from)) copyFileSync(from, path.join(resources, shipped));
  }
}
