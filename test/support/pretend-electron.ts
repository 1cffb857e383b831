import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { DesktopProject } from '../../electron/desktop-launch.ts';

/** A project with an Electron package that is none: its installer and its binary are scripts that a test writes. */
export type PretendElectron = {
  readonly project: DesktopProject;
  /** Puts the installer in place; it runs as the package's own does. */
  readonly install: (script: string) => void;
  /** Puts a binary in place that notes its arguments and ends with a code. */
  readonly unpack: (version: string, code?: number) => void;
  /** The arguments that the binary was started with, and the one variable that would keep it from opening a window. */
  readonly started: () => { readonly args: readonly string[]; readonly runAsNode: string | null };
};

/** The statements that unpack a binary, for an installer that succeeds. */
export function unpackingScript(version: string): string {
  return `
    const { mkdirSync, writeFileSync } = require('node:fs');
    mkdirSync('dist', { recursive: true });
    writeFileSync('dist/version', '${version}');
    writeFileSync('dist/electron', '#!/bin/sh\\n');
    writeFileSync('path.txt', 'electron');
  `;
}

/** Lays the package out in a folder. */
export function pretendElectron(folder: string, version: string): PretendElectron {
  const electron = path.join(folder, 'node_modules', 'electron');
  const note = path.join(folder, 'started.json');
  mkdirSync(path.join(folder, 'out', 'main'), { recursive: true });
  mkdirSync(electron, { recursive: true });
  writeFileSync(path.join(folder, 'out', 'main', 'index.js'), '');
  writeFileSync(path.join(electron, 'package.json'), JSON.stringify({ version }));
  return {
    project: {
      folder,
      electron: { folder: electron, memory: path.join(folder, 'cache', 'electron.json') },
    },
    install: (script) => writeFileSync(path.join(electron, 'install.js'), script),
    unpack(unpacked, code = 0) {
      const binary = path.join(electron, 'dist', 'electron');
      mkdirSync(path.dirname(binary), { recursive: true });
      writeFileSync(path.join(electron, 'dist', 'version'), unpacked);
      writeFileSync(path.join(electron, 'path.txt'), 'electron');
      writeFileSync(
        binary,
        `#!${process.execPath}
        const runAsNode = process.env.ELECTRON_RUN_AS_NODE ?? null;
        const started = JSON.stringify({ args: process.argv.slice(2), runAsNode });
        require('node:fs').writeFileSync(${JSON.stringify(note)}, started);
        process.exit(${code});
        `,
      );
      chmodSync(binary, 0o755);
    },
    started: () => JSON.parse(readFileSync(note, 'utf8')) as ReturnType<PretendElectron['started']>,
  };
}
