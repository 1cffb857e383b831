import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import { findElectron } from '../support/desktop/find-electron.ts';
import { type Check, checks, type SmokeApp } from './checks.ts';

// npm run smoke:electron: ten checks of the real app, one a line. It runs what it can and asks a person the rest.

type Result = 'ok' | 'FAILED' | 'not run';

const results: Result[] = [];

function tell(result: Result, title: string, why = ''): void {
  results.push(result);
  const number = String(results.length).padStart(2);
  process.stdout.write(`${number} ${result.padEnd(7)} ${title}${why === '' ? '' : `: ${why}`}\n`);
}

async function judge(check: Check, app: SmokeApp): Promise<void> {
  if ('run' in check) {
    await check.run(app).then(
      () => tell('ok', check.title),
      (error: unknown) => tell('FAILED', check.title, String(error).split('\n')[0]),
    );
    return;
  }
  if (!process.stdin.isTTY) return tell('not run', check.title, 'only a person can see it');
  const person = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await person.question(`   ${check.ask} Was it so? [y/n] `);
  person.close();
  tell(/^y/i.test(answer) ? 'ok' : 'FAILED', check.title);
}

const found = findElectron();
if ('missing' in found) {
  for (const { title } of checks) tell('not run', title);
  process.stdout.write(`Nothing was checked: ${found.missing}.\n`);
  process.exitCode = 1;
} else {
  // Only here, so that nothing of Playwright is needed to be told that there is no Electron.
  const { startElectron, startElectronAgain } = await import('../support/desktop/electron-app.ts');
  const { withDesktop } = await import('../support/desktop/desktop-app.ts');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'popp-console-smoke-'));
  const start = { dataFolder: path.join(folder, 'data') };
  const app = withDesktop(await startElectron(start));
  try {
    for (const check of checks)
      await judge(check, { ...app, startAgain: () => startElectronAgain(start) });
  } finally {
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const count = (wanted: Result) => results.filter((result) => result === wanted).length;
  process.stdout.write(
    `${count('ok')} ok, ${count('FAILED')} failed, ${count('not run')} not run, on ${process.platform} ${process.arch}.\n`,
  );
  if (count('ok') < checks.length) process.exitCode = 1;
}
