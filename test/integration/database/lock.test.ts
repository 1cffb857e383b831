import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { lockFolder } from '../../../electron/core/database/lock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** V8 collects at once, not when it sees fit. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
}

test('holds the folder although nobody kept what was answered', async () => {
  const folder = await temporaryFolder();
  lockFolder(folder);
  // Twice, with a turn between: a finaliser runs after the collection that found its object.
  for (let round = 0; round < 2; round += 1) {
    collectGarbage();
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  }
  expect(lockFolder(folder)).toEqual({ holder: expect.stringContaining(`${process.pid}`) });
});

test('is free again once it is released', async () => {
  const folder = await temporaryFolder();
  const first = lockFolder(folder);
  if (!('lock' in first)) throw new Error('The folder was held');
  first.lock.release();
  const second = lockFolder(folder);
  expect(second).toHaveProperty('lock');
  if ('lock' in second) second.lock.release();
});
