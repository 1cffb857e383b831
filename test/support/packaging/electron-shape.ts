import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BinaryKind } from '../../../electron/packaging/binary-kind.ts';

// This is not Electron. It has Electron's shape as far as electron-builder and the reader of the fuses look at it: a file
// with a program's head and a fuse wire, and the files around it. Nothing in it runs.

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
// As Electron 45 comes: nine fuses, '1' on and '0' off, in the order of FuseV1Options.
const wireAsItComes = '101100011';

/** The first bytes of a program or library for a system and processor. */
export function headOf({ platform, arch }: BinaryKind): Buffer {
  const head = Buffer.alloc(256);
  switch (platform) {
    case 'linux':
      head.writeUInt32BE(0x7f454c46, 0);
      head.writeUInt16LE(arch === 'arm64' ? 183 : 62, 18);
      return head;
    case 'win32':
      head.writeUInt16BE(0x4d5a, 0);
      head.writeUInt32LE(128, 60);
      head.writeUInt32BE(0x50450000, 128);
      head.writeUInt16LE(arch === 'arm64' ? 0xaa64 : 0x8664, 132);
      return head;
    case 'darwin':
      head.writeUInt32LE(0xfeedfacf, 0);
      head.writeUInt32LE(arch === 'arm64' ? 0x0100000c : 0x01000007, 4);
      return head;
    default:
      throw new Error(`unknown ${String(platform satisfies never)}`);
  }
}

/** A file with a fuse wire, as @electron/fuses looks for it. */
export function fusedBinary(kind: BinaryKind, wire = wireAsItComes): Buffer {
  return Buffer.concat([
    headOf(kind),
    Buffer.from(sentinel),
    Buffer.from([1, wire.length]),
    Buffer.from(wire, 'latin1'),
    Buffer.from('This is not Electron.'),
  ]);
}

/** A folder with the shape of an unpacked Electron for Linux. */
export async function makeElectronShape(folder: string): Promise<string> {
  const binary = fusedBinary({ platform: 'linux', arch: 'x64' });
  await write(path.join(folder, 'electron'), binary, 0o755);
  await write(path.join(folder, 'LICENSE'), 'The licence of Electron would stand here.');
  await write(path.join(folder, 'LICENSES.chromium.html'), 'Those of Chromium would stand here.');
  await write(path.join(folder, 'version'), '45.4.1');
  await write(path.join(folder, 'locales/en-US.pak'), '');
  await write(path.join(folder, 'resources/default_app.asar'), 'The welcome app would lie here.');
  return folder;
}

/** Writes a file, and the folders above it. */
export async function write(file: string, content: string | Buffer, mode = 0o644): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content, { mode });
}
