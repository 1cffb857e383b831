import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { hasUpdateFeed, lookForUpdates } from '../../../electron/main/updater.ts';
import { updateStates } from '../../../shared/settings/managed-rules.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

function recorder() {
  const events: string[] = [];
  const note = (event: string) => void events.push(event);
  return { events, logger: { info: note, warn: note, error: note } };
}

test('a newer version is looked for where that is decided, and nothing is even loaded elsewhere', async () => {
  const { logger } = recorder();
  const looked: string[] = [];
  for (const state of updateStates) {
    await lookForUpdates(state, logger, () => {
      looked.push(state);
      return Promise.resolve({ checkForUpdatesAndNotify: () => Promise.resolve() });
    });
  }
  expect(looked).toEqual(['on']);
});

test('a look that fails is logged and keeps nothing from working', async () => {
  const { events, logger } = recorder();
  await lookForUpdates('on', logger, () =>
    Promise.resolve({ checkForUpdatesAndNotify: () => Promise.reject(new Error('offline')) }),
  );
  expect(events).toEqual(['updates', 'updates.not-looked-for']);
});

test('a package has a place to look at where it names one', async () => {
  const resources = await temporaryFolder();
  expect(hasUpdateFeed(resources)).toBe(false);
  writeFileSync(path.join(resources, 'app-update.yml'), 'provider: generic\n');
  expect(hasUpdateFeed(resources)).toBe(true);
});
