import path from 'node:path';
import type { Page } from '@playwright/test';
import { everyoneCanUse } from './axe.ts';
import { expect, test } from './fixtures.ts';

const sample = path.resolve(import.meta.dirname, '../../resources/samples/applicants.csv');

/** Everything that a recruiter meets on the way, each looked at by axe. */
async function walk(page: Page, check: (where: string) => Promise<void>): Promise<void> {
  const menu = page.getByRole('navigation', { name: 'Pages' });
  const go = async (name: string) => {
    const link =
      name === 'Settings'
        ? page.getByRole('link', { name })
        : menu.getByRole('link', { name: new RegExp(`^${name}`) });
    await link.click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  };
  await expect(page.getByRole('list', { name: 'Conversations' })).toBeVisible();
  await check('inbox');
  await page.getByRole('list', { name: 'Conversations' }).getByRole('link').first().click();
  await expect(page.getByRole('list', { name: 'Messages' })).toBeVisible();
  await check('thread');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search and actions' })).toBeVisible();
  await check('palette');
  await page.keyboard.press('Escape');
  await page.locator('#page').focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await check('shortcuts');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Outbox/ }).click();
  await check('status explained');
  await page.keyboard.press('Escape');
  await go('Campaigns');
  await page
    .getByRole('table')
    .getByRole('link', { name: /Warehouse operative/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /Warehouse operative/ })).toBeVisible();
  await check('campaign');
  await go('Campaigns');
  await check('campaigns');
  await go('Uploads');
  await check('uploads');
  const chosen = page.waitForEvent('filechooser');
  await page
    .getByRole('button', { name: /^Choose/ })
    .first()
    .click();
  await (await chosen).setFiles(sample);
  await expect(page.getByRole('list', { name: 'Problems in this file' })).toBeVisible();
  await check('upload');
  await page.getByRole('button', { name: 'Show rows: No first name' }).click();
  await page.getByRole('button', { name: /^Fix row/ }).click();
  await expect(page.getByRole('dialog').getByLabel('First name')).toBeVisible();
  await check('row');
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'Live campaign' }).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Review and send' }).click();
  await expect(
    page
      .getByRole('dialog', { name: 'Before it leaves' })
      .getByRole('button', { name: /^Send to/ }),
  ).toBeEnabled();
  await check('sheet before it leaves');
  await page.keyboard.press('Escape');
  await go('Activity');
  await check('activity');
  await go('Settings');
  await check('settings');
  await page.getByRole('button', { name: 'Add a workspace' }).click();
  await check('adding a workspace');
  await page.getByRole('button', { name: 'Connect Popp' }).click();
  await expect(page.getByLabel('API key')).toBeVisible();
  await check('connecting Popp');
}

test('every page can be used by everyone, light and dark', async ({ practice }) => {
  test.setTimeout(240_000);
  const { page } = practice;
  await walk(page, (where) => everyoneCanUse(page, where));
});

test('nothing moves where a recruiter asked for less motion', async ({ practice }) => {
  const { page } = practice;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(page.getByRole('list', { name: 'Conversations' })).toBeVisible();
  const moving = () =>
    page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ effect }) => Number(effect?.getComputedTiming().duration ?? 0) > 1)
        .map(({ effect }) => String(effect?.getComputedTiming().duration)),
    );
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search and actions' })).toBeVisible();
  expect(await moving()).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Make the menu narrow' }).click();
  expect(await moving()).toEqual([]);
  await page.getByRole('button', { name: /^Outbox/ }).click();
  expect(await moving()).toEqual([]);
});

test('the frame is used from the keyboard alone', async ({ practice }) => {
  const { page } = practice;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#page')).toBeFocused();

  const narrow = page.getByRole('button', { name: 'Make the menu narrow' });
  await narrow.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Make the menu wide' })).toBeVisible();
  const [link] = await Promise.all([page.waitForEvent('websocket'), page.reload()]);
  await expect(page.getByRole('button', { name: 'Make the menu wide' })).toBeVisible();
  await expect(page.getByRole('link', { name: /^Inbox/ })).toBeVisible();

  const edge = page.getByRole('separator').first();
  await edge.focus();
  const before = Number(await edge.getAttribute('aria-valuenow'));
  const isKept = link.waitForEvent('framesent', ({ payload }) =>
    payload.includes('/settings/update'),
  );
  await page.keyboard.press('ArrowRight');
  await expect(edge).toHaveAttribute('aria-valuenow', String(before + 16));
  await isKept;
  await page.reload();
  await expect(edge).toHaveAttribute('aria-valuenow', String(before + 16));

  await page.getByRole('button', { name: /^Outbox/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Nothing waits to be sent')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Nothing waits to be sent')).toBeHidden();
  await expect(page.getByRole('button', { name: /^Outbox/ })).toBeFocused();
});

test('Escape goes one step back, from a dialog to its page, also where nothing moves', async ({
  practice,
}) => {
  const { page } = practice;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.getByRole('link', { name: /^Uploads/ }).click();
  await page
    .getByLabel('Candidate file')
    .setInputFiles({ name: 'one.csv', mimeType: 'text/csv', buffer: Buffer.from('First name\nA') });
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('one.csv');
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(heading).toHaveText('one.csv');
  await page.keyboard.press('Escape');
  await expect(heading).toHaveText('Uploads');
});
