import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {
  decideHost,
  hasDisplay,
  installLimitMinutes,
  type DesktopFacts,
} from './desktop-decision.ts';
import {
  failedLately,
  fetchElectron,
  lookAtElectron,
  type ElectronPackage,
} from './desktop-install.ts';
import type { LaunchOptions } from './options.ts';

/** Where the project is, and its Electron. */
export type DesktopProject = { readonly folder: string; readonly electron: ElectronPackage };

/** What this process says about the computer it runs on. */
export type Surroundings = { readonly hasDisplay: boolean; readonly isRoot: boolean };

/** How the console is opened: in Electron by its binary, or in a browser and why. */
export type ChosenHost =
  | { readonly host: 'desktop'; readonly binary: string }
  | { readonly host: 'browser'; readonly why: string };

/** The project that this file belongs to. */
export function thisProject(): DesktopProject {
  const folder = path.resolve(import.meta.dirname, '..');
  return {
    folder,
    electron: {
      folder: path.join(folder, 'node_modules', 'electron'),
      memory: path.join(folder, 'node_modules', '.cache', 'popp-console', 'electron.json'),
    },
  };
}

/** The computer that this process runs on. */
export function theseSurroundings(): Surroundings {
  return {
    hasDisplay: hasDisplay(process.platform, process.env),
    isRoot: process.getuid?.() === 0,
  };
}

/** Chooses the host; fetches Electron's binary where nothing but that is missing. */
export async function chooseHost(options: {
  readonly wish: LaunchOptions['host'];
  readonly project: DesktopProject;
  readonly surroundings: Surroundings;
  readonly now: number;
  readonly say: (line: string) => void;
  readonly limitMs?: number;
}): Promise<ChosenHost> {
  const { wish, project, surroundings, now, say } = options;
  const { electron } = project;
  const found = lookAtElectron(electron);
  const facts: DesktopFacts = {
    ...surroundings,
    wish,
    isBuilt: existsSync(path.join(project.folder, 'out', 'main', 'index.js')),
    electron: found.state,
    failedLately: failedLately(electron, found.version, now),
    install: undefined,
  };
  let decision = decideHost(facts);
  let { binary } = found;
  if (decision.host === 'fetch-first') {
    say(
      `Fetching the window of Popp Console (Electron ${found.version}), at most ${installLimitMinutes} minutes. "npm start -- --browser" does without.`,
    );
    const limitMs = options.limitMs ?? installLimitMinutes * 60_000;
    const install = await fetchElectron(electron, limitMs, now);
    const after = lookAtElectron(electron);
    ({ binary } = after);
    decision = decideHost({ ...facts, electron: after.state, install });
  }
  if (decision.host === 'browser') return decision;
  if (binary === undefined) return { host: 'browser', why: 'its window (Electron) is not there' };
  return { host: 'desktop', binary };
}

/** Runs the desktop app until it ends; answers its exit code, or nothing where it could not be started at all. */
export function runDesktop(
  binary: string,
  project: string,
  options: Pick<LaunchOptions, 'practice' | 'data'>,
): Promise<number | undefined> {
  const args = [
    project,
    ...(options.practice ? ['--practice'] : []),
    ...(options.data === undefined ? [] : ['--data', path.resolve(options.data)]),
  ];
  const env = { ...process.env };
  // A terminal inside another Electron app may carry it, and then there would be no window.
  delete env['ELECTRON_RUN_AS_NODE'];
  return new Promise((resolve) => {
    const app = spawn(binary, args, { stdio: 'inherit', env });
    const onTerminate = () => app.kill('SIGTERM');
    process.on('SIGINT', waitOn);
    process.on('SIGTERM', onTerminate);
    function settle(code: number | undefined): void {
      process.off('SIGINT', waitOn);
      process.off('SIGTERM', onTerminate);
      resolve(code);
    }
    app.once('error', () => settle(undefined));
    app.once('exit', (code) => settle(code ?? 1));
  });
}

/** Ctrl+C reaches the whole terminal group: the app ends itself in order, and this process waits for it. */
function waitOn(): void {
  return undefined;
}
