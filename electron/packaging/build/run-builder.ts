import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';

/** What became of one run of electron-builder. */
export type BuilderRun = { readonly isMade: boolean; readonly log: string };

/** Runs electron-builder in a process of its own, and keeps what it said in a file. */
export async function runBuilder(
  root: string,
  switches: readonly string[],
  logFile: string,
): Promise<BuilderRun> {
  const cli = path.join(root, 'node_modules/electron-builder/cli.js');
  const child = spawn(process.execPath, [cli, ...switches, '--publish', 'never'], {
    cwd: root,
    // Its question for updates and its progress bar, which nobody sees, would keep it alive for half a minute after a failure.
    env: { ...process.env, NO_UPDATE_NOTIFIER: '1', ELECTRON_GET_NO_PROGRESS: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  child.stderr.on('data', (part: Buffer) => parts.push(part));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  // A terminal's colours are no part of what was said.
  const log = stripVTControlCharacters(Buffer.concat(parts).toString('utf8'));
  mkdirSync(path.dirname(logFile), { recursive: true });
  writeFileSync(logFile, log);
  return { isMade: code === 0, log };
}

/** Why electron-builder failed, in a sentence for whoever packages; its own log has the rest. */
export function whyNot(log: string, electronVersion: string): string {
  // Of several complaints the one that ended the work says why.
  const complaints = log.split('\n').filter((line) => line.includes('⨯'));
  const last = complaints.findLast((line) => line.includes('failedTask=')) ?? complaints[0] ?? '';
  const said = /⨯\s+(.*?)(?:\s{2,}\w+=|$)/.exec(last)?.[1]?.trim();
  const reason = said ?? 'it stopped without a word';
  const host = /getaddrinfo \w+ (\S+)/.exec(reason)?.[1];
  const isNetwork =
    host !== undefined ||
    /ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|Response code \d+|status code|certificate/i.test(
      reason,
    );
  if (!isNetwork) return `electron-builder says: ${reason}`;
  const where = host === undefined ? reason : `${host} cannot be reached from here`;
  // Electron is unpacked before the first installer is begun.
  const isTool = /building\s+target=/.test(log);
  return isTool
    ? `the program that makes it could not be downloaded (${where}).`
    : `Electron ${electronVersion} is not on this machine and could not be downloaded (${where}). Where it is, point to it: npm run package -- --electron FOLDER`;
}

/** Whether electron-builder left a package unsigned for want of a certificate. */
export function isUnsigned(log: string): boolean {
  return /skipped macOS application code signing|signing is skipped|no signing info identified/i.test(
    log,
  );
}
