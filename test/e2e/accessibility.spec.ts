import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every page can be used by everyone, ${colorScheme}`, async ({ practice }) => {
    const { page } = practice;
    await page.emulateMedia({ colorScheme });
    for (const name of ['Inbox', 'Campaigns', 'Uploads', 'Settings']) {
      await page.getByRole('link', { name: new RegExp(`^${name}`) }).click();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect.poll(() => violations(page), { message: name }).toEqual([]);
    }
  });
}

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
  await page.reload();
  await expect(page.getByRole('button', { name: 'Make the menu wide' })).toBeVisible();
  await expect(page.getByRole('link', { name: /^Inbox/ })).toBeVisible();

  const edge = page.getByRole('separator').first();
  await edge.focus();
  const before = Number(await edge.getAttribute('aria-valuenow'));
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => Number(await edge.getAttribute('aria-valuenow'))).toBe(before + 16);

  await page.getByRole('button', { name: /^Outbox/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Nothing waits to be sent')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Nothing waits to be sent')).toBeHidden();
  await expect(page.getByRole('button', { name: /^Outbox/ })).toBeFocused();
});
