import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { startScriptedServer } from '../support/scripted-server.ts';
import { everyoneCanUse } from './axe.ts';
import { connectPopp } from './connect-popp.ts';
import { expect, test } from './fixtures.ts';

const secret = 'whsec_0123456789abcdef';

test('a recruiter sets up how events get here, tries it, takes one in again, and is told why none arrive', async ({
  page,
  start,
}) => {
  const popp = await startScriptedServer();
  popp.otherwise(() => ({ status: 200, json: { data: [] } }));
  try {
    await page.goto((await start()).address);
    await connectPopp(page, popp.baseUrl);
    const toEvents = async () => {
      await page.getByRole('link', { name: /^Activity/ }).click();
      await page.getByRole('tab', { name: 'Events' }).click();
    };
    await toEvents();
    const why = page.getByRole('list', { name: 'Why do no events arrive?' });
    const check = (name: string) =>
      why.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) });
    await expect(check('A tunnel is open')).toContainText('Choose a tunnel in Settings.');
    await expect(check('The signing secret is set')).toContainText('Every event is refused');

    await page.getByRole('textbox', { name: 'Signing secret' }).fill(secret);
    await page.getByRole('button', { name: 'Save the secret' }).click();
    await expect(check('The signing secret is set')).toContainText('In order');
    await page.getByRole('button', { name: 'Send myself a test event' }).click();
    await expect(page.getByText(/The test event arrived .* did not leave/)).toBeVisible();
    await expect(check('An event has come')).toContainText('In order');
    const events = page.getByRole('list', { name: 'Events', exact: true }).getByRole('listitem');
    await expect(events).toHaveCount(1);

    // One that this version does not know, signed as Popp signs, and one that nobody signed.
    const url = await page.getByText(/^http:\/\/127\.0\.0\.1:\d+\/popp\//).innerText();
    const body = JSON.stringify({ event: 'SOMETHING_NEW', eventId: 'evt-new', data: {} });
    const signature = createHmac('sha256', secret).update(body).digest('hex');
    const send = (by: string) =>
      fetch(url, { method: 'POST', body, headers: { 'x-signature': by, connection: 'close' } });
    expect((await send(signature)).status).toBe(200);
    expect((await send('forged')).status).toBe(401);
    await expect(events).toHaveCount(2);
    await events
      .first()
      .getByRole('button', { name: /^Take in again/ })
      .click();
    await expect(page.getByText('The event was taken in again.')).toBeVisible();
    await expect(check('Nothing was refused')).toContainText('Signed with another secret');

    await chooseTunnel('https://first.invalid');
    await toEvents();
    await page.getByRole('button', { name: 'Popp has this address' }).click();
    await expect(page.getByText('Popp has the public address above')).toBeVisible();
    await chooseTunnel('https://second.invalid');
    await toEvents();
    await expect(page.getByText('Popp was given another address')).toBeVisible();
    await expect(check('Popp has this address')).toContainText('Popp delivers to another address');
    await page.getByRole('button', { name: 'Send myself a test event' }).click();
    await expect(check('The address leads here from outside')).toContainText('did not arrive');
    await everyoneCanUse(page, 'events that do not arrive');

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export log' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^popp-console-sent-\d{4}-\d\d-\d\d\.csv$/);
    expect(await readFile(await file.path(), 'utf8')).toMatch(/^\uFEFFSent at \(UTC\),What,/);
  } finally {
    await popp.stop();
  }

  async function chooseTunnel(publicUrl: string): Promise<void> {
    await page.getByRole('link', { name: 'Settings' }).first().click();
    const tunnel = page.getByRole('region', { name: 'Tunnel' });
    await tunnel.getByRole('button', { name: 'One of my own' }).click();
    await tunnel.getByLabel('Public address').fill(publicUrl);
    await tunnel.getByRole('button', { name: 'Use this tunnel' }).click();
    await expect(tunnel.getByText(publicUrl, { exact: true })).toBeVisible();
  }
});
