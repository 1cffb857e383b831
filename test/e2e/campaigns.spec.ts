import type { Page } from '@playwright/test';
import { layLine } from '../support/network-line.ts';
import { startPracticeChild } from '../support/practice-child.ts';
import { connectPopp } from './connect-popp.ts';
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

async function openCampaigns(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: /^Campaigns/ })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Campaigns' })).toBeVisible();
}

/** Writes a campaign from nothing to complete, in the editor that is open. */
async function writeCampaign(page: Page, title: string): Promise<void> {
  await page.getByLabel('Title', { exact: true }).fill(title);
  await page.getByLabel('Company').fill('Practice Logistics');
  await page.getByLabel('Location').fill('Leeds, UK');
  await page.getByLabel('Description').fill('Picking at night, Sunday to Thursday, from 22 to 6.');
  await page.getByLabel('Purpose').selectOption('APPLICANT_OUTREACH');
  await page.getByLabel('Channel', { exact: true }).selectOption('EMAIL');
  await page
    .getByLabel('Template', { exact: true })
    .selectOption({ label: 'Practice opening, EMAIL' });
  await page.getByRole('button', { name: 'Add a question' }).click();
  await page
    .getByRole('group', { name: 'Question 1' })
    .getByLabel('Question', { exact: true })
    .fill('Can you work nights?');
  await page.getByRole('button', { name: 'Ask for a document' }).click();
  await page.getByLabel('How it closes').selectOption('PHONE_NUMBER');
  await page.getByLabel('Country').selectOption('GB');
  await page.getByLabel('Phone number to call').fill('020 7946 0101');
  await page.getByLabel('Your reference').fill('JOB-77');
  await expect(page.getByLabel('Phone number to call')).toHaveValue('+442079460101');
  await expect(page.getByText('Ready to publish').first()).toBeVisible();
  await expect(page.getByText('Saved on this computer')).toBeVisible();
}

test('a campaign is written without a network, survives a restart, waits, is published once, and takes three candidates', async ({
  page,
  start,
  dataFolder,
}) => {
  const popp = await startPracticeChild({ folder: `${dataFolder}-popp`, startMs: Date.now() });
  const line = await layLine(popp.baseUrl);
  const title = 'Night shift pickers';
  try {
    const first = await start();
    await page.goto(first.address);
    await connectPopp(page, line.baseUrl, popp);
    await openCampaigns(page);
    await expect(page.getByRole('link', { name: /Payroll specialist/ })).toBeVisible();
    await page.getByRole('button', { name: 'New campaign' }).click();
    // Popp's templates are read after its campaigns: the network goes once both are here.
    await expect(page.getByLabel('Title', { exact: true })).toBeVisible();
    await page.getByLabel('Purpose').selectOption('APPLICANT_OUTREACH');
    await page.getByLabel('Channel', { exact: true }).selectOption('EMAIL');
    await expect(page.getByLabel('Template', { exact: true })).toContainText('Practice opening');
    await line.cut();
    await writeCampaign(page, title);
    await first.stop();

    const second = await start();
    await page.goto('about:blank');
    await page.goto(second.address);
    await openCampaigns(page);
    await page.getByRole('link', { name: title }).click();
    await expect(page.getByLabel('Description')).toHaveValue(/Sunday to Thursday/);
    await page.getByRole('button', { name: 'Review and publish' }).click();
    const sheet = page.getByRole('dialog', { name: 'Publish this campaign' });
    await expect(sheet).toContainText('sends nothing by itself');
    await expect(sheet).toContainText('+442079460101');
    await sheet.getByRole('button', { name: 'Create it live, send nothing' }).click();
    await expect(page.getByText('Waiting to leave for Popp')).toBeVisible();

    // Changed while it waits: it asks which one is meant, and nothing leaves before that.
    await page.getByLabel('Location').fill('York, UK');
    await expect(page.getByText('Which one is meant?')).toBeVisible();
    await page.getByRole('button', { name: 'What it says now' }).click();
    await expect(page.getByText('Waiting to leave for Popp')).toBeVisible();

    await line.mend();
    await page.getByRole('link', { name: 'Settings' }).first().click();
    const card = page.getByRole('article', { name: 'Acme Recruiting' });
    await card.getByRole('button', { name: 'Enter the key' }).click();
    await page.getByRole('dialog').getByLabel('API key').fill(popp.apiKey);
    await page.getByRole('dialog').getByRole('button', { name: 'Save the key' }).click();
    await openCampaigns(page);
    await page.getByRole('link', { name: title }).click();
    // A draft leads to its campaign once Popp has it: both roads end at what was created.
    await expect(page.getByText(/Created in Popp: Live|^Live$/).first()).toBeVisible({
      timeout: 40_000,
    });
    const made = (await popp.campaigns()).filter((one) => one.campaignTitle === title);
    expect(made).toMatchObject([
      { campaignStatus: 'LIVE', location: 'York, UK', contactNumber: '+442079460101' },
    ]);

    await page.getByRole('link', { name: 'Upload candidates' }).click();
    const rows = [1, 2, 3].map((n) => `Test-${n},test-${n}@example.com`);
    await page.getByLabel('Candidate file').setInputFiles({
      name: 'three.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(['First name,E-mail', ...rows].join('\n')),
    });
    await page.getByRole('button', { name: 'Review and send' }).click();
    await page
      .getByRole('dialog', { name: 'Before it leaves' })
      .getByRole('button', { name: /^Send to 3/ })
      .click();
    await expect.poll(async () => (await popp.opened()).length, { timeout: 30_000 }).toBe(3);
    expect(new Set((await popp.opened()).map(({ campaignId }) => campaignId))).toEqual(
      new Set(made.map(({ id }) => id)),
    );
  } finally {
    await line.close();
    await popp.stop();
  }
});

