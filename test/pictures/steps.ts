import path from 'node:path';
import { expect as playwrightExpect, type Locator, type Page } from '@playwright/test';

// Steps that several scenes take, as a recruiter takes them.

/** Waits as long as a busy machine needs. */
export const expect = playwrightExpect.configure({ timeout: 20_000 });

/** The file of applicants that comes with the console. */
export const sampleFile = path.resolve(
  import.meta.dirname,
  '../../resources/samples/applicants.csv',
);

/** Goes to a page by the rail. */
export async function go(page: Page, name: string): Promise<void> {
  const rail = page.getByRole('complementary', { name: 'Menu' });
  await rail.getByRole('link', { name: new RegExp(`^${name}`) }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** The list of the inbox. */
export function inboxList(page: Page): Locator {
  return page.getByRole('list', { name: 'Conversations' });
}

/** Opens one conversation by the candidate's name and waits for what was said. */
export async function openThread(page: Page, name: string): Promise<void> {
  await inboxList(page).getByRole('link').filter({ hasText: name }).first().click();
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
  await expect(page.getByRole('article').first()).toBeVisible();
}

/** Hands a file to the uploads page. */
export async function choose(page: Page, name: string, content: string): Promise<void> {
  await page
    .getByLabel('Candidate file')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** Closes a sheet, a dialog or a menu as Escape does. */
export async function escape(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}
