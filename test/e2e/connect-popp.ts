import { expect, type Page } from '@playwright/test';

/** Connects a Popp at an address of its own from the first screen, and waits for its inbox. */
export async function connectPopp(page: Page, baseUrl: string): Promise<void> {
  await page.getByRole('button', { name: 'Connect Popp' }).click();
  await page.getByLabel('Name').fill('Acme Recruiting');
  await page.getByLabel('Organisation ID').fill('org_acme');
  await page.getByLabel('API key').fill('popp-live-key-0123456789');
  await page.getByLabel('Popp’s address').selectOption('Another address');
  await page.getByLabel('Address', { exact: true }).fill(baseUrl);
  await page.getByRole('button', { name: 'Connect and test' }).click();
  // Connecting at the first try leads into the console, not back to its doors.
  await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible();
}