test('what Popp refuses stands beside its field, and is put right and published', async ({
  page,
  start,
  dataFolder,
}) => {
  const popp = await startPracticeChild({
    folder: `${dataFolder}-popp`,
    startMs: Date.now(),
    plan: {
      rules: [
        {
          when: 'before',
          path: '/campaigns',
          does: { kind: 'status', status: 400, message: 'campaignTitle is taken already' },
        },
      ],
    },
  });
  try {
    await page.goto((await start()).address);
    await connectPopp(page, popp.baseUrl, popp);
    await openCampaigns(page);
    await page.getByRole('button', { name: 'New campaign' }).click();
    await writeCampaign(page, 'Taken');
    await page.getByRole('button', { name: 'Review and publish' }).click();
    await page.getByRole('button', { name: 'Create it live, send nothing' }).click();
    await expect(page.getByText('Popp refused it', { exact: true })).toBeVisible();
    const field = page.getByLabel('Title', { exact: true });
    await expect(field).toHaveAccessibleDescription(/Popp says: campaignTitle is taken already/);
    await field.fill('Free');
    await expect(page.getByText('Saved on this computer')).toBeVisible();
    await page.getByRole('button', { name: 'Review and publish' }).click();
    await page.getByRole('button', { name: 'Create it live, send nothing' }).click();
    await expect(page.getByText('Created in Popp: Live')).toBeVisible();
    await expect(page.getByText('Popp has everything as it was sent.')).toBeVisible();
    await page.getByRole('link', { name: 'Open the campaign' }).click();
    await page.getByRole('button', { name: 'More for this campaign' }).click();
    await page.getByRole('menuitem', { name: 'Archive' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click();
    await expect(page.getByText('This one is archived', { exact: false })).toBeVisible();
  } finally {
    await popp.stop();
  }
});

test('two windows that edit one draft never write over each other, and nothing is lost', async ({
  page,
  start,
  context,
}) => {
  let isHeld = false;
  await page.routeWebSocket(/.*/, (near) => {
    const far = near.connectToServer();
    near.onMessage((message) => {
      // What this window saves does not get through, as when its connection goes in that moment.
      if (!isHeld || !String(message).includes('saveDraft')) far.send(message);
    });
  });
  await page.goto((await start('--practice')).address);
  await openCampaigns(page);
  await page.getByRole('button', { name: 'New campaign' }).click();
  const title = page.getByLabel('Title', { exact: true });
  await title.fill('Night shift');
  await expect(page.getByText('Saved on this computer')).toBeVisible();
  isHeld = true;
  await title.fill('Mine');
  await expect(page.getByText('Saving', { exact: true })).toBeVisible();

  const token = await page.evaluate(() => sessionStorage.getItem('console-token'));
  const other = await context.newPage();
  await other.addInitScript((value) => sessionStorage.setItem('console-token', value ?? ''), token);
  await other.goto(page.url());
  await other.getByLabel('Title', { exact: true }).fill('Theirs');
  await expect(other.getByText('Saved on this computer')).toBeVisible();
  isHeld = false;

  await page.getByRole('button', { name: 'Use it here' }).click();
  await expect(page.getByText('This draft was saved in another window')).toBeVisible();
  await expect(title).toHaveValue('Mine');
  await page.getByRole('button', { name: 'Keep mine as a draft of its own' }).click();
  await expect(page.getByText('This draft was saved in another window')).toBeHidden();
  await openCampaigns(page);
  await expect(page.getByRole('link', { name: 'Mine', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Theirs', exact: true })).toBeVisible();
});
