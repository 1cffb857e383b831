import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { ConsoleError } from '../shared/errors.ts';
import { defaultDataFolder } from './data-folder.ts';
import { chooseHost, runDesktop, theseSurroundings, thisProject } from './desktop-launch.ts';
import { helpText, readOptions, type LaunchOptions } from './options.ts';
import type { runInBrowser } from './web/run.ts';

/** The module of the browser host, built or as source. */
type BrowserHost = { readonly runInBrowser: typeof runInBrowser };

const built = path.resolve(import.meta.dirname, '../out');
// One file, read in a third of the time that its source takes. While that is written, "npm run dev" asks for the source.
const isSource = process.env['POPP_CONSOLE_SOURCE'] === '1';
const browserHost = isSource
  ? path.resolve(import.meta.dirname, 'web/run.ts')
  : path.join(built, 'main/browser-host.js');
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
  const pages = path.join(built, 'renderer');
  if (!existsSync(path.join(pages, 'index.html')) || !existsSync(browserHost)) {
    say('The console is not built yet: run "npm run build" first, or use "npm start".');
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
  return launchInBrowser(options, pages, why);
}

async function launchInBrowser(
  { port, practice, open, data }: LaunchOptions,
  pages: string,
  why: string,
): Promise<number | undefined> {
  // Only here: a process that waits for its window needs no core of its own.
  const host: BrowserHost = await import(pathToFileURL(browserHost).href);
  const dataFolder = path.resolve(data ?? defaultDataFolder());
  return host.runInBrowser({ pages, port, dataFolder, practice, open, why, say });
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
