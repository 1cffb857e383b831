import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ConsoleError } from '../shared/errors.ts';
import { defaultDataFolder } from './data-folder.ts';
import { hasDisplay } from './desktop-decision.ts';
import { chooseHost, runDesktop, theseSurroundings, thisProject } from './desktop-launch.ts';
import { helpText, readOptions, type LaunchOptions } from './options.ts';

const inBrowserInstead = '"npm start -- --browser" runs Popp Console in your browser instead.';

/** `npm start`: says which host it is and why, starts it, prints its address. */
async function launch(): Promise<number | undefined> {
  const options = readOptions(process.argv.slice(2));
  if ('wrong' in options) {
    say(`${options.wrong}\n\n${helpText}`);
    return 2;
  }
  if (options.help) {
    say(helpText);
    return 0;
  }
  const pages = path.resolve(import.meta.dirname, '../out/renderer');
  if (!existsSync(path.join(pages, 'index.html'))) {
    say('The screens are not built yet: run "npm run build" first, or use "npm start".');
    return 1;
  }
  process.umask(0o077);
  const project = thisProject();
  const surroundings = theseSurroundings();
  const { host: wish } = options;
  const chosen = await chooseHost({ wish, project, surroundings, now: Date.now(), say });
  if (chosen.host === 'desktop') {
    const code = await runDesktop(chosen.binary, project.folder, options);
    if (code !== undefined) {
      if (code !== 0) say(`The window ended with code ${code}. ${inBrowserInstead}`);
      return code;
    }
  }
  const why = chosen.host === 'browser' ? chosen.why : 'its window (Electron) could not be started';
  await launchInBrowser(options, pages, why);
  return undefined;
}

async function launchInBrowser(options: LaunchOptions, pages: string, why: string): Promise<void> {
  // Only here: a process that waits for its window needs no core of its own.
  const { startWebHost } = await import('./web/host.ts');
  const dataFolder = path.resolve(options.data ?? defaultDataFolder());
  const host = await startWebHost({
    pages,
    port: options.port,
    dataFolder,
    practice: options.practice,
  });
  const failure = host.console.startup();
  if (failure.state === 'failed') say(failure.message);
  say(`Popp Console runs in your browser: ${why}.`);
  announce(host.address(), options.open);

  const { stdin } = process;
  stdin.on('data', () => announce(host.address(), options.open));
  // A terminal or a pipe would keep the process alive by itself; a file, such as /dev/null, has no say in it.
  if (Reflect.has(stdin, 'unref')) stdin.unref();
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void host.stop().then(() => process.exit(0));
    });
  }
}

function announce(address: string, open: boolean): void {
  say(`Open ${address}`);
  say('This address works once, within a minute. Press Enter for a new one, Ctrl+C to stop.');
  if (open && hasDisplay(process.platform, process.env)) openBrowser(address);
}

function openBrowser(address: string): void {
  const commands: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
    darwin: ['open'],
    win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  };
  const [command, ...args] = commands[process.platform] ?? ['xdg-open'];
  // The address stands on the screen, so a browser that does not open is no failure.
  spawn(command, [...args, address], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  const code = await launch();
  if (code !== undefined) process.exitCode = code;
} catch (error) {
  if (!(error instanceof ConsoleError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
