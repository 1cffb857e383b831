import { expect, test } from './fixtures.ts';
const out = '/tmp/look';
test('look', async ({ practice }) => {
  test.setTimeout(200_000);
  const { page } = practice;
  const shot = async (name: string) => {
    for (const [w, h] of [
      [1280, 800],
      [1000, 700],
    ] as const) {
      await page.setViewportSize({ width: w, height: h });
      for (const theme of ['light', 'dark']) {
        await page.evaluate(
          (t) => document.documentElement.setAttribute('data-mantine-color-scheme', t),
          theme,
        );
        await page.waitForTimeout(120);
        await page.screenshot({ path: `${out}/${name}-${w}-${theme}.png` });
      }
    }
    await page.evaluate(() =>
      document.documentElement.setAttribute('data-mantine-color-scheme', 'light'),
    );
    await page.setViewportSize({ width: 1280, height: 800 });
  };
  await page.getByRole('link', { name: /^Campaigns/ }).click();
  await expect(page.getByRole('table', { name: 'Campaigns' })).toBeVisible();
  await page.getByRole('button', { name: 'New campaign' }).click();
  await expect(page.getByLabel('Title')).toBeVisible();
  await shot('empty');
  await page.getByLabel('Title').fill('Night shift pickers, Leeds');
  await page.getByLabel('Company').fill('Practice Logistics');
  await page.getByLabel('Location').fill('Leeds, UK');
  await page
    .getByLabel('Description')
    .fill('Picking at night, Sunday to Thursday, 22 to 6. Forklift licence welcome.');
  await page.getByLabel('Purpose').selectOption('APPLICANT_OUTREACH');
  await page.getByLabel('Channel', { exact: true }).selectOption('SMS');
  await page.getByLabel('Template', { exact: true }).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Add a question' }).click();
  await page
    .getByRole('group', { name: 'Question 1' })
    .getByLabel('Question', { exact: true })
    .fill('Can you work nights from Sunday to Thursday?');
  await page.getByRole('button', { name: 'Ask for a document' }).click();
  await page.getByRole('button', { name: 'Add a question' }).click();
  await shot('middle');
  await page.getByLabel('How it closes').selectOption('MEETING_URL');
  await page.getByLabel('Link to book a meeting').fill('calendly.com/us');
  await page.getByLabel('Title').focus();
  await page.getByRole('button', { name: 'Review and publish' }).click();
  await shot('problems');
  await page.getByRole('button', { name: 'Put https:// in front' }).click();
  await page
    .getByRole('group', { name: 'Question 3' })
    .getByLabel('Question', { exact: true })
    .fill('How would you get to work?');
  await page.getByLabel('Your reference').fill('JOB-77');
  await page.getByRole('button', { name: 'Review and publish' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.waitForTimeout(400);
  await shot('sheet');
  await page.getByRole('link', { name: 'Campaigns' }).count();
  await page.getByRole('dialog').getByRole('button', { name: 'Not yet' }).click();
  await page.getByRole('button', { name: 'More for this draft' }).click();
  await page.waitForTimeout(200);
  await shot('menu');
  await page.getByRole('menuitem', { name: 'Keep as a starting point' }).click();
  await page.waitForTimeout(300);
  await page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: /^Campaigns/ })
    .click();
  await expect(page.getByRole('table', { name: 'Campaigns' })).toBeVisible();
  await page.waitForTimeout(400);
  await shot('list');
  await page.getByRole('link', { name: 'Night shift pickers, Leeds' }).first().click();
  await page.getByRole('button', { name: 'Review and publish' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: 'Create it live, send nothing' })
    .click();
  await expect(page.getByText('Created in Popp: Live')).toBeVisible();
  await page.waitForTimeout(500);
  await shot('result');
  await page.getByRole('button', { name: 'Show every field' }).click();
  await shot('result-all');
  await page.getByRole('link', { name: 'Open the campaign' }).click();
  await page.waitForTimeout(600);
  await shot('campaign');
});
