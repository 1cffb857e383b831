import { parseArgs } from 'node:util';

/** What `npm run package` understands. */
export type PackageOptions = {
  /** Only an unpacked folder, no installer. */
  readonly isUnpacked: boolean;
  /** An unpacked Electron to build around, instead of one that is installed or downloaded. */
  readonly electron: string | undefined;
  readonly out: string;
};

/** How `npm run package` is used. */
export const packageHelp = `npm run package                         installers for this system
npm run package -- --dir                an unpacked folder alone
npm run package -- --electron FOLDER    around the Electron in that folder
npm run package -- --out FOLDER         somewhere else than dist`;

/** Reads the command line; `wrong` says what is not understood. */
export function readPackageOptions(
  args: readonly string[],
): PackageOptions | { readonly wrong: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        dir: { type: 'boolean', default: false },
        electron: { type: 'string' },
        out: { type: 'string', default: 'dist' },
      },
    });
    return { isUnpacked: values.dir, electron: values.electron, out: values.out };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}
