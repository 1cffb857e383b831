import { closeSync, constants, fstatSync, openSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { PolicyReading } from '../../../shared/settings/managed.ts';

const largestBytes = 64 * 1024;
const missing: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR']);

/** Where a company puts its policy; a fixed place, because an environment variable is the user's to change. */
export function policyPlace(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'C:\\ProgramData\\Popp Console\\policy.json';
  if (platform === 'darwin') return '/Library/Application Support/Popp Console/policy.json';
  return '/etc/popp-console/policy.json';
}

/** Whose file it is, as far as the system tells. */
export type PolicyOwnership = {
  readonly platform: NodeJS.Platform;
  readonly isRegular: boolean;
  /** The numeric ids and modes of POSIX: the file's, and those of the folder it lies in. */
  readonly file: { readonly uid: number; readonly mode: number };
  readonly folder: { readonly uid: number; readonly mode: number };
  /** Whether this very user may write it; what Windows tells without its access lists. */
  readonly isWritableHere: boolean;
};

/** Why a policy file is not to be trusted; nothing where only an administrator could have written it. */
export function distrust(ownership: PolicyOwnership, administratorUid = 0): string | undefined {
  const { platform, isRegular, file, folder, isWritableHere } = ownership;
  if (!isRegular) return 'it is no plain file';
  if (platform === 'win32') {
    return isWritableHere ? 'the user who runs the console may write it' : undefined;
  }
  for (const [name, { uid, mode }] of [
    ['the file', file],
    ['its folder', folder],
  ] as const) {
    if (uid !== administratorUid) return `${name} does not belong to root`;
    if ((mode & 0o022) !== 0) return `${name} may be written by others than root`;
  }
  return undefined;
}

/** Reads the policy of this computer. Never throws: what cannot be read is an answer. */
export function readPolicyFile(options: {
  readonly platform: NodeJS.Platform;
  readonly file?: string;
  readonly administratorUid?: number;
}): PolicyReading {
  const { platform, file = policyPlace(platform), administratorUid } = options;
  let handle: number | undefined;
  try {
    // What is looked at and what is read is the same file, and never what a link leads to.
    // oxlint-disable-next-line no-bitwise
    handle = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    const facts = fstatSync(handle);
    const why = distrust(
      {
        platform,
        isRegular: facts.isFile(),
        file: facts,
        folder: statSync(path.dirname(file)),
        isWritableHere: platform === 'win32' && isWritable(file),
      },
      administratorUid,
    );
    if (why !== undefined) return { state: 'not-trusted', file, problem: why };
    if (facts.size > largestBytes) {
      return { state: 'unreadable', file, problem: `it is larger than ${largestBytes / 1024} KiB` };
    }
    return { state: 'read', file, text: readFileSync(handle, 'utf8') };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (missing.has(code)) return { state: 'none' };
    if (code === 'ELOOP') return { state: 'not-trusted', file, problem: 'it is a link' };
    return { state: 'unreadable', file, problem: `it cannot be opened (${code})` };
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

function isWritable(file: string): boolean {
  try {
    // Asking for access only knows the read-only mark there; opening asks the access list.
    closeSync(openSync(file, 'r+'));
    return true;
  } catch {
    return false;
  }
}
