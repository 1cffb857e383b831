import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from '@playwright/test';
import { expect } from '../steps.ts';
import type { StartupFailure } from '../../../shared/startup/contract.ts';
import { makeBackup } from '../../../electron/core/database/backup.ts';
import { databaseFile } from '../../../electron/core/database/open.ts';
import type { Studio } from '../studio.ts';

/** Where the data could not be opened, and the backup that was opened instead. */
export async function playStartup(studio: Studio): Promise<void> {
  await playLocked(studio);
  await playNewer(studio);
  await playDamaged(studio);
  await playFolder(studio, 'read-only', 'startup-read-only');
  await playFolder(studio, 'failed', 'startup-failed');
}

async function titled(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

async function playLocked(studio: Studio): Promise<void> {
  const first = await studio.open({ practice: true });
  const second = await studio.open({ dataFolder: first.dataFolder });
  await second.page.goto(second.host.address());
  await titled(second.page, 'Another console is using this data folder');
  await second.shoot('startup-locked');
}

async function playNewer(studio: Studio): Promise<void> {
  const dataFolder = path.join(await studio.folder(), 'data');
  mkdirSync(dataFolder, { recursive: true });
  const handle = new DatabaseSync(databaseFile(dataFolder));
  handle.exec('PRAGMA user_version = 9999');
  handle.close();
  const { page, host, shoot } = await studio.open({ dataFolder });
  await page.goto(host.address());
  await titled(page, 'This data was written by a newer version');
  await shoot('startup-newer');
}

/** A practice workspace whose database is then overwritten, with a backup beside it. */
async function playDamaged(studio: Studio): Promise<void> {
  const dataFolder = path.join(await studio.folder(), 'data');
  const before = await studio.open({ dataFolder, practice: true });
  await before.host.stop();
  const handle = new DatabaseSync(databaseFile(dataFolder));
  makeBackup(handle, dataFolder, Date.now() - 60 * 60_000);
  handle.close();
  writeFileSync(databaseFile(dataFolder), 'not a database '.repeat(1000));
  const { page, host, desk, shoot } = await studio.open({ dataFolder });
  await page.goto(host.address());
  await titled(page, 'The data of the console is damaged');
  await shoot('startup-damaged');
  desk.fail(
    'startup/restoreBackup',
    'storage-failed',
    'The backup could not be copied because the disk is full. Nothing was changed. Free some space, then try again.',
  );
  const restore = page.getByRole('button', { name: /^Open the backup of/ });
  await restore.click();
  await expect(page.getByRole('alert')).toBeVisible();
  await shoot('startup-not-restored');
  desk.release();
  await restore.click();
  await expect(page.getByText(/a backup was opened/)).toBeVisible();
  await shoot('startup-restored');
}

/** A folder that this user may not write to: whoever runs this may be root, who always may. */
async function playFolder(
  studio: Studio,
  reason: StartupFailure,
  name: 'startup-read-only' | 'startup-failed',
): Promise<void> {
  const folder = '/home/dana/.local/share/popp-console';
  const { page, host, desk, shoot } = await studio.open();
  const message =
    reason === 'read-only'
      ? `Popp Console may not write to ${folder}. Nothing was changed. Give your user write access to this folder, then try again.`
      : `The data folder ${folder} could not be opened (disk I/O error). Nothing was changed. Check the disk, then try again.`;
  desk.answer('startup/state', { state: 'failed', reason, folder, message });
  await page.goto(host.address());
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await shoot(name);
}
