import { startScriptedServer, type Step } from '../support/scripted-server.ts';
import { expect, test } from './fixtures.ts';

const apiKey = 'popp-live-key-0123456789';

const html: Step = {
  status: 200,
  body: '<!doctype html><title>Hotel Wi-Fi</title>',
  headers: { 'content-type': 'text/html' },
};

test('a recruiter connects Popp after a wrong key and a wrong address, and is asked for the key again where nothing keeps it', async ({
  page,
  start,
}) => {
  const popp = await startScriptedServer();
  let campaigns: Step = { status: 403, json: { message: 'Forbidden' } };
  popp.otherwise(({ path }) => {
    if (path === '/v1/campaigns') return campaigns;
    return path.startsWith('/v1/') ? { status: 200, json: { data: [] } } : html;
  });
  try {
    const first = await start();
    await page.goto(first.address);
    await page.getByRole('button', { name: 'Connect Popp' }).click();

    await page.getByRole('button', { name: 'Connect and test' }).click();
    await expect(page.getByText('Paste the API key from Popp.')).toBeVisible();

    await page.getByLabel('Name').fill('Acme Recruiting');
    await page.getByLabel('Organisation ID').fill('org_acme');
    await page.getByLabel('API key').fill(apiKey);
    await page.getByLabel('Popp’s address').selectOption('Another address');
    await page.getByLabel('Address', { exact: true }).fill('http://popp.example.com/v1');
    await page.getByRole('button', { name: 'Connect and test' }).click();
    await expect(page.getByText(/has to start with https, so that/)).toBeVisible();

    await page.getByLabel('Address', { exact: true }).fill(popp.baseUrl);
    await page.getByRole('button', { name: 'Connect and test' }).click();
    await expect(page.getByText('Popp does not accept this key', { exact: true })).toBeVisible();
    await expect(page.getByText(/organisation org_acme\. Check both/).first()).toBeVisible();

    campaigns = html;
    await page.getByRole('button', { name: 'Test again' }).click();
    await expect(page.getByText('This address is not Popp’s', { exact: true })).toBeVisible();

    campaigns = { status: 200, json: { data: [{ id: 'c-1', campaignTitle: 'Night shift' }] } };
    await page.getByRole('button', { name: 'Test again' }).click();
    await expect(page.getByText('Acme Recruiting is connected')).toBeVisible();
    expect(popp.seen.every(({ method }) => method === 'GET')).toBe(true);

    await page.getByRole('link', { name: /^Campaigns/ }).click();
    await expect(page.getByRole('link', { name: 'Night shift' })).toBeVisible();
    await page.getByRole('link', { name: 'Settings' }).first().click();
    await expect(page.getByText('Set, ends with 6789, until the console stops')).toBeVisible();
    expect(await page.content()).not.toContain(apiKey);
    await first.stop();

    const second = await start();
    await page.goto('about:blank');
    await page.goto(second.address);
    await page.getByRole('link', { name: 'Settings' }).first().click();
    const card = page.getByRole('article', { name: 'Acme Recruiting' });
    await expect(card.getByText('Waiting for its key', { exact: true })).toBeVisible();
    await card.getByRole('button', { name: 'Enter the key' }).click();
    await page.getByRole('dialog').getByLabel('API key').fill(apiKey);
    await page.getByRole('dialog').getByRole('button', { name: 'Save the key' }).click();
    await expect(card.getByText('Ready', { exact: true })).toBeVisible();
    await card.getByRole('button', { name: 'Test the connection of Acme Recruiting' }).click();
    await expect(card.getByText('The connection works', { exact: true })).toBeVisible();
  } finally {
    await popp.stop();
  }
});

test('a removed workspace comes back within ten seconds', async ({ practice }) => {
  const { page } = practice;
  await page.getByRole('link', { name: 'Settings' }).first().click();
  await page.getByRole('button', { name: 'More for Practice' }).click();
  await page.getByRole('menuitem', { name: 'Remove', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Welcome to Popp Console' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Practice: nothing is sent to real people')).toBeVisible();
});
