import { closeSync, existsSync, openSync, readdirSync, readSync } from 'node:fs';
import path from 'node:path';
import { binaryKind, headBytes, type BinaryKind } from '../binary-kind.ts';

/** Where the parts of an unpacked package lie. */
export type PackageLayout = BinaryKind & {
  readonly executable: string;
  readonly resources: string;
  /** Only a macOS bundle has one. */
  readonly infoPlist: string | undefined;
};

/** Finds the parts of a package; `wrong` says in a sentence why the folder is none. */
export function findLayout(folder: string): PackageLayout | { readonly wrong: string } {
  if (!existsSync(folder)) return { wrong: `${folder} does not exist.` };
  const bundle = bundleIn(folder);
  const layout = bundle === undefined ? flatLayout(folder) : bundleLayout(bundle);
  if (layout === undefined) {
    return {
      wrong: `${folder} holds no packaged console: no popp-console program beside resources.`,
    };
  }
  const kind = kindOf(layout.executable);
  if (kind === undefined) return { wrong: `${layout.executable} is no program.` };
  return { ...layout, ...kind };
}

type Places = Omit<PackageLayout, keyof BinaryKind>;

function bundleIn(folder: string): string | undefined {
  if (folder.endsWith('.app')) return folder;
  const name = readdirSync(folder).find((entry) => entry.endsWith('.app'));
  return name === undefined ? undefined : path.join(folder, name);
}

function bundleLayout(bundle: string): Places | undefined {
  const contents = path.join(bundle, 'Contents');
  const executable = path.join(contents, 'MacOS', path.basename(bundle, '.app'));
  if (!existsSync(executable)) return undefined;
  return {
    executable,
    resources: path.join(contents, 'Resources'),
    infoPlist: path.join(contents, 'Info.plist'),
  };
}

function flatLayout(folder: string): Places | undefined {
  const executable = ['popp-console', 'popp-console.exe']
    .map((name) => path.join(folder, name))
    .find((file) => existsSync(file));
  if (executable === undefined) return undefined;
  return { executable, resources: path.join(folder, 'resources'), infoPlist: undefined };
}

/** What a program file was built for. */
export function kindOf(file: string): BinaryKind | undefined {
  const head = Buffer.alloc(headBytes);
  const handle = openSync(file, 'r');
  try {
    const size = readSync(handle, head, 0, headBytes, 0);
    return binaryKind(head.subarray(0, size));
  } finally {
    closeSync(handle);
  }
}
