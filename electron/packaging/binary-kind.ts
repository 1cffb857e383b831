/** The system and processor that a binary was built for. */
export type BinaryKind = {
  readonly platform: 'linux' | 'win32' | 'darwin';
  /** As Node names it; `universal` for a macOS binary that holds several. */
  readonly arch: string;
};

const elfMachines: Readonly<Record<number, string>> = {
  3: 'ia32',
  40: 'arm',
  62: 'x64',
  183: 'arm64',
};
const peMachines: Readonly<Record<number, string>> = {
  0x14c: 'ia32',
  0x8664: 'x64',
  0xaa64: 'arm64',
};
const machTypes: Readonly<Record<number, string>> = { 0x01000007: 'x64', 0x0100000c: 'arm64' };

/** Reads from the head of a file what it was built for; undefined where it is no binary that we know. */
export function binaryKind(head: Buffer): BinaryKind | undefined {
  if (head.length < 64) return undefined;
  if (head.readUInt32BE(0) === 0x7f454c46) {
    return kind('linux', elfMachines[head.readUInt16LE(18)]);
  }
  if (head.readUInt16BE(0) === 0x4d5a) {
    const offset = head.readUInt32LE(60);
    if (offset + 6 > head.length || head.readUInt32BE(offset) !== 0x50450000) return undefined;
    return kind('win32', peMachines[head.readUInt16LE(offset + 4)]);
  }
  if (head.readUInt32LE(0) === 0xfeedfacf) return kind('darwin', machTypes[head.readUInt32LE(4)]);
  if (head.readUInt32BE(0) === 0xcafebabe) return kind('darwin', 'universal');
  return undefined;
}

function kind(platform: BinaryKind['platform'], arch: string | undefined): BinaryKind {
  return { platform, arch: arch ?? 'unknown' };
}

/** How much of a file's head is enough for `binaryKind`. */
export const headBytes = 4096;
