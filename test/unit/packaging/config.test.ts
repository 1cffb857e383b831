import { readFileSync } from 'node:fs';
import { FuseV1Options } from '@electron/fuses';
import { expect, test } from 'vitest';
import { appUserModelId, introduce, toastActivator } from '../../../electron/main/identity.ts';
import { expectedFuses } from '../../../electron/packaging/verify/check-fuses.ts';

const config = readFileSync('electron-builder.yml', 'utf8');
const installer = readFileSync('resources/installer.nsh', 'utf8');

test('the package, the installer and the app call themselves the same', () => {
  expect(/^appId: (.+)$/m.exec(config)?.[1]).toBe(appUserModelId);
  expect(/!define TOAST_ACTIVATOR "(.+)"/.exec(installer)?.[1]).toBe(toastActivator);
  expect(config).toContain('include: resources/installer.nsh');
});

test('Windows alone is told who we are', () => {
  const told: string[] = [];
  const app = {
    setAppUserModelId: (id: string) => void told.push(id),
    setToastActivatorCLSID: (id: string) => void told.push(id),
  };
  introduce(app, 'linux');
  introduce(app, 'darwin');
  expect(told).toEqual([]);
  introduce(app, 'win32');
  expect(told).toEqual([appUserModelId, toastActivator]);
});

test('the fuses are set as the verifier expects them', () => {
  const section = /^electronFuses:\n((?: .*\n)+)/m.exec(config)?.[1] ?? '';
  const set = Object.fromEntries(
    [...section.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, fuse = '', state]) => [
      fuse.charAt(0).toUpperCase() + fuse.slice(1),
      state === 'true',
    ]),
  );
  expect(set).toEqual(
    Object.fromEntries(expectedFuses.map(([fuse, isOn]) => [FuseV1Options[fuse], isOn])),
  );
});

test('nothing is published and no host is named', () => {
  expect(config).toMatch(/^publish: null$/m);
  expect(config).not.toMatch(/https?:\/\//);
});
