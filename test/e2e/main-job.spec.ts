import path from 'node:path';
import type { Page } from '@playwright/test';
import { dropFile } from '../support/drop-file.ts';
import { expect, test } from './fixtures.ts';

const sample = path.resolve(import.meta.dirname, '../../resources/samples/applicants.csv');
const pictures = path.resolve(import.meta.dirname, '../../test-results/main-job');

/** Keeps a picture of each step of the journey. */
function camera(page: Page) {
  let step = 0;
  return async (name: string) => {
    step += 1;
    await page.screenshot({
      path: path.join(pictures, `${String(step).padStart(2, '0')}-${name}.png`),
    });
  };
}

test('a recruiter sends a file of applicants, is told who needs a human, steps in and hands back', async ({
  openConsole,
}) => {
  test.setTimeout(150_000);
  const page = await openConsole();
  const keep = camera(page);

  await test.step('opens the console for the first time and chooses practice', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await keep('first-start');
    await page
      .getByRole('button', { name: /practice/i })
      .first()
      .click();
    await expect(page.getByText('Practice: nothing is sent to real people')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible();
    await keep('practice-inbox');
  });

  await test.step('drops a spreadsheet of applicants', async () => {
    await page.getByRole('link', { name: /^Uploads/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Uploads' })).toBeVisible();
    await dropFile(page, sample);
    await expect(page.getByRole('heading', { level: 1, name: 'applicants.csv' })).toBeVisible();
    await expect(page.getByText('300 rows, separated by commas')).toBeVisible();
    await expect(page.getByRole('list', { name: 'Problems in this file' })).toContainText(
      'No first name',
    );
    await keep('candidates-read');
  });

  await test.step('fixes one row and leaves the others out', async () => {
    await page.getByRole('button', { name: 'Show rows: No first name' }).click();
    await page.getByRole('button', { name: /^Fix row/ }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('First name').fill('Test-Mended');
    await keep('row-mended');
    await sheet.getByRole('button', { name: 'Save' }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByRole('button', { name: 'Show rows: No first name' })).toBeHidden();
    await page.getByRole('button', { name: /^Leave out \d+: Not a phone number/ }).click();
    await expect(page.getByRole('button', { name: /^Left out 2/ })).toBeVisible();
  });

  await test.step('chooses a live campaign and reads the sheet before anything leaves', async () => {
    const campaign = page.getByRole('combobox', { name: 'Live campaign' });
    await expect(campaign.getByRole('option', { name: /survey|last year/ })).toHaveCount(0);
    await campaign.selectOption({ label: 'Practice: Warehouse operative, nights (SMS)' });
    await page.getByRole('button', { name: 'Review and send' }).click();
    const sheet = page.getByRole('dialog', { name: 'Before it leaves' });
    await expect(sheet.getByText('294 candidates', { exact: true })).toBeVisible();
    await expect(sheet).toContainText('Practice: Warehouse operative, nights');
    await expect(sheet).toContainText('Same contact twice');
    await expect(sheet).toContainText('Business hours where they are');
    await keep('before-it-leaves');
    await sheet.getByRole('button', { name: 'Send to 294 candidates' }).click();
    await expect(sheet).toBeHidden();
  });

  await test.step('sees every candidate accepted, once', async () => {
    const progress = page.getByRole('progressbar', { name: 'Settled' });
    await expect(progress).toHaveAttribute('aria-valuenow', '294', { timeout: 60_000 });
    await expect(page.getByRole('table', { name: 'What became of the candidates' })).toBeVisible();
    await keep('accepted');
  });

  await test.step('is told that a conversation needs a human, and opens it from the notice', async () => {
    const notice = page
      .getByRole('region', { name: 'Notices' })
      .getByRole('group', { name: /Applicant-\d+ needs you/ })
      .first();
    await expect(notice).toBeVisible({ timeout: 60_000 });
    await keep('notice');
    await notice.getByRole('button', { name: 'Open' }).click();
    await expect(page.getByRole('list', { name: 'Messages' })).toBeVisible();
    await expect(page.getByText('Probably because of this message')).toBeVisible();
    await keep('needs-a-human');
  });

  await test.step('takes it over, answers, and sees the candidate reply', async () => {
    const composer = page.getByRole('textbox', { name: 'Your reply' });
    await expect(
      page.getByText('The AI answers this conversation. Take over to write yourself.'),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Take over' }).click();
    await expect(page.getByRole('button', { name: /^Hand back/ })).toBeVisible();
    await composer.fill('Hello, a recruiter here. Let me answer that for you.');
    const send = page.getByRole('button', { name: 'Send', exact: true });
    await send.click();
    const messages = page.getByRole('list', { name: 'Messages' });
    const mine = messages.getByRole('article').filter({ hasText: 'Hello, a recruiter here.' });
    const returned = page.getByText('Your message did not leave');
    // Some candidates write meanwhile: the message comes back until they were read, and is sent then.
    await expect(async () => {
      if (await returned.isVisible()) await send.click();
      const words = /Waiting to leave|On its way|Not sent/;
      await expect(mine.last()).not.toContainText(words, { timeout: 5000 });
      await expect(returned).toBeHidden();
    }).toPass({ timeout: 45_000 });
    await expect(mine.last()).toContainText('Let me answer that for you.');
    await expect(messages.getByRole('article').last()).toHaveAccessibleName(/Applicant-\d+/, {
      timeout: 45_000,
    });
    await keep('answered');
  });

  await test.step('hands it back to the AI, which goes on', async () => {
    await page.getByRole('button', { name: /^Hand back/ }).click();
    await expect(page.getByText('You handed back to the AI')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Take over' })).toBeVisible();
    await expect(
      page.getByRole('list', { name: 'Messages' }).getByRole('article').last(),
    ).toHaveAccessibleName(/, AI$/, {
      timeout: 45_000,
    });
    await keep('handed-back');
  });
});
