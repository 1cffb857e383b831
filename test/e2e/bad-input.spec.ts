import type { Page } from '@playwright/test';
import { startScriptedServer, type Step } from '../support/scripted-server.ts';
import { everyoneCanUse } from './axe.ts';
import { connectPopp } from './connect-popp.ts';
import { expect, test } from './fixtures.ts';

// A second tab and a second console on the same data folder are in states.spec.ts, a port in use is in the integration test of the
// launch, and a wrong key at the first connection is in connect.spec.ts.

type Given = { readonly name: string; readonly content: string | Uint8Array };

/** Hands a file to the uploads page, as choosing it in the browser's dialog does. */
async function choose(page: Page, { name, content }: Given): Promise<void> {
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await pages.getByRole('link', { name: /^Uploads/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Uploads' })).toBeVisible();
  await page
    .getByLabel('Candidate file')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

const notTables: readonly (Given & { readonly says: string; readonly next: RegExp })[] = [
  {
    name: 'photo.csv',
    content: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    says: 'This is a picture, not a CSV',
    next: /Drop the file that the candidates are listed in/,
  },
  {
    name: 'download.csv',
    content: '<!doctype html><title>Sign in</title>',
    says: 'This is a web page, not a CSV',
    next: /Export the candidates as CSV again/,
  },
  {
    name: 'empty.csv',
    content: '',
    says: 'The file is empty',
    next: /Your own file is untouched/,
  },
];

test('a file that is no table says what it is, and the next file is read as if nothing had been', async ({
  practice,
}) => {
  const { page } = practice;
  for (const file of notTables) {
    await choose(page, file);
    const alert = page.getByRole('alert');
    await expect(alert).toContainText(file.says);
    await expect(alert).toContainText(file.next);
    await expect(page.getByRole('button', { name: 'Review and send' })).toBeHidden();
  }
  await everyoneCanUse(page, 'a file that is no table');
  await choose(page, {
    name: 'one.csv',
    content: 'First name,Phone\nTest-One,+442079460101\n',
  });
  await expect(page.getByText('1 row, separated by commas')).toBeVisible();
  await page.getByRole('link', { name: 'Uploads' }).first().click();
  const list = page.getByRole('table', { name: 'Uploads of this workspace' });
  await expect(list.getByRole('row', { name: /Not readable/ })).toHaveCount(notTables.length);
});

test('a file without a phone or e-mail column asks which one it is', async ({ practice }) => {
  const { page } = practice;
  await choose(page, {
    name: 'unnamed.csv',
    content: 'First name,Reach\nTest-One,call me\nTest-Two,+442079460102\n',
  });
  await expect(page.getByText('No column says how to reach a candidate')).toBeVisible();
  await everyoneCanUse(page, 'a file without a way to reach anyone');
  await expect(
    page.getByText(/Nothing can be sent without one, and nothing was lost/),
  ).toBeVisible();
  await page.getByRole('combobox', { name: 'Meaning of Reach' }).selectOption({ label: 'Phone' });
  await expect(page.getByText('No column says how to reach a candidate')).toBeHidden();
  await expect(page.getByRole('group', { name: 'Which rows' })).toContainText('Ready1');
});

test('a row without a first name stays behind, is named, and is sent once it has one', async ({
  practice,
}) => {
  const { page } = practice;
  await choose(page, {
    name: 'nameless.csv',
    content: 'First name,Phone\nTest-One,+442079460101\n,+442079460102\n',
  });
  const problems = page.getByRole('list', { name: 'Problems in this file' });
  await expect(problems).toContainText('Popp needs a first name for every candidate');
  await page
    .getByRole('combobox', { name: 'Live campaign' })
    .selectOption({ label: 'Practice: Warehouse operative, nights (SMS)' });
  await page.getByRole('button', { name: 'Review and send' }).click();
  const sheet = page.getByRole('dialog', { name: 'Before it leaves' });
  await expect(sheet).toContainText('No first name');
  await sheet.getByRole('button', { name: 'Send to 1 candidate' }).click();
  const progress = page.getByRole('progressbar', { name: 'Settled' });
  await expect(progress).toHaveAttribute('aria-valuemax', '1');

  await page.getByRole('button', { name: /^Fix row 3/ }).click();
  const row = page.getByRole('dialog');
  await row.getByLabel('First name').fill('Test-Two');
  await row.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Review and send' }).click();
  await sheet.getByRole('button', { name: 'Send to 1 candidate' }).click();
  await expect(progress).toHaveAttribute('aria-valuenow', '2');
});

test('a Popp that stops answering rightly is named in words, with what was known still there', async ({
  page,
  start,
}) => {
  const elsewhere = await startScriptedServer();
  const popp = await startScriptedServer();
  const right: Step = {
    status: 200,
    json: { data: [{ id: 'c-1', campaignTitle: 'Night shift' }] },
  };
  let campaigns: Step = right;
  popp.otherwise(({ path }) =>
    path === '/v1/campaigns' ? campaigns : { status: 200, json: { data: [] } },
  );
  try {
    const app = await start();
    await page.goto(app.address);
    await connectPopp(page, popp.baseUrl);

    await page.getByRole('link', { name: /^Campaigns/ }).click();
    const known = page.getByRole('link', { name: 'Night shift' });
    await expect(known).toBeVisible();

    const says = async (step: Step, sentence: RegExp) => {
      campaigns = step;
      await page.getByRole('button', { name: 'Read again' }).click();
      await expect(page.getByText(sentence)).toBeVisible();
      await expect(page.getByText('Shown as they were when Popp last answered')).toBeVisible();
      await expect(known).toBeVisible();
    };
    await says(
      { status: 401, json: { message: 'Unauthorized' } },
      /Popp does not accept this API key for this organisation\. Nothing was lost\. Check the key/,
    );
    await says(
      { status: 200, body: '<!doctype html>', headers: { 'content-type': 'text/html' } },
      /A web page came instead of the list of campaigns.*Nothing was lost\. Open a browser/,
    );
    await says(
      { status: 307, headers: { location: `${elsewhere.baseUrl}/campaigns` } },
      /points to .*did not follow, so your API key was not sent there\. Nothing was lost/,
    );
    expect(elsewhere.seen).toEqual([]);

    await popp.stop();
    await everyoneCanUse(page, 'a Popp that answers wrongly');
    await says(right, /cannot be reached\. Nothing was lost: .*Check the internet connection/);
  } finally {
    await popp.stop().catch(() => undefined);
    await elsewhere.stop();
  }
});

test('an event with a wrong signature is refused and shown with its cause', async ({
  practice,
}) => {
  const { page } = practice;
  await page.getByRole('link', { name: /^Activity/ }).click();
  await page.getByRole('tab', { name: 'Events from Popp' }).click();
  await expect(page.getByText('None since the console started.')).toBeVisible();
  const address = await page.getByRole('code').filter({ hasText: 'http://' }).first().innerText();
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-signature': '0'.repeat(64) },
    body: JSON.stringify({ event: 'CONVERSATION_NEEDS_REVIEW', eventId: 'forged', data: {} }),
  });
  expect(answer.status).toBe(401);
  await expect(page.getByRole('list', { name: 'Refused deliveries by cause' })).toContainText(
    'Wrong signature',
  );
  await expect(page.getByText('forged')).toBeHidden();
});
