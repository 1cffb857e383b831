import { startScriptedServer, type Step } from '../../support/scripted-server.ts';
import { expect } from '../steps.ts';
import type { Studio } from '../studio.ts';

const webPage: Step = {
  status: 200,
  body: '<!doctype html><title>Hotel Wi-Fi</title>',
  headers: { 'content-type': 'text/html' },
};

/** The first start, and connecting Popp with everything that may go wrong there. */
export async function playStart(studio: Studio): Promise<void> {
  const { page, desk, host, shoot } = await studio.open();
  await page.goto(host.address());
  const practice = page.getByRole('button', { name: 'Open the practice workspace' });
  await expect(practice).toBeVisible();
  await shoot('first-start');

  desk.fail(
    'workspaces/openPractice',
    'internal',
    'The practice workspace did not start. Nothing was changed. Try again; if it happens again, report the id below.',
  );
  await practice.click();
  await expect(page.getByRole('alert')).toBeVisible();
  await shoot('first-start-failed');
  desk.release();

  await page.getByRole('button', { name: 'Connect Popp' }).click();
  await expect(page.getByLabel('API key')).toBeVisible();
  await shoot('connect');
  const submit = page.getByRole('button', { name: /^Connect and test|^Test again/ });
  await submit.click();
  await expect(page.getByText('Paste the API key from Popp.')).toBeVisible();
  await shoot('connect-missing');

  const popp = await startScriptedServer();
  studio.onEnd(() => popp.stop());
  let answer: Step = { status: 403, json: { message: 'Forbidden' } };
  popp.otherwise(() => answer);
  await page.getByLabel('Name').fill('Example organisation');
  await page.getByLabel('Organisation ID').fill('org_2Yv8KqTn4WcX');
  await page.getByLabel('API key').fill('popp-live-key-0123456789');
  await page.getByLabel('Popp’s address').selectOption('Another address');
  await page.getByLabel('Address', { exact: true }).fill('http://popp.example.com/v1');
  await submit.click();
  await expect(page.getByText(/has to start with https, so that/)).toBeVisible();
  await shoot('connect-address');

  await page.getByLabel('Address', { exact: true }).fill(popp.baseUrl);
  desk.hold('workspaces/testConnection');
  await submit.click();
  await expect(submit).toHaveAttribute('aria-busy', 'true');
  await shoot('connect-testing');
  desk.release();
  await expect(page.getByText('Popp does not accept this key', { exact: true })).toBeVisible();
  await shoot('connect-key-refused');
  answer = webPage;
  await submit.click();
  await expect(page.getByText('This address is not Popp’s', { exact: true })).toBeVisible();
  await shoot('connect-not-popp');
}
