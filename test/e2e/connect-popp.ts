import { expect, type Page } from '@playwright/test';

/** Who connects; the practice process mints its own. */
export type Credentials = { readonly organizationId: string; readonly apiKey: string };

const acme = { organizationId: 'org_acme', apiKey: 'popp-live-key-0123456789' };

/** Connects a Popp at an address of its own from the first screen, and waits for its inbox. */
export async function connectPopp(
  page: Page,
  baseUrl: string,
  { organizationId, apiKey }: Credentials = acme,
): Promise<void> {
  await page.getByRole('button', { name: 'Connect Popp' }).click();
  await page.getByLabel('Name').fill('Acme Recruiting');
  await page.getByLabel('Organisation ID').fill(organizationId);
  await page.getByLabel('API key').fill(apiKey);
  await page.getByLabel('Popp’s address').selectOption('Another address');
  await page.getByLabel('Address', { exact: true }).fill(baseUrl);
  await page.getByRole('button', { name: 'Connect and test' }).click();
  // Connecting at the first try leads into the console, not back to its doors.
  await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible();
}
