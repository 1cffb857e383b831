import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { BinaryKind } from '../binary-kind.ts';
import { kindOf } from '../verify/layout.ts';

/** An unpacked Electron that packages can be built around. */
export type ElectronFolder = {
  readonly folder: string;
  readonly kind: BinaryKind;
  /** As its file `version` says; undefined where it has none. */
  readonly version: string | undefined;
};

const programs = ['electron', 'electron.exe', 'Electron.app/Contents/MacOS/Electron'];

/** Looks whether a folder holds an unpacked Electron, and for which system. */
export function readElectronFolder(folder: string): ElectronFolder | { readonly wrong: string } {
  if (!existsSync(folder)) return { wrong: `${folder} does not exist.` };
  const program = programs.map((name) => path.join(folder, name)).find((file) => existsSync(file));
  if (program === undefined) {
    return {
      wrong: `${folder} holds no unpacked Electron: no electron, electron.exe or Electron.app lies in it.`,
    };
  }
  const kind = kindOf(program);
  if (kind === undefined) return { wrong: `${program} is no program.` };
  const versionFile = path.join(folder, 'version');
  return {
    folder,
    kind,
    version: existsSync(versionFile)
      ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
      : undefined,
  };
}

/** The Electron that `npx install-electron` has brought, where it has. */
export function installedElectron(root: string): ElectronFolder | undefined {
  const found = readElectronFolder(path.join(root, 'node_modules/electron/dist'));
  return 'wrong' in found ? undefined : found;
}
