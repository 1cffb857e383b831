import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import {
  isFailureFresh,
  judgeInstall,
  type ElectronState,
  type InstallOutcome,
} from './desktop-decision.ts';

/** The project's Electron package: its folder, and where a failure to fetch its binary is remembered. */
export type ElectronPackage = { readonly folder: string; readonly memory: string };

const manifestSchema = z.object({ version: z.string() });
const memorySchema = z.object({ version: z.string(), failedAt: z.number() });

/** What is there of Electron, and its binary where that is ready. */
export function lookAtElectron({ folder }: ElectronPackage): {
  readonly state: ElectronState;
  readonly version: string;
  readonly binary: string | undefined;
} {
  const manifest = readText(path.join(folder, 'package.json')) ?? '';
  const version = manifestSchema.safeParse(parseJson(manifest)).data?.version;
  if (version === undefined) return { state: 'no-package', version: '', binary: undefined };
  const unpacked = readText(path.join(folder, 'dist', 'version'))
    ?.trim()
    .replace(/^v/, '');
  const place = readText(path.join(folder, 'path.txt'))?.trim();
  const binary = place === undefined ? undefined : path.join(folder, 'dist', place);
  if (unpacked === undefined || binary === undefined || !existsSync(binary)) {
    return { state: 'no-binary', version, binary: undefined };
  }
  return unpacked === version
    ? { state: 'ready', version, binary }
    : { state: 'other-version', version, binary: undefined };
}

/** Whether fetching this version failed within the last day. */
export function failedLately(electron: ElectronPackage, version: string, now: number): boolean {
  const text = readText(electron.memory);
  if (text === undefined) return false;
  const remembered = memorySchema.safeParse(parseJson(text));
  return isFailureFresh(remembered.data, version, now);
}

/**
 * Fetches the binary by the package's own installer, over the proxy and with the certificates of this computer. What an attempt
 * that failed left behind is removed, and the failure is remembered.
 */
export async function fetchElectron(
  electron: ElectronPackage,
  limitMs: number,
  now: number,
): Promise<InstallOutcome> {
  const { folder, memory } = electron;
  const before = lookAtElectron(electron);
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'popp-console-electron-'));
  try {
    const { ended, output } = await runInstaller(folder, temporary, limitMs);
    const after = lookAtElectron(electron);
    const dist = path.join(folder, 'dist');
    // The binary of another version, untouched, is no half download.
    const isUntouched = before.state === 'other-version' && after.state === 'other-version';
    const leftSomething = after.state !== 'ready' && !isUntouched && existsSync(dist);
    if (leftSomething) {
      rmSync(dist, { recursive: true, force: true });
      rmSync(path.join(folder, 'path.txt'), { force: true });
    }
    const outcome = judgeInstall({ ended, output, after: after.state, leftSomething });
    if (outcome === 'installed') rmSync(memory, { force: true });
    else remember(memory, { version: before.version, failedAt: now });
    return outcome;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function runInstaller(
  folder: string,
  temporary: string,
  limitMs: number,
): Promise<{ readonly ended: 'by-itself' | 'time-limit'; readonly output: string }> {
  return new Promise((resolve) => {
    const installer = spawn(process.execPath, [path.join(folder, 'install.js')], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        TMPDIR: temporary,
        TEMP: temporary,
        TMP: temporary,
        NODE_USE_ENV_PROXY: '1',
        NODE_USE_SYSTEM_CA: '1',
      },
    });
    let output = '';
    let ended: 'by-itself' | 'time-limit' = 'by-itself';
    const limit = setTimeout(() => {
      ended = 'time-limit';
      installer.kill('SIGKILL');
    }, limitMs);
    const note = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-20_000);
    };
    installer.stdout.on('data', note);
    installer.stderr.on('data', note);
    installer.on('error', (error) => note(Buffer.from(String(error))));
    installer.on('close', () => {
      clearTimeout(limit);
      resolve({ ended, output });
    });
  });
}

function remember(file: string, failure: z.infer<typeof memorySchema>): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(failure));
  } catch {
    // Where nothing can be written, the next start tries again: slower, and nothing worse.
  }
}

function readText(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
