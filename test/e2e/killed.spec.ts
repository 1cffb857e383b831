import { startPracticeChild } from '../support/practice-child.ts';
import { expect, test } from './fixtures.ts';

test('an upload goes on after the console was killed in the middle of sending: nobody is lost or written to twice', async ({
  page,
  start,
  dataFolder,
}) => {
  const candidates = 600;
  // Popp in a process of its own, which lives on while the console dies. It takes the second bulk request and never answers it.
  const popp = await startPracticeChild({
    folder: `${dataFolder}-popp`,
    startMs: Date.now(),
    plan: {
      rules: [{ when: 'after', path: '/conversations/bulk', does: { kind: 'hang' }, skip: 1 }],
    },
  });
  try {
    const app = await start();
    await page.goto(app.address);
    await page.getByRole('button', { name: 'Connect Popp' }).click();
    await page.getByLabel('Name').fill('Acme Recruiting');
    await page.getByLabel('Organisation ID').fill(popp.organizationId);
    await page.getByLabel('API key').fill(popp.apiKey);
    await page.getByLabel('Popp’s address').selectOption('Another address');
    await page.getByLabel('Address', { exact: true }).fill(popp.baseUrl);
    await page.getByRole('button', { name: 'Connect and test' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible();

    const rows = Array.from({ length: candidates }, (_, n) => `Test-${n},test-${n}@example.com`);
    const file = Buffer.from(['First name,E-mail', ...rows].join('\n'));
    await page.getByRole('link', { name: /^Uploads/ }).click();
    await page
      .getByLabel('Candidate file')
      .setInputFiles({ name: 'many.csv', mimeType: 'text/csv', buffer: file });
    await page
      .getByRole('combobox', { name: 'Live campaign' })
      .selectOption({ label: 'Practice: Payroll specialist (e-mail)' });
    await page.getByRole('button', { name: 'Review and send' }).click();
    const sheet = page.getByRole('dialog', { name: 'Before it leaves' });
    await sheet.getByRole('textbox', { name: /^Type/ }).fill(String(candidates));
    await sheet.getByRole('button', { name: 'Send to 600 candidates' }).click();
    const progress = page.getByRole('progressbar', { name: 'Settled' });
    await expect(progress).toHaveAttribute('aria-valuenow', /^[1-9]/);
    const advanced = async () => {
      // Popp's lists show new conversations a little later, by its own clock.
      await popp.advance(5000);
    };
    await expect
      .poll(
        async () => {
          // The first request has to be seen in Popp's list before more leave.
          await advanced();
          return (await popp.strikes()).length;
        },
        { timeout: 30_000 },
      )
      .toBe(1);
    expect(Number(await progress.getAttribute('aria-valuenow'))).toBeLessThan(candidates);
    await app.stop('SIGKILL');

    const again = await start();
    await page.goto('about:blank');
    await page.goto(again.address);
    // Nothing keeps keys here, so the console asks for it again; until then nothing leaves.
    await page.getByRole('link', { name: 'Settings' }).first().click();
    await page.getByRole('button', { name: 'Enter the key' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('API key').fill(popp.apiKey);
    await dialog.getByRole('button', { name: 'Save the key' }).click();
    await expect(dialog).toBeHidden();
    await page.getByRole('link', { name: /^Uploads/ }).click();
    await page.getByText('many.csv').first().click();
    await expect
      .poll(
        async () => {
          await advanced();
          return progress.getAttribute('aria-valuenow');
        },
        { timeout: 60_000 },
      )
      .toBe(String(candidates));
    const opened = await popp.opened();
    expect(opened).toHaveLength(candidates);
    expect(new Set(opened.map(({ contact }) => contact)).size).toBe(candidates);
  } finally {
    await popp.stop();
  }
});
