import { spawn } from 'node:child_process';
import process from 'node:process';
import { ConsoleError } from '../../shared/errors.ts';
import { builtWorkers } from '../core/built-workers.ts';
import { hasDisplay } from '../desktop-decision.ts';
import { startWebHost } from './host.ts';

/** What `npm start` has decided before the browser host starts. */
export type BrowserRun = {
  /** The folder of the built screens. */
  readonly pages: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly practice: boolean;
  /** Opens the address in the person's browser where there is a display. */
  readonly open: boolean;
  /** Why it is not the desktop app, as the end of a sentence. */
  readonly why: string;
  readonly say: (line: string) => void;
};

/** Runs the console in a browser until it is told to stop; answers an exit code where it could not start. */
export async function runInBrowser(run: BrowserRun): Promise<number | undefined> {
  try {
    await start(run);
    return undefined;
  } catch (error) {
    if (!(error instanceof ConsoleError)) throw error;
    run.say(error.message);
    return 1;
  }
}

async function start({ pages, port, dataFolder, practice, open, why, say }: BrowserRun) {
  // Built, this file and those of the threads lie beside each other; in the source, the host knows where they are.
  const isBuilt = import.meta.url.endsWith('.js');
  const override = isBuilt ? { workers: builtWorkers(import.meta.url) } : {};
  const host = await startWebHost({ pages, port, dataFolder, practice, override });
  const failure = host.console.startup();
  if (failure.state === 'failed') say(failure.message);
  say(`Popp Console runs in your browser: ${why}.`);
  const announce = () => {
    const address = host.address();
    say(`Open ${address}`);
    say('This address works once, within a minute. Press Enter for a new one, Ctrl+C to stop.');
    if (open && hasDisplay(process.platform, process.env)) openBrowser(address);
  };
  announce();

  const { stdin } = process;
  stdin.on('data', announce);
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
