import { expect, test } from './fixtures.ts';

test('campaigns are narrowed, found by reference, read in full, and lead to uploads and to the inbox', async ({
  practice,
}) => {
  const { page } = practice;
  await page.getByRole('link', { name: /^Campaigns/ }).click();
  const table = page.getByRole('table', { name: 'Campaigns' });
  const care = table.getByRole('link', { name: /Care assistant/ });
  const survey = table.getByRole('link', { name: /colleagues survey/ });
  await expect(care).toBeVisible();

  await page.getByRole('combobox', { name: 'Status' }).selectOption('Draft');
  await expect(care).toBeHidden();
  await expect(survey).toBeVisible();
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await page.getByRole('searchbox', { name: /Search by title/ }).fill('nobody has this');
  await expect(page.getByText('No campaign matches')).toBeVisible();
  await page.getByRole('button', { name: 'Clear the filters' }).click();

  const link = page.getByLabel('Dashboard link, ID or job reference');
  await link.fill('https://example.com/campaign/outbound/1');
  await page.getByRole('button', { name: 'Open campaign' }).click();
  await expect(page.getByText(/does not lead to Popp's dashboard/)).toBeVisible();
  await link.fill('PRACTICE-JOB-1002');
  await page.getByRole('button', { name: 'Open campaign' }).click();

  await expect(page.getByRole('heading', { level: 1, name: /Care assistant/ })).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'What Popp read out of the job description' }),
  ).toContainText('Practice Care');
  await expect(page.getByRole('region', { name: 'Questions' }).getByRole('listitem')).toHaveCount(
    3,
  );
  await expect(page.getByText('Required').first()).toBeVisible();

  const conversations = page.getByRole('list', { name: 'Conversations' });
  await conversations.getByRole('link').first().click();
  await expect(page).toHaveURL(/#\/inbox\/.+/);
  await page.goBack();

  await page.getByRole('link', { name: 'Upload candidates' }).click();
  await expect(page.getByText(/The next file is for .*Care assistant/)).toBeVisible();
});

test('a campaign that is not live cannot be sent to, and says so', async ({ practice }) => {
  const { page } = practice;
  await page.getByRole('link', { name: /^Campaigns/ }).click();
  await page.getByRole('link', { name: /colleagues survey/ }).click();
  await expect(page.getByText(/live campaigns only\. This one is draft/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Upload candidates' })).toHaveCount(0);
});
