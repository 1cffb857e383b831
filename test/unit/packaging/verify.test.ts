import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BinaryKind } from '../../../electron/packaging/binary-kind.ts';
import { lineOf } from '../../../electron/packaging/verify/check.ts';
import { verifyPackage } from '../../../electron/packaging/verify/verify-package.ts';
import { headOf, write } from '../../support/packaging/electron-shape.ts';
import { makeSamplePackage, type Changes } from '../../support/packaging/sample-package.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

// The packages here hold no Electron, only its shape; see test/support/packaging/electron-shape.ts.

const linux = { platform: 'linux', arch: 'x64' } as const;
// Put together, so that this file itself holds none.
const privateKey = ['-----BEGIN PRIVATE', `KEY-----${String.raw`\n`}${'A'.repeat(40)}`].join(' ');
const keytar = 'node_modules/keytar/prebuilds';

async function failuresOf(kind: BinaryKind, changes: Changes = {}): Promise<string> {
  return failuresIn(await makeSamplePackage(await temporaryFolder(), kind, changes));
}

async function failuresIn(folder: string): Promise<string> {
  const checks = await verifyPackage(folder);
  return checks
    .filter(({ problems }) => problems.length > 0)
    .map(lineOf)
    .join('\n');
}

describe('a package as it should be', () => {
  test.each<BinaryKind>([
    linux,
    { platform: 'linux', arch: 'arm64' },
    { platform: 'win32', arch: 'x64' },
    { platform: 'darwin', arch: 'arm64' },
  ])('passes for $platform $arch, one line a check', async (kind) => {
    const folder = await makeSamplePackage(await temporaryFolder(), kind);
    const checks = await verifyPackage(folder);
    expect(checks.map(lineOf).filter((line) => !line.startsWith('ok'))).toEqual([]);
    expect(checks.length).toBeGreaterThanOrEqual(19);
  });
});

