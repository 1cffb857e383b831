import { rm } from 'node:fs/promises';
import path from 'node:path';
import { createPackageWithOptions, getRawHeader, uncache } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import type { BinaryKind } from '../../../electron/packaging/binary-kind.ts';
import { expectedFuses } from '../../../electron/packaging/verify/check-fuses.ts';
import { sha256 } from '../../../electron/packaging/verify/contents.ts';
import { fusedBinary, headOf, write } from './electron-shape.ts';

/** What a test changes of a package that is as it should be. */
export type Changes = {
  /** Files of the app, by their path in it; `null` leaves one out. */
  readonly app?: Readonly<Record<string, string | Buffer | null>>;
  /** Files of the resources folder. */
  readonly resources?: Readonly<Record<string, string | Buffer | null>>;
  readonly fuses?: Readonly<Partial<Record<keyof typeof FuseV1Options, boolean>>>;
  /** The hash that the executable knows, instead of the right one. */
  readonly knownHash?: string;
  /** Patterns of what is left outside the archive. */
  readonly unpack?: string;
};

/** Packs a small app as electron-builder would, around a program that is not Electron. */
export async function makeSamplePackage(
  folder: string,
  kind: BinaryKind,
  changes: Changes = {},
): Promise<string> {
  const places = placesIn(folder, kind);
  const app = path.join(folder, 'app-before-packing');
  await writeAll(app, { ...appFiles(kind), ...changes.app });
  const archive = path.join(places.resources, 'app.asar');
  await write(path.join(places.resources, 'THIRD-PARTY-NOTICES.txt'), 'notice '.repeat(2000));
  await createPackageWithOptions(app, archive, { unpack: changes.unpack ?? '**/*.node' });
  await rm(app, { recursive: true });
  uncache(archive);
  const hash = changes.knownHash ?? sha256(getRawHeader(archive).headerString);
  await writeAll(places.resources, {
    'THIRD-PARTY-NOTICES.txt': 'notice '.repeat(2000),
    'LICENSE.txt': 'MIT',
    ...changes.resources,
  });
  await writeAll(places.licences, {
    'LICENSE.electron.txt': 'x',
    'LICENSES.chromium.html': 'x',
  });
  const known =
    kind.platform === 'win32'
      ? Buffer.from(
          JSON.stringify([{ file: String.raw`resources\app.asar`, alg: 'SHA256', value: hash }]),
        )
      : Buffer.alloc(0);
  await write(places.executable, Buffer.concat([fusedBinary(kind), known]), 0o755);
  if (kind.platform === 'darwin') {
    await write(places.framework, fusedBinary(kind));
    await write(places.infoPlist, plistWith(hash));
  }
  await flipFuses(places.executable, {
    version: FuseVersion.V1,
    ...Object.fromEntries(expectedFuses),
    ...Object.fromEntries(
      Object.entries(changes.fuses ?? {}).map(([fuse, isOn]) => [
        FuseV1Options[fuse as keyof typeof FuseV1Options],
        isOn,
      ]),
    ),
  });
  return kind.platform === 'darwin' ? places.bundle : folder;
}

function placesIn(folder: string, { platform }: BinaryKind) {
  const bundle = path.join(folder, 'Popp Console.app');
  const contents = path.join(bundle, 'Contents');
  const isMac = platform === 'darwin';
  const resources = isMac ? path.join(contents, 'Resources') : path.join(folder, 'resources');
  return {
    bundle,
    resources,
    licences: isMac ? resources : folder,
    executable: isMac
      ? path.join(contents, 'MacOS/Popp Console')
      : path.join(folder, platform === 'win32' ? 'popp-console.exe' : 'popp-console'),
    framework: path.join(contents, 'Frameworks/Electron Framework.framework/Electron Framework'),
    infoPlist: path.join(contents, 'Info.plist'),
  };
}

function appFiles(kind: BinaryKind): Record<string, string | Buffer> {
  return {
    'package.json': JSON.stringify({ name: 'popp-console', main: 'out/main/index.js' }),
    'out/main/index.js':
      'import{app as e}from"electron";new BrowserWindow({webPreferences:{sandbox:!0,contextIsolation:!0,nodeIntegration:!1}});',
    'out/main/upload-worker.js': 'export{};',
    'out/main/migrations/0000-console.sql': 'select 1;',
    'out/preload/index.cjs': 'let e=require("electron");e.contextBridge;',
    'out/renderer/index.html': '<!doctype html>',
    'out/renderer/assets/index-abc.js': 'export{};',
    'resources/icons/icon.png': 'png',
    'resources/icons/tray.png': 'png',
    'node_modules/keytar/package.json': '{"main":"lib/keytar.js"}',
    'node_modules/keytar/lib/keytar.js': 'module.exports={};',
    'node_modules/@ngrok/ngrok/package.json': '{"main":"index.js"}',
    'node_modules/@ngrok/ngrok/index.js': 'module.exports={};',
    'node_modules/@ngrok/ngrok-target/ngrok.target.node': headOf(kind),
    [`node_modules/keytar/prebuilds/${kind.platform}-${kind.arch}/keytar.node`]: headOf(kind),
  };
}

async function writeAll(
  folder: string,
  files: Readonly<Record<string, string | Buffer | null>>,
): Promise<void> {
  for (const [file, content] of Object.entries(files)) {
    if (content === null) await rm(path.join(folder, file), { force: true });
    else await write(path.join(folder, file), content);
  }
}

function plistWith(hash: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict>
<key>CFBundleName</key><string>Popp Console</string>
<key>ElectronAsarIntegrity</key><dict><key>Resources/app.asar</key>
<dict><key>algorithm</key><string>SHA256</string><key>hash</key><string>${hash}</string></dict></dict>
</dict></plist>`;
}
