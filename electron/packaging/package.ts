import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import type { BinaryKind } from './binary-kind.ts';
import {
  installedElectron,
  readElectronFolder,
  type ElectronFolder,
} from './build/electron-folder.ts';
import { packageHelp, readPackageOptions, type PackageOptions } from './build/package-options.ts';
import { isUnsigned, runBuilder, whyNot } from './build/run-builder.ts';
import { planInstallers, unpackedFolder, unpackedTarget, type Plan } from './build/targets.ts';
import { lineOf } from './verify/check.ts';
import { verifyPackage } from './verify/verify-package.ts';

// `npm run package`: makes what this machine can, judges it, and says of the rest why not.

const root = path.resolve(import.meta.dirname, '../..');

async function makePackages(options: PackageOptions): Promise<number> {
  const { version, devDependencies } = manifest();
  if (!existsSync(path.join(root, 'out/main/index.js'))) {
    say(
      'The app is not built yet. "npm run package" builds it first; alone, "npm run build" does.',
    );
    return 1;
  }
  const electron = electronFor(options);
  if (electron !== undefined && 'wrong' in electron) {
    say(electron.wrong);
    return 1;
  }
  const kind = electron?.kind ?? thisMachine();
  if (kind === undefined) {
    say(`Nothing is made on ${process.platform}: packages are for Windows, macOS and Linux.`);
    return 1;
  }
  if (electron?.version !== undefined && electron.version !== devDependencies.electron) {
    say(
      `Mind: ${electron.folder} holds Electron ${electron.version}; the app is made for ${devDependencies.electron}.`,
    );
  }
  const plan = planOf(options, kind);
  const out = path.resolve(options.out);
  // What an earlier run left is not what this one made.
  const unpacked = path.join(out, unpackedFolder(kind));
  rmSync(unpacked, { recursive: true, force: true });
  let failed = 0;
  say(`Popp Console ${version}, in ${out}`);
  for (const { label, switches } of plan.make) {
    const logFile = path.join(out, `${switches.slice(0, 2).join('-').replaceAll('--', '')}.log`);
    const run = await runBuilder(
      root,
      [...switches, ...commonSwitches(out, electron), `--${kind.arch}`],
      logFile,
    );
    if (run.isMade) {
      say(
        `made      ${label}${isUnsigned(run.log) ? ', not signed: there is no certificate' : ''}`,
      );
    } else {
      failed += 1;
      say(`not made  ${label}: ${whyNot(run.log, devDependencies.electron)}`);
    }
  }
  for (const sentence of plan.leave) say(`not made  ${sentence}`);
  if (existsSync(unpacked) && !(await isSound(unpacked))) failed += 1;
  return failed === 0 ? 0 : 1;
}

function electronFor({
  electron,
}: PackageOptions): ReturnType<typeof readElectronFolder> | undefined {
  return electron === undefined
    ? installedElectron(root)
    : readElectronFolder(path.resolve(electron));
}

function planOf({ isUnpacked }: PackageOptions, kind: BinaryKind): Plan {
  if (isUnpacked) return { make: [unpackedTarget(kind)], leave: [] };
  return planInstallers(kind.platform, {
    homepage: process.env['PACKAGE_HOMEPAGE'],
    maintainer: process.env['PACKAGE_MAINTAINER'],
  });
}

function commonSwitches(out: string, electron: ElectronFolder | undefined): string[] {
  const around =
    electron === undefined ? [] : [`-c.electronDist=${electron.folder}`, `--${electron.kind.arch}`];
  return [`-c.directories.output=${out}`, ...around];
}

/** Judges the unpacked folder that the installers are made from. */
async function isSound(folder: string): Promise<boolean> {
  const wrong = (await verifyPackage(folder)).filter(({ problems }) => problems.length > 0);
  say(`${wrong.length === 0 ? 'judged    ' : 'FAILED    '}${folder}`);
  for (const check of wrong) say(lineOf(check));
  return wrong.length === 0;
}

function thisMachine(): BinaryKind | undefined {
  const { platform, arch } = process;
  return platform === 'linux' || platform === 'win32' || platform === 'darwin'
    ? { platform, arch }
    : undefined;
}

function manifest() {
  return z
    .object({ version: z.string(), devDependencies: z.object({ electron: z.string() }) })
    .parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const options = readPackageOptions(process.argv.slice(2));
if ('wrong' in options) {
  say(`${options.wrong}\n\n${packageHelp}`);
  process.exitCode = 2;
} else {
  process.exitCode = await makePackages(options);
}
