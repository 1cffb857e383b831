import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startWebHost, type WebHost } from '../../electron/web/host.ts';
import type { PolicyReading } from '../../shared/settings/managed.ts';
import { memorySecrets, memoryWitness } from '../support/capabilities.ts';
import { expect, test as base } from './fixtures.ts';

const pages = path.resolve('out/renderer');
const file = '/etc/popp-console/policy.json';

/** The policy's place belongs to the system, so the host is started here, with what an administrator would have put there. */
const test = base.extend<{ readonly startWith: (policy: PolicyReading) => Promise<WebHost> }>({
  startWith: async ({ page }, use) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'popp-console-e2e-'));
    const hosts: WebHost[] = [];
    await use(async (policy) => {
      const host = await startWebHost({
        pages,
        port: 0,
        dataFolder: path.join(folder, 'data'),
        practice: true,
        override: {
          policy: { read: () => policy },
          secrets: memorySecrets(),
          witness: memoryWitness(),
        },
      });
      hosts.push(host);
      return host;
    });
    // A page that still loads would take its host's end for an error.
    await page.close();
    for (const host of hosts) await host.stop();
    await rm(folder, { recursive: true, force: true });
  },
});

test('what a company holds is shown as such and cannot be changed', async ({ page, startWith }) => {
  const gateway = 'https://gateway.example/popp/v1';
  const held = { baseUrls: [gateway], tunnels: 'off', updates: 'off', notificationText: true };
  const policy = { ...held, defaultCountry: 'GB' };
  const host = await startWith({ state: 'read', file, text: JSON.stringify(policy) });
  await page.goto(host.address());
  await page.getByRole('link', { name: 'Settings' }).click();

  const quoted = page.getByRole('checkbox', { name: /wrote|text|quote/i });
  await expect(quoted).toBeChecked();
  await expect(quoted).toBeDisabled();
  await expect(quoted).toHaveAccessibleDescription('Your company has set this.');
  const country = page.getByRole('combobox', { name: 'Country of phone numbers' });
  await expect(country).toHaveValue('GB');
  await expect(country).toBeDisabled();
  await expect(page.getByText('Your company has turned tunnels off.')).toBeVisible();
  const about = page.getByRole('region', { name: /about/i });
  await expect(about).toContainText('Your company has turned them off');
  await expect(about).toContainText(file);

  await page.getByRole('button', { name: 'Add a workspace' }).click();
  await page.getByRole('button', { name: 'Connect Popp' }).click();
  const address = page.getByRole('combobox', { name: 'Popp’s address' });
  await expect(address).toBeDisabled();
  await expect(address).toHaveValue(gateway);
});

test('a broken policy is said with who can mend it, and practice goes on', async ({
  page,
  startWith,
}) => {
  const host = await startWith({ state: 'read', file, text: '{"baseUrls": "all"}' });
  await page.goto(host.address());
  const banner = page.getByRole('region', { name: 'What limits the console now' });
  await expect(banner).toContainText('nothing leaves for Popp. Nothing was lost.');
  await expect(banner).toContainText(`Ask your IT team to mend ${file} (baseUrls: `);
  await expect(page.getByText('Practice: nothing is sent to real people')).toBeVisible();

  await page.getByRole('link', { name: 'Settings' }).first().click();
  await page.getByRole('button', { name: 'Add a workspace' }).click();
  await page.getByRole('button', { name: 'Connect Popp' }).click();
  await expect(page.getByRole('combobox', { name: 'Popp’s address' })).toBeDisabled();
  await expect(page.getByText('so no address can be used')).toBeVisible();
});

test('a policy that anyone could have written is not followed, and that is said', async ({
  page,
  startWith,
}) => {
  const problem = 'the file may be written by others than root';
  const host = await startWith({ state: 'not-trusted', file, problem });
  await page.goto(host.address());
  const banner = page.getByRole('region', { name: 'What limits the console now' });
  await expect(banner).toContainText(`are not followed, because ${problem}.`);
});

test('a build without a place to look says that it does not look for updates', async ({
  practice: { page },
}) => {
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('region', { name: /about/i })).toContainText(
    'This build does not look for updates',
  );
});
