import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { afterExtract } from '../../../electron/packaging/build/after-extract.ts';
import { makeElectronShape, write } from '../../support/packaging/electron-shape.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('the welcome app and the version of Electron stay out', async () => {
  const appOutDir = await makeElectronShape(await temporaryFolder());
  afterExtract({ appOutDir, electronPlatformName: 'linux', packager: { config: {} } });
  expect(readdirSync(appOutDir)).not.toContain('version');
  expect(readdirSync(path.join(appOutDir, 'resources'))).toEqual([]);
});

test('on macOS the licences that lie beside the bundle come into it', async () => {
  const folder = await temporaryFolder();
  const electronDist = path.join(folder, 'electron');
  await write(path.join(electronDist, 'LICENSE'), 'Electron');
  await write(path.join(electronDist, 'LICENSES.chromium.html'), 'Chromium');
  const resources = path.join(folder, 'out/Electron.app/Contents/Resources');
  mkdirSync(resources, { recursive: true });
  const packager = { config: { electronDist } };
  const appOutDir = path.join(folder, 'out');
  afterExtract({ appOutDir, electronPlatformName: 'darwin', packager });
  expect(readdirSync(resources)).toEqual(['LICENSE.electron.txt', 'LICENSES.chromium.html']);
});
