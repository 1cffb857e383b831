import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeBackup } from '../../electron/core/database/backup.ts';
import { databaseFile, openStore } from '../../electron/core/database/open.ts';
import { startConsoleProcess } from '../support/console-process.ts';
import { everyoneCanUse } from './axe.ts';
import { expect, test } from './fixtures.ts';

test('a first start leads to practice or to connecting Popp', async ({ page, start }) => {
  const app = await start();
  expect(app.lines.join('\n')).toContain('Popp Console runs in your browser: you asked for it.');
  await page.goto(app.address);
  expect(page.url()).not.toContain('code=');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await everyoneCanUse(page, 'first start');
  await page
    .getByRole('button', { name: /practice/i })
    .first()
    .click();
  await expect(page.getByText('Practice: nothing is sent to real people')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Practice: nothing is sent to real people')).toBeVisible();
});

test('an address works once; a tab without a session says what to do', async ({
  page,
  start,
  context,
}) => {
  const app = await start('--practice');
  await page.goto(app.address);
  await expect(page.getByRole('link', { name: /^Inbox/ })).toBeVisible();
  const stranger = await context.newPage();
  await stranger.goto(app.address);
  await expect(stranger.getByRole('heading', { name: /not signed in/i })).toBeVisible();
  const fresh = await app.freshAddress();
  await stranger.goto('about:blank');
  await stranger.goto(fresh);
  await expect(stranger.getByRole('link', { name: /^Inbox/ })).toBeVisible();
});

test('a second tab takes over, and the first can take it back', async ({
  page,
  start,
  context,
}) => {
  const app = await start('--practice');
  await page.goto(app.address);
  await expect(page.getByRole('link', { name: /^Inbox/ })).toBeVisible();
  const token = await page.evaluate(() => sessionStorage.getItem('console-token'));
  const second = await context.newPage();
  await second.addInitScript(
    (value) => sessionStorage.setItem('console-token', value ?? ''),
    token,
  );
  await second.goto(new URL(app.address).origin);
  await expect(second.getByRole('link', { name: /^Inbox/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: /another tab/i })).toBeVisible();
  await page.getByRole('button', { name: 'Use it here' }).click();
  await expect(page.getByRole('link', { name: /^Inbox/ })).toBeVisible();
});

test('a second console on the same data folder says who holds it and changes nothing', async ({
  page,
  start,
  dataFolder,
}) => {
  const first = await start('--practice');
  const second = await startConsoleProcess(dataFolder);
  try {
    await page.goto(second.address);
    await expect(
      page.getByRole('heading', { name: 'Another console is using this data folder' }),
    ).toBeVisible();
    await expect(page.getByText(`process ${first.pid}`).first()).toBeVisible();
    await everyoneCanUse(page, 'folder in use');
    await first.stop();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('Practice: nothing is sent to real people')).toBeVisible();
  } finally {
    await second.stop();
  }
});

test('a damaged file of settings is set aside, the defaults hold, and the screen says so', async ({
  page,
  start,
  dataFolder,
}) => {
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(path.join(dataFolder, 'preferences.json'), '{"settings":{"theme":"da');
  const app = await start('--practice');
  await page.goto(app.address);
  const banner = page.getByRole('region', { name: 'What limits the console now' });
  await expect(banner).toContainText('The file with your settings was damaged.');
  const aside = readdirSync(dataFolder).find((name) => name.startsWith('preferences-damaged-'));
  await expect(banner).toContainText(`It was set aside as ${aside ?? 'nothing'},`);
});

test('a damaged database is set aside and the backup opens when asked', async ({
  page,
  start,
  dataFolder,
}) => {
  const opened = openStore(dataFolder, Date.now());
  if ('failure' in opened) throw new Error(opened.failure.message);
  opened.store.close();
  const handle = new DatabaseSync(databaseFile(dataFolder));
  makeBackup(handle, dataFolder, Date.now());
  handle.close();
  writeFileSync(databaseFile(dataFolder), 'not a database '.repeat(1000));

  const app = await start();
  await page.goto(app.address);
  await expect(
    page.getByRole('heading', { name: 'The data of the console is damaged' }),
  ).toBeVisible();
  await everyoneCanUse(page, 'damaged data');
  await page.getByRole('button', { name: /^Open the backup of/ }).click();
  await expect(
    page.getByRole('heading', { name: 'The data of the console is damaged' }),
  ).toBeHidden();
  expect(readdirSync(dataFolder).filter((name) => name.startsWith('damaged-'))).toHaveLength(1);
});

test('data of a newer version is left alone and said so', async ({ page, start, dataFolder }) => {
  mkdirSync(dataFolder, { recursive: true });
  const handle = new DatabaseSync(path.join(dataFolder, 'console.sqlite'));
  handle.exec('PRAGMA user_version = 9999');
  handle.close();
  const app = await start();
  await page.goto(app.address);
  await expect(
    page.getByRole('heading', { name: 'This data was written by a newer version' }),
  ).toBeVisible();
});

test('the console that stops and starts again is found by its tab once it has a fresh address', async ({
  page,
  start,
}) => {
  const app = await start('--practice');
  await page.goto(app.address);
  await expect(page.getByRole('link', { name: /^Inbox/ })).toBeVisible();
  await app.stop('SIGKILL');
  await expect(page.getByText(/Reconnecting to the console/).first()).toBeVisible();
  const again = await start();
  await page.goto(again.address);
  await expect(page.getByText('Practice: nothing is sent to real people')).toBeVisible();
});
