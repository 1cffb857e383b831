import path from 'node:path';
import { keyboardOf } from './keyboard.ts';
import { expect, test } from './fixtures.ts';

const sample = path.resolve(import.meta.dirname, '../../resources/samples/applicants.csv');

test('the whole job is done by the keyboard alone, and the focus is never lost', async ({
  page,
  start,
}) => {
  test.setTimeout(180_000);
  const { press, stop, tabTo, type } = keyboardOf(page);
  const app = await start();
  await page.goto(app.address);

  await test.step('chooses practice', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await tabTo('Open the practice workspace');
    await press('Enter');
    await stop('Inbox');
  });

  await test.step('chooses the file', async () => {
    await press('g', 'u');
    await stop('Uploads');
    const chooser = page.waitForEvent('filechooser');
    await tabTo('Choose a file');
    await press('Enter');
    await (await chooser).setFiles(sample);
    await stop('applicants.csv');
    await expect(page.getByText('300 rows, separated by commas')).toBeVisible();
  });

  await test.step('says what a column means', async () => {
    await tabTo('Change what columns mean');
    await press('Enter');
    await tabTo('Meaning of Job');
    const found = page.getByText(/^Found: /).last();
    await type('Context');
    await expect(found).toContainText('Context for the AI');
    await stop('Meaning of Job');
    await press('Home');
    await expect(found).not.toContainText('Context for the AI');
    await stop('Meaning of Job');
  });

  await test.step('chooses the campaign', async () => {
    await tabTo('Live campaign');
    await type('Practice: Warehouse operative, n');
    await expect(page.getByRole('combobox', { name: 'Live campaign' })).toHaveValue(/./);
    await stop('Live campaign');
  });

  await test.step('fixes a row and leaves others out', async () => {
    await tabTo('Show rows: No first name');
    await press('Enter');
    await tabTo(/^Fix row/);
    await press('Enter');
    await stop(/^Row/);
    await tabTo('First name');
    await type('Test-Mended');
    await press('Enter');
    await expect(page.getByRole('button', { name: 'Show rows: No first name' })).toBeHidden();
    await stop();
    await tabTo(/^Leave out 2: Not a phone number/, 'Shift+Tab');
    await press('Enter');
    await expect(page.getByRole('button', { name: /^Left out 2/ })).toBeVisible();
    await stop();
  });

  await test.step('reads the sheet and sends', async () => {
    await press('s');
    await stop('Before it leaves');
    const sheet = page.getByRole('dialog', { name: 'Before it leaves' });
    await expect(sheet.getByRole('button', { name: 'Send to 294 candidates' })).toBeEnabled();
    await press('Control+Enter');
    await expect(sheet).toBeHidden();
    await stop();
    await expect(page.getByRole('progressbar', { name: 'Settled' })).toBeVisible();
  });

  const notices = page.getByRole('region', { name: 'Notices' }).getByRole('group');
  await test.step('lets practice time pass until somebody needs a human', async () => {
    const notice = notices.filter({ hasText: /Applicant-\d+ needs you/ });
    const palette = page.getByRole('dialog');
    // While an hour is being skipped there is nothing to choose, and the palette stays.
    const close = async () => {
      if (await palette.isVisible()) await press('Escape');
      await expect(palette).toBeHidden();
    };
    await expect(async () => {
      await close();
      await press('Control+k');
      await expect(palette).toBeVisible();
      await stop('Search and actions');
      await type('skip hour');
      await press('Enter');
      await expect(notice.first()).toBeVisible({ timeout: 5000 });
    }).toPass({ timeout: 60_000 });
    await close();
    await stop();
    // A reply of the candidate within that hour would hold back what is written below, and rightly.
    await expect(page.getByRole('button', { name: 'Skip an hour' })).toBeEnabled({
      timeout: 60_000,
    });
    await press('n');
    await stop('Open');
    await press('Enter');
    await expect(page.getByText('Probably because of this message')).toBeVisible();
    await stop(/Applicant-\d+/);
  });

  await test.step('takes over, answers, and hands back', async () => {
    const messages = page.getByRole('list', { name: 'Messages' });
    await press('t');
    await stop('Your reply');
    await type('Hello, a recruiter here.');
    await expect(page.getByRole('button', { name: /^Hand back/ })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeEnabled();
    await press('Control+Enter');
    await expect(messages).toContainText('Hello, a recruiter here.');
    await stop('Your reply');
    const mine = messages.getByRole('article').filter({ hasText: 'Hello, a recruiter here.' });
    const returned = page.getByText('Your message did not leave');
    // Some candidates write meanwhile: the message comes back under the cursor, and leaves once they were read.
    await expect(async () => {
      if (await returned.isVisible()) await press('Control+Enter');
      const words = /Waiting to leave|On its way|Not sent/;
      await expect(mine.last()).not.toContainText(words, { timeout: 5000 });
      await expect(returned).toBeHidden();
    }).toPass({ timeout: 45_000 });
    await stop('Your reply');
    await press('Escape');
    await stop(/Applicant-\d+/);
    await press('h');
    await expect(page.getByText('You handed back to the AI')).toBeVisible();
    await stop(/Applicant-\d+/);
    await press('Escape');
    await stop();
    await expect(page.getByRole('list', { name: 'Messages' })).toBeHidden();
  });
});
