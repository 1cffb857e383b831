import { parseArgs } from 'node:util';

/** What the desktop app understands of its command line. */
export type DesktopOptions = { readonly practice: boolean; readonly data: string | undefined };

/** Reads our own options and leaves Chromium's and the system's alone. */
export function readDesktopOptions(args: readonly string[]): DesktopOptions {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: { practice: { type: 'boolean' }, data: { type: 'string' } },
  });
  const { practice, data } = values;
  return {
    practice: practice === true,
    data: typeof data === 'string' && data !== '' ? data : undefined,
  };
}
