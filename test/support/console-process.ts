import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import packageJson from '../../package.json' with { type: 'json' };

const root = path.resolve(import.meta.dirname, '../..');

// What `npm start` tells Node belongs to how the console runs.
const [, flags = ''] =
  / node ((?:--\S+ )*)electron\/launch\.ts/.exec(packageJson.scripts.start) ?? [];
const nodeFlags = flags.split(' ').filter((flag) => flag !== '');

/** The console as `npm start` runs it, in a process of its own. */
export type ConsoleProcess = {
  /** The first address it printed; it works once, within a minute. */
  readonly address: string;
  /** Every line it printed. */
  readonly lines: readonly string[];
  readonly pid: number;
  /** Asks for a fresh address, as a person pressing Enter does. */
  freshAddress(): Promise<string>;
  stop(signal?: NodeJS.Signals): Promise<void>;
};

/** Starts the console on a data folder; what it keeps for the user goes beside that folder. */
export async function startConsoleProcess(
  dataFolder: string,
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<ConsoleProcess> {
  const child = spawn(
    process.execPath,
    [
      ...nodeFlags,
      path.join(root, 'electron', 'launch.ts'),
      '--no-open',
      '--data',
      dataFolder,
      ...args,
    ],
    {
      cwd: root,
      env: {
        ...process.env,
        XDG_STATE_HOME: `${dataFolder}-state`,
        DBUS_SESSION_BUS_ADDRESS: 'disabled:',
        ...environment,
      },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const lines: string[] = [];
  const waiting: { resolve: (address: string) => void; reject: (error: Error) => void }[] = [];
  const unclaimed: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    const address = /^Open (http\S+)$/.exec(line)?.[1];
    if (address === undefined) return;
    const next = waiting.shift();
    if (next === undefined) unclaimed.push(address);
    else next.resolve(address);
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.once('close', () => {
    for (const { reject } of waiting.splice(0))
      reject(new Error(`The console ended: ${lines.join('\n')}`));
  });

  function nextAddress(): Promise<string> {
    const known = unclaimed.shift();
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  }

  const address = await nextAddress();
  return {
    address,
    lines,
    pid: child.pid ?? 0,
    freshAddress() {
      child.stdin.write('\n');
      return nextAddress();
    },
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      await ended;
    },
  };
}
