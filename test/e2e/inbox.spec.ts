import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { recordNotices } from './native-notices.ts';

/** Opens the first conversation that needs a human and steps in; tells whose it is. */
async function stepIn(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^Needs you/ }).click();
  const row = page.getByRole('list', { name: 'Conversations' }).getByRole('link').first();
  await row.click();
  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(page.getByRole('button', { name: /^Hand back/ })).toBeVisible();
  const name = /^Write to (.+)$/.exec(
    (await page.getByRole('textbox', { name: 'Your reply' }).getAttribute('placeholder')) ?? '',
  )?.[1];
  return name ?? '';
}

test('a draft waits in its conversation while others are read, and after the console was killed', async ({
  practice,
  start,
}) => {
  const { page, app } = practice;
  const name = await stepIn(page);
  const composer = page.getByRole('textbox', { name: 'Your reply' });
  await composer.fill('Half an answer, to be ended later');
  await page.getByRole('button', { name: /^All/ }).click();
  const list = page.getByRole('list', { name: 'Conversations' });
  await list.getByRole('link').filter({ hasNotText: name }).first().click();
  await expect(composer).not.toHaveValue('Half an answer, to be ended later');
  await expect(list.getByRole('link').filter({ hasText: name })).toContainText('Draft');
  await list.getByRole('link').filter({ hasText: name }).click();
  await expect(composer).toHaveValue('Half an answer, to be ended later');
  await app.stop('SIGKILL');

  const again = await start();
  await page.goto('about:blank');
  await page.goto(again.address);
  await list.getByRole('link').filter({ hasText: name }).click();
  await expect(composer).toHaveValue('Half an answer, to be ended later');
});

test('a search finds what was said and marks it, and what is snoozed waits over a restart', async ({
  practice,
  start,
}) => {
  const { page, app } = practice;
  const list = page.getByRole('list', { name: 'Conversations' });
  const search = page.getByRole('searchbox', { name: /^Search/ });
  await search.fill('bonus inclu');
  await expect(list.getByRole('link')).toHaveCount(1);
  await expect(list.locator('mark')).toHaveText(['bonus', 'included']);
  await search.fill('(202) 555-0106');
  const grace = list.getByRole('link').filter({ hasText: 'Grace Practice' });
  await expect(grace.first()).toBeVisible();
  await search.fill('');
  await page.getByRole('button', { name: /^Needs you/ }).click();
  await grace.first().click();
  await page.getByRole('button', { name: 'Snooze', exact: true }).click();
  await page.getByRole('menuitem', { name: /^For an hour/ }).click();
  await expect(grace).toHaveCount(0);
  await page.getByRole('button', { name: /^Snoozed \d/ }).click();
  await expect(grace).toContainText(/Until/);
  await app.stop('SIGKILL');

  const again = await start();
  await page.goto('about:blank');
  await page.goto(again.address);
  await expect(page.getByRole('button', { name: /^Snoozed \d/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(grace).toContainText(/Until/);
});

test('each flag raises one notice, and the notice opens its conversation', async ({
  page,
  start,
}) => {
  const recorder = await recordNotices(page);
  const app = await start();
  await page.goto(app.address);
  await page.getByRole('button', { name: 'Open the practice workspace' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible();
  const flagged = page.getByRole('button', { name: /^Needs you/ });
  await expect(flagged).toHaveText(/2$/);
  await expect.poll(async () => (await recorder.shown()).length).toBe(2);
  const notices = await recorder.shown();
  expect(new Set(notices.map(({ tag }) => tag)).size).toBe(2);
  for (const { title } of notices) expect(title).toMatch(/ needs you$/);

  await recorder.clickNewest();
  const name = notices[1]?.title.replace(/ needs you$/, '') ?? '';
  await expect(page.getByRole('group', { name: 'Conversation', exact: true })).toContainText(name);

  // Whoever opens the page again has been told already.
  await page.reload();
  await expect(flagged).toHaveText(/2$/);
  await expect(page.getByRole('textbox', { name: 'Your reply' })).toBeVisible();
  expect(await recorder.shown()).toEqual([]);
});
