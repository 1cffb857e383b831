import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { _electron } from '@playwright/test';
import type { DesktopProcess, DesktopStart } from './desktop-app.ts';
import { findElectron } from './find-electron.ts';
import { recorderSource } from './recorder.ts';

const root = path.resolve(import.meta.dirname, '../../..');

function binary(): string {
  const found = findElectron();
  if ('missing' in found) throw new Error(`The real Electron was asked for, but ${found.missing}.`);
  return found.binary;
}

function environment(dataFolder: string): Record<string, string> {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return { ...Object.fromEntries(inherited), XDG_STATE_HOME: `${dataFolder}-state` };
}

/** Starts the built app in the real Electron, unpackaged, with everything that ships switched on. */
export async function startElectron(start: DesktopStart): Promise<DesktopProcess> {
  const { dataFolder, args = [] } = start;
  const recorder = path.join(mkdtempSync(path.join(os.tmpdir(), 'popp-console-')), 'recorder.cjs');
  writeFileSync(recorder, `(${recorderSource})(require('electron'));\n`);
  const app = await _electron.launch({
    executablePath: binary(),
    args: ['-r', recorder, root, '--data', dataFolder, ...args],
    cwd: root,
    env: environment(dataFolder),
    chromiumSandbox: true,
  });
  return {
    page: await app.firstWindow(),
    pid: app.process().pid ?? 0,
    evaluate: app.evaluate.bind(app) as DesktopProcess['evaluate'],
    isRunning: () => app.process().exitCode === null,
    stop: () => app.close(),
  };
}

/** Starts the app once more on the same data folder; answers its exit code. */
export function startElectronAgain({
  dataFolder,
  args = [],
}: DesktopStart): Promise<number | null> {
  const child = spawn(binary(), [root, '--data', dataFolder, ...args], {
    cwd: root,
    env: environment(dataFolder),
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
}
