import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of its own for one test, removed when the test ends; tests side by side pass their own `onTestFinished`. */
export async function temporaryFolder(
  atEnd: (remove: () => Promise<void>) => void = onTestFinished,
): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'popp-console-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
