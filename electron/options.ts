import { parseArgs } from 'node:util';

/** What `npm start --` understands. */
export type LaunchOptions = {
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
  --port N      listen on port N of 127.0.0.1 (default: any free port)
  --data DIR    keep the console's data in DIR (default: your user data folder)
  --no-open     do not open a browser, only print the address
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
        port: { type: 'string', default: '0' },
        data: { type: 'string' },
        open: { type: 'boolean', default: true },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return { wrong: `--port takes a number from 0 to 65535, not '${values.port}'.` };
  return {
    practice: values.practice,
    port,
    data: values.data,
    open: values.open,
    help: values.help,
  };
}
