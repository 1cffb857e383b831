import { spawn, spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdtempSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { findElectron } from './support/desktop/find-electron.ts';

/** One suite of `npm test`: its command, run with the project's own tools first on the path. */
type Suite = { readonly name: string; readonly command: readonly string[] };

const root = path.resolve(import.meta.dirname, '..');
const budgetMinutes = 12;

// A session bus and a keyring of their own, unlocked, so that the keychain tests meet a real one and never the user's.
const withKeychain = isInstalled('dbus-run-session') && isInstalled('gnome-keyring-daemon');
const keyringHome = mkdtempSync(path.join(os.tmpdir(), 'popp-console-keyring-'));
const unlock = `printf test | XDG_DATA_HOME='${keyringHome}' gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1`;
const keychain = withKeychain
  ? ['dbus-run-session', '--', 'sh', '-c', `${unlock}; exec "$@"`, 'sh']
  : [];

// What tests write need not survive the machine: memory takes a tenth off the whole, and a killed process leaves the same.
const temporary = mkdtempSync(path.join(roomInMemory() ?? os.tmpdir(), 'popp-console-tests-'));

// Stopped halfway too: what is left in memory would stay there until the machine starts again.
process.once('exit', () => {
  for (const folder of [keyringHome, temporary]) rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(1));
}

const suites: readonly Suite[] = [
  // First: the suites that start the whole console need its screens.
  {
    name: 'build',
    command: ['electron-vite', 'build', '--logLevel', 'error', '--ignoreConfigWarning'],
  },
  { name: 'unit', command: ['vitest', 'run', '--project', 'unit'] },
  { name: 'integration', command: [...keychain, 'vitest', 'run', '--project', 'integration'] },
  { name: 'faults', command: ['vitest', 'run', '--project', 'faults'] },
  { name: 'e2e', command: ['playwright', 'test', '--config', 'test/e2e/playwright.config.ts'] },
];

const asked = process.argv.slice(2);
const times: string[] = [];
const failed: string[] = [];
const began = performance.now();
for (const suite of suites) {
  if (asked.length > 0 && !asked.includes(suite.name)) continue;
  const start = performance.now();
  const code = await run(suite.command);
  times.push(
    `${suite.name} ${((performance.now() - start) / 1000).toFixed(0)} s${code === 0 ? '' : ' FAILED'}`,
  );
  if (code !== 0) failed.push(suite.name);
}
const minutes = (performance.now() - began) / 60_000;
process.stdout.write(
  `\nTimes: ${times.join(', ')}. Total ${minutes.toFixed(1)} of ${budgetMinutes} minutes.\n`,
);
if (!withKeychain && process.platform === 'linux') {
  process.stdout.write(
    'SKIPPED: the real keychain, because gnome-keyring and dbus are not installed (apt-get install gnome-keyring dbus).\n',
  );
}
if (!existsSync('/usr/sbin/sshd') && process.platform === 'linux') {
  process.stdout.write(
    'SKIPPED: the SSH tunnel, because openssh-server is not installed (apt-get install openssh-server).\n',
  );
}
const electron = findElectron();
if ('missing' in electron && (asked.length === 0 || asked.includes('e2e'))) {
  process.stdout.write(
    `SKIPPED: the real Electron, because ${electron.missing}. Its tests ran on a stand-in, which shows our wiring and nothing of Electron.\n`,
  );
}
if (failed.length > 0) {
  process.stdout.write(`Failed: ${failed.join(', ')}.\n`);
  process.exitCode = 1;
}
process.stdout.write(`Suites: ${times.length - failed.length} passed, ${failed.length} failed\n`);

function run([command = '', ...args]: readonly string[]): Promise<number> {
  const bin = path.join(root, 'node_modules', '.bin');
  const env = {
    ...process.env,
    PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}`,
    TMPDIR: temporary,
    // The suites start the console hundreds of times: its modules are compiled once.
    NODE_COMPILE_CACHE: path.join(root, '.cache', 'compile'),
  };
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    child.on('error', (error) => {
      process.stderr.write(
        `${command} could not be started: ${error.message}. Run "npm ci" first.\n`,
      );
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Linux's folder in memory, where it has room enough for every test at once and lets programs run. */
function roomInMemory(): string | undefined {
  const folder = '/dev/shm';
  const probe = path.join(folder, `popp-console-probe-${process.pid}`);
  try {
    writeFileSync(probe, '#!/bin/sh\n', { mode: 0o755 });
    const { bavail, bsize } = statfsSync(folder);
    const runs = spawnSync(probe).status === 0;
    return runs && bavail * bsize > 4 * 1024 ** 3 ? folder : undefined;
  } catch {
    return undefined;
  } finally {
    rmSync(probe, { force: true });
  }
}

function isInstalled(name: string): boolean {
  return (process.env['PATH'] ?? '').split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