describe('what is planted is caught', () => {
  const minified = (code: string): Changes => ({ app: { 'out/main/index.js': code } });
  test.each<readonly [string, Changes, RegExp]>([
    ['a test', { app: { 'test/unit/x.test.js': '' } }, /test\/unit\/x\.test\.js is shipped/],
    [
      'a source',
      { app: { 'electron/main/x.ts': '' } },
      /x\.ts is not on the list[\s\S]*x\.ts is shipped/,
    ],
    ['a map', { app: { 'out/main/index.js.map': '{}' } }, /index\.js\.map is shipped/],
    [
      'a map inside a script',
      {
        app: {
          'out/renderer/assets/a.js': '//# sourceMappingURL=data:application/json;base64,e30=',
        },
      },
      /a\.js carries a source map/,
    ],
    ['a module', { app: { 'node_modules/ws/index.js': '' } }, /ws\/index\.js is not on the list/],
    ['a stranger beside the archive', { resources: { 'notes.txt': '' } }, /notes\.txt is not on/],
    ['a missing preload', { app: { 'out/preload/index.cjs': null } }, /index\.cjs is missing/],
    [
      'the library of another system',
      { app: { [`${keytar}/win32-x64/keytar.node`]: headOf({ platform: 'win32', arch: 'x64' }) } },
      /win32-x64\/keytar\.node is for win32 x64/,
    ],
    [
      'the library of another processor',
      {
        app: { [`${keytar}/linux-x64/keytar.node`]: headOf({ platform: 'linux', arch: 'arm64' }) },
      },
      /keytar\.node is for linux arm64/,
    ],
    [
      'a library under another name',
      { app: { 'out/renderer/assets/a.png': headOf({ platform: 'darwin', arch: 'x64' }) } },
      /a\.png is for darwin x64/,
    ],
    ['no library', { app: { [`${keytar}/linux-x64/keytar.node`]: null } }, /keychain is missing/],
    [
      'no tunnel',
      { app: { 'node_modules/@ngrok/ngrok-target/ngrok.target.node': null } },
      /the library of ngrok is missing/,
    ],
    ['a library in the archive', { unpack: 'nothing' }, /keytar\.node lies inside the archive/],
    ['a secrets file', { app: { '.env': 'KEY=1' } }, /\.env is shipped/],
    ['a private key', minified(`const k="${privateKey}"`), /holds a private key/],
    ['a token', minified(`const k="ghp_${'a1'.repeat(18)}"`), /holds a GitHub token/],
    ['a folder of the builder', minified('const k="/home/ada/console/out"'), /names \/home\/ada\//],
    [
      'a second require',
      { app: { 'out/preload/index.cjs': 'require("electron");require("fs")' } },
      /it requires electron, fs/,
    ],
    [
      'a require handed on',
      { app: { 'out/preload/index.cjs': 'require("electron");const r=require;r("fs")' } },
      /it hands require on/,
    ],
    [
      'an import',
      { app: { 'out/preload/index.cjs': 'require("electron");import("fs")' } },
      /it imports/,
    ],
    ['a test variable', minified('if(process.env.POPP_TEST_HOOK)x()'), /knows POPP_TEST_HOOK/],
    ['a test option', minified('f({options:{smoke:{type:`boolean`}}})'), /knows smoke/],
    [
      'a debugger',
      minified('a.appendSwitch("remote-debugging-port","0")'),
      /knows remote-debugging/,
    ],
    [
      'the address of a dev server',
      minified('l(process.env.ELECTRON_RENDERER_URL)'),
      /ELECTRON_RENDERER_URL/,
    ],
    ['no sandbox', minified('w({sandbox:!1})'), /sets sandbox to false/],
    ['Node in a page', minified('w({nodeIntegration:!0})'), /sets nodeIntegration to true/],
    [
      'a trusting connection',
      minified('t({rejectUnauthorized:false})'),
      /rejectUnauthorized to false/,
    ],
    [
      'no notices',
      { resources: { 'THIRD-PARTY-NOTICES.txt': '' } },
      /NOTICES\.txt is missing or empty/,
    ],
    [
      'a welcome app',
      { resources: { 'default_app.asar': '' } },
      /default_app\.asar lies beside it/,
    ],
    ['a fuse left on', { fuses: { RunAsNode: true } }, /fuse RunAsNode is off: it is on/],
    [
      'a fuse left off',
      { fuses: { OnlyLoadAppFromAsar: false } },
      /fuse OnlyLoadAppFromAsar is on: it is off/,
    ],
  ])('%s', async (_name, changes, expected) => {
    expect(await failuresOf(linux, changes)).toMatch(expected);
  });

  test('a file that was changed after packing', async () => {
    const folder = await makeSamplePackage(await temporaryFolder(), linux);
    const archive = path.join(folder, 'resources/app.asar');
    const bytes = await readFile(archive);
    bytes[bytes.lastIndexOf('select 1;')] = 'S'.charCodeAt(0);
    await writeFile(archive, bytes);
    expect(await failuresIn(folder)).toBe(
      'FAIL  every file has the hash that the archive declares: out/main/migrations/0000-console.sql is not what was packed',
    );
  });

  test('a library that was swapped beside the archive, or is gone', async () => {
    const folder = await makeSamplePackage(await temporaryFolder(), linux);
    const library = path.join(
      folder,
      `resources/app.asar.unpacked/${keytar}/linux-x64/keytar.node`,
    );
    await writeFile(library, Buffer.concat([headOf(linux), Buffer.from('more')]));
    expect(await failuresIn(folder)).toContain('keytar.node is not what was packed');
    await rm(library);
    expect(await failuresIn(folder)).toContain('keytar.node is missing or no library');
  });

  test.each<BinaryKind>([
    { platform: 'win32', arch: 'x64' },
    { platform: 'darwin', arch: 'arm64' },
  ])('an archive that the executable does not know, on $platform', async (kind) => {
    const name = 'the executable knows the hash of the archive';
    expect(await failuresOf(kind, { knownHash: 'a'.repeat(64) })).toBe(
      `FAIL  ${name}: it knows another one`,
    );
    expect(await failuresOf(kind, { knownHash: 'none' })).toBe(`FAIL  ${name}: it knows none`);
  });

  test('what is no package at all', async () => {
    const folder = await temporaryFolder();
    expect(await failuresIn(folder)).toContain('holds no packaged console');
    expect(await failuresIn(path.join(folder, 'none'))).toContain('does not exist');
    await write(path.join(folder, 'popp-console'), 'not a program');
    expect(await failuresIn(folder)).toContain('is no program');
    await write(path.join(folder, 'popp-console'), headOf(linux));
    const lines = await failuresIn(folder);
    expect(lines).toContain('holds no app.asar');
    expect(lines).toContain('the fuses of Electron can be read');
    await write(path.join(folder, 'resources/app.asar'), 'no archive');
    expect(await failuresIn(folder)).toContain('app.asar can be read');
    await rename(path.join(folder, 'resources/app.asar'), path.join(folder, 'resources/app'));
    expect(await failuresIn(folder)).toContain('app lies beside it');
  });
});
