import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import {
  distrust,
  policyPlace,
  readPolicyFile,
  type PolicyOwnership,
} from '../../../electron/core/settings/policy-file.ts';
import { createPolicy } from '../../../electron/core/settings/policy.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const ours: PolicyOwnership = {
  platform: 'linux',
  isRegular: true,
  file: { uid: 0, mode: 0o100644 },
  folder: { uid: 0, mode: 0o40755 },
  isWritableHere: false,
};

describe('whose policy file it is', () => {
  test('is trusted where only an administrator could have written it', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const)
      expect(distrust({ ...ours, platform })).toBeUndefined();
  });

  test.each([
    [{ isRegular: false }, 'it is no plain file'],
    [{ file: { uid: 1000, mode: 0o644 } }, 'the file does not belong to root'],
    [{ file: { uid: 0, mode: 0o666 } }, 'the file may be written by others than root'],
    [{ file: { uid: 0, mode: 0o664 } }, 'the file may be written by others than root'],
    [{ folder: { uid: 1000, mode: 0o755 } }, 'its folder does not belong to root'],
    [{ folder: { uid: 0, mode: 0o777 } }, 'its folder may be written by others than root'],
    [{ platform: 'win32', isWritableHere: true }, 'the user who runs the console may write it'],
  ] as const)('is not with %j', (part, why) => {
    expect(distrust({ ...ours, ...part })).toBe(why);
  });

  test('its place is fixed for each system, whatever the environment says', () => {
    expect([policyPlace('win32'), policyPlace('darwin'), policyPlace('linux')]).toEqual([
      'C:\\ProgramData\\Popp Console\\policy.json',
      '/Library/Application Support/Popp Console/policy.json',
      '/etc/popp-console/policy.json',
    ]);
  });
});

describe.skipIf(process.platform === 'win32')('reading the policy file', () => {
  const administratorUid = process.getuid?.() ?? 0;
  const read = (file: string, uid = administratorUid) =>
    readPolicyFile({ platform: 'linux', file, administratorUid: uid });

  async function place(): Promise<string> {
    const folder = path.join(await temporaryFolder(), 'popp-console');
    mkdirSync(folder, { mode: 0o755 });
    chmodSync(folder, 0o755);
    return path.join(folder, 'policy.json');
  }

  async function written(text: string, mode = 0o644): Promise<string> {
    const file = await place();
    writeFileSync(file, text);
    chmodSync(file, mode);
    return file;
  }

  test('answers what is in it, and that there is none', async () => {
    const file = await written('{"updates":"off"}');
    expect(read(file)).toEqual({ state: 'read', file, text: '{"updates":"off"}' });
    expect(read(path.join(path.dirname(file), 'other.json'))).toEqual({ state: 'none' });
    expect(read(path.join(file, 'policy.json'))).toEqual({ state: 'none' });
  });

  test('does not follow one that others may write, that is theirs, or that is a link', async () => {
    const open = await written('{}', 0o666);
    expect(read(open)).toMatchObject({ state: 'not-trusted' });
    const theirs = await written('{}');
    expect(read(theirs, administratorUid + 1)).toMatchObject({ state: 'not-trusted' });
    const link = await place();
    symlinkSync(theirs, link);
    expect(read(link)).toMatchObject({ state: 'not-trusted', problem: 'it is a link' });
    const folder = await place();
    mkdirSync(folder);
    expect(read(folder)).toMatchObject({ state: 'not-trusted', problem: 'it is no plain file' });
  });

  test('says that one is too large', async () => {
    const file = await written(' '.repeat(64 * 1024 + 1));
    expect(read(file)).toMatchObject({ state: 'unreadable', problem: 'it is larger than 64 KiB' });
  });
});

test('what nobody knows in a policy is named in the log, and so is a file that is not in force', () => {
  const log: unknown[] = [];
  const note = (event: string, facts?: unknown) => void log.push([event, facts]);
  const logger = { info: note, warn: note, error: note };
  const file = 'policy.json';
  createPolicy({ read: () => ({ state: 'read', file, text: '{"colour":"teal"}' }) }, logger);
  createPolicy({ read: () => ({ state: 'unreadable', file, problem: 'EACCES' }) }, logger);
  createPolicy({ read: () => ({ state: 'none' }) }, logger);
  expect(log).toEqual([
    ['policy.in-force', { state: 'in-force', file }],
    ['policy.unknown-keys', { file, keys: ['colour'] }],
    ['policy.not-in-force', { state: 'broken', file, problem: 'EACCES' }],
  ]);
});
