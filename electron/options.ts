import { parseArgs } from 'node:util';

/** What `npm start --` understands. */
export type LaunchOptions = {
  /** Where it should open; without a wish, in a window where there can be one. */
  readonly host: 'desktop' | 'browser' | undefined;
  readonly practice: boolean;
  readonly port: number;
  readonly data: string | undefined;
  readonly open: boolean;
  readonly help: boolean;
};

/** Shown by `npm start -- --help`. */
export const helpText = `Popp Console

  npm start -- [options]

  --practice    open the practice workspace: nothing is sent to real people
  --desktop     open a window, and fetch what it needs even if that failed today
  --browser     open in your browser
  --data DIR    keep the console's data in DIR (default: your user data folder)
  --port N      in the browser: listen on port N of 127.0.0.1 (default: any free port)
  --no-open     in the browser: do not open it, only print the address
  --help        show this`;

/** Reads the command line; answers a sentence where it cannot be understood. */
export function readOptions(args: readonly string[]): LaunchOptions | { readonly wrong: string } {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      strict: true,
      allowNegative: true,
      options: {
        practice: { type: 'boolean', default: false },
        desktop: { type: 'boolean', default: false },
        browser: { type: 'boolean', default: false },
        port: { type: 'string' },
        data: { type: 'string' },
        open: { type: 'boolean', default: true },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
  const port = Number(values.port ?? '0');
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return { wrong: `--port takes a number from 0 to 65535, not '${String(values.port)}'.` };
  // A port, or no browser to be opened, only makes sense where the console is served to a browser.
  const isForBrowser = values.browser || values.port !== undefined || !values.open;
  if (values.desktop && isForBrowser)
    return { wrong: '--desktop opens a window: leave out --browser, --port and --no-open.' };
  return {
    host: values.desktop ? 'desktop' : isForBrowser ? 'browser' : undefined,
    practice: values.practice,
    port,
    data: values.data,
    open: values.open,
    help: values.help,
  };
}
