import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readElectronFolder } from '../../../electron/packaging/build/electron-folder.ts';
import { readPackageOptions } from '../../../electron/packaging/build/package-options.ts';
import { isUnsigned, whyNot } from '../../../electron/packaging/build/run-builder.ts';
import {
  planInstallers,
  unpackedFolder,
  unpackedTarget,
} from '../../../electron/packaging/build/targets.ts';
import { headOf, makeElectronShape, write } from '../../support/packaging/electron-shape.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const nobody = { homepage: undefined, maintainer: undefined };

describe('what a machine makes', () => {
  test('each system makes its own installers and says where the others are made', () => {
    expect(planInstallers('darwin', nobody).make).toHaveLength(1);
    expect(planInstallers('win32', nobody).leave).toEqual([
      expect.stringContaining('made on Linux'),
      expect.stringContaining('made on a Mac'),
    ]);
  });

  test('a Debian package waits for who publishes it', () => {
    const without = planInstallers('linux', nobody);
    expect(without.make.map(({ label }) => label)).toEqual(['Linux, AppImage']);
    expect(without.leave[0]).toContain('PACKAGE_MAINTAINER');
    const publisher = {
      homepage: 'https://console.example',
      maintainer: 'Ada <ada@console.example>',
    };
    const deb = planInstallers('linux', publisher).make[1];
    expect(deb?.switches).toContain('-c.extraMetadata.homepage=https://console.example');
    expect(deb?.switches).toContain('-c.deb.maintainer=Ada <ada@console.example>');
  });

  test('names folders and switches as electron-builder does', () => {
    expect(unpackedTarget({ platform: 'win32', arch: 'arm64' }).switches).toEqual(['--win', 'dir']);
    expect(unpackedFolder({ platform: 'linux', arch: 'x64' })).toBe('linux-unpacked');
    expect(unpackedFolder({ platform: 'win32', arch: 'arm64' })).toBe('win-arm64-unpacked');
    expect(unpackedFolder({ platform: 'darwin', arch: 'arm64' })).toBe('mac-arm64');
  });
});

describe('why not', () => {
  const download = `  • packaging       platform=linux arch=x64 electron=45.4.1 appOutDir=dist/linux-unpacked
  ⨯ getaddrinfo ENOTFOUND downloads.example  failedTask=build stackTrace=RequestError: getaddrinfo ENOTFOUND downloads.example
    at ClientRequest.<anonymous> (node_modules/got/dist/source/core/index.js:970:111)`;

  test('an Electron that cannot be reached is a sentence without a stack', () => {
    expect(whyNot(download, '45.4.1')).toBe(
      'Electron 45.4.1 is not on this machine and could not be downloaded (downloads.example cannot be reached from here). Where it is, point to it: npm run package -- --electron FOLDER',
    );
    expect(whyNot('  ⨯ Response code 404 (Not Found)  failedTask=build', '45.4.1')).toContain(
      'could not be downloaded (Response code 404 (Not Found))',
    );
  });

  test('a tool that cannot be reached is told apart from Electron', () => {
    const begun = [
      '  • building        target=AppImage arch=x64',
      '  ⨯ failed to build AppImage  error=getaddrinfo ENOTFOUND downloads.example',
      '  ⨯',
    ].join('\n');
    const tool = download.replace('  ⨯', begun);
    expect(whyNot(tool, '45.4.1')).toBe(
      'the program that makes it could not be downloaded (downloads.example cannot be reached from here).',
    );
  });

  test('anything else is what electron-builder said', () => {
    expect(whyNot('  ⨯ icon not found  path=x', '45.4.1')).toBe(
      'electron-builder says: icon not found',
    );
    expect(whyNot('', '45.4.1')).toContain('stopped without a word');
  });

  test('an unsigned package is told', () => {
    expect(isUnsigned('  • skipped macOS application code signing  reason=x')).toBe(true);
    expect(isUnsigned(download)).toBe(false);
  });
});

describe('the command line', () => {
  test('is read, and what is not understood is named', () => {
    expect(readPackageOptions(['--dir', '--electron', 'E'])).toEqual({
      isUnpacked: true,
      electron: 'E',
      out: 'dist',
    });
    expect(readPackageOptions(['--publish'])).toEqual({
      wrong: expect.stringContaining('--publish'),
    });
  });

  test('a folder is an Electron or says why not', async () => {
    const folder = await temporaryFolder();
    expect(readElectronFolder(path.join(folder, 'none'))).toEqual({
      wrong: expect.stringContaining('does not exist'),
    });
    expect(readElectronFolder(folder)).toEqual({
      wrong: expect.stringContaining('holds no unpacked Electron'),
    });
    const shape = await makeElectronShape(path.join(folder, 'shape'));
    expect(readElectronFolder(shape)).toMatchObject({
      kind: { platform: 'linux', arch: 'x64' },
      version: '45.4.1',
    });
    const mac = path.join(folder, 'mac');
    mkdirSync(mac);
    await write(
      path.join(mac, 'Electron.app/Contents/MacOS/Electron'),
      headOf({ platform: 'darwin', arch: 'arm64' }),
    );
    expect(readElectronFolder(mac)).toMatchObject({ kind: { platform: 'darwin', arch: 'arm64' } });
  });
});
