import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
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

test('several conversations are selected by keys and by the mouse, and their candidates are asked together', async ({
  practice,
}) => {
  const { page } = practice;
  await page.getByRole('button', { name: /^All/ }).click();
  const list = page.getByRole('list', { name: 'Conversations' });
  const rows = list.getByRole('link');
  const boxes = list.getByRole('checkbox');
  const bar = page.getByRole('region', { name: 'Selected conversations' });
  await expect(boxes.nth(5)).toBeAttached();
  await rows.first().focus();
  await page.keyboard.press('x');
  await expect(bar).toContainText('1 selected');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(rows.nth(2)).toBeFocused();
  await expect(bar).toContainText('3 selected');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(bar).toContainText('2 selected');
  // Nothing of it opened a conversation.
  await expect(page).toHaveURL(/#\/inbox$/);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog');
  await expect(sheet).toContainText('Select this conversation');
  await expect(sheet).toContainText('Select the next one too');
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);

  await boxes.nth(1).check();
  await rows.nth(3).click({ modifiers: ['Shift'] });
  await boxes.nth(2).uncheck();
  await expect(bar).toContainText('2 selected');
  await page.getByRole('searchbox', { name: /^Search/ }).fill('no such candidate');
  await expect(bar).toContainText('2 elsewhere');
  await page.getByRole('heading', { level: 1, name: 'Inbox' }).click();
  await page.keyboard.press('Shift+M');
  await expect(page.getByRole('heading', { level: 1, name: 'Arrange meetings' })).toBeFocused();
  await expect(page.getByText('The 2 candidates that you selected in the inbox')).toBeVisible();
  await page.reload();
  await page.getByLabel('Live campaign').selectOption({ index: 1 });
  const who = page.getByRole('region', { name: 'Who will be asked' });
  await expect(who.getByRole('heading').first()).toHaveText(/will be asked|Nobody can be asked/);
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
