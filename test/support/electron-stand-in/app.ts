import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { App } from 'electron';
import { Emitter, isLetThrough } from './emitter.ts';
import { onlyProvided } from './provided.ts';

const ready = Promise.withResolvers<void>();
const paths = new Map<string, string>();
const switches = new Set<string>();
let badge = 0;
let lock: string | undefined;
let closeWindows = (): boolean => true;

const life = Object.assign(new Emitter(), {
  isPackaged: false,
  commandLine: onlyProvided('app.commandLine', { hasSwitch: (name: string) => switches.has(name) }),
  whenReady: () => ready.promise,
  enableSandbox: () => void switches.add('enable-sandbox'),
  setAppUserModelId: () => undefined,
  setToastActivatorCLSID: () => undefined,
  getVersion: () => '0.0.0',
  getPath: (name: string) => paths.get(name) ?? '',
  setPath: (name: string, folder: string) => void paths.set(name, folder),
  getBadgeCount: () => badge,
  setBadgeCount(count = 0) {
    badge = count;
    return true;
  },
  requestSingleInstanceLock: (): boolean =>
    takeLock(path.join(life.getPath('userData'), 'stand-in')),
  quit() {
    if (!isLetThrough(life, 'before-quit') || !closeWindows()) return;
    if (isLetThrough(life, 'will-quit')) life.exit();
  },
  exit(code = 0) {
    life.emit('quit', {}, code);
    if (lock !== undefined) rmSync(lock, { recursive: true, force: true });
    process.exit(code);
  },
});

/** The life of the app. */
export const app = onlyProvided('app', life satisfies Partial<Omit<App, 'commandLine'>>);

/** Tells the app that it may open windows, and how they are closed when it quits; answers whether all of them were. */
export function becomeReady(closeAllWindows: () => boolean): void {
  closeWindows = closeAllWindows;
  ready.resolve();
  app.emit('ready');
}

/** One folder, taken by whoever makes it; who comes second leaves a letter for the first. */
function takeLock(folder: string): boolean {
  const owner = path.join(folder, 'owner');
  try {
    mkdirSync(path.dirname(folder), { recursive: true });
    mkdirSync(folder);
  } catch {
    const pid = Number(readFileSync(owner, 'utf8'));
    if (isRunning(pid)) {
      const half = path.join(folder, `${process.pid}.half`);
      writeFileSync(half, JSON.stringify({ argv: process.argv, cwd: process.cwd() }));
      renameSync(half, path.join(folder, `${process.pid}.letter`));
      return false;
    }
  }
  writeFileSync(owner, String(process.pid));
  lock = folder;
  watch(folder, (_event, name) => readLetter(path.join(folder, name ?? ''))).unref();
  return true;
}

function readLetter(file: string): void {
  if (!file.endsWith('.letter') || !existsSync(file)) return;
  const { argv, cwd } = JSON.parse(readFileSync(file, 'utf8')) as { argv: string[]; cwd: string };
  rmSync(file);
  app.emit('second-instance', {}, argv, cwd);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
