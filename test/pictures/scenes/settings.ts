import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { ConsoleError } from '../../../shared/errors.ts';
import { memorySecrets } from '../../support/capabilities.ts';
import { startOrganisation } from '../organisation.ts';
import { escape, expect, go } from '../steps.ts';
import type { Studio } from '../studio.ts';

const name = 'Example organisation';

/** The settings with each of their dialogs. */
export async function playSettings(studio: Studio): Promise<void> {
  const organisation = await startOrganisation(studio);
  const { page, host, desk, shoot } = await studio.open({
    practice: true,
    before: async (client) => {
      await organisation.connect(client, name);
    },
  });
  await page.goto(host.address());
  await go(page, 'Settings');
  const card = page.getByRole('article', { name });
  await expect(card.getByText('Ready', { exact: true })).toBeVisible();
  await shoot('settings');
  await scrollToEnd(page);
  await shoot('settings-end', { again: () => scrollToEnd(page) });
  const tunnel = page.getByRole('region', { name: 'Tunnel' });
  const toTunnel = () => tunnel.scrollIntoViewIfNeeded();
  await toTunnel();
  await shoot('settings-tunnel', { again: toTunnel });
  await tunnel.getByRole('button', { name: 'My own server (SSH)' }).click();
  await expect(tunnel.getByLabel('Port at the server')).toBeVisible();
  await shoot('settings-tunnel-ssh', { again: toTunnel });
  await page.getByRole('button', { name: 'Read the notices' }).click();
  await expect(page.getByRole('dialog', { name: 'Third-party notices' })).toBeVisible();
  await shoot('settings-notices');
  await escape(page);
  await page.getByRole('heading', { level: 1 }).hover();
  await card.getByRole('button', { name: /^Test the connection/ }).click();
  await expect(card.getByText('The connection works', { exact: true })).toBeVisible();
  await shoot('settings-test-works');
  organisation.planned.setPlan({
    rules: [{ method: 'GET', when: 'before', times: null, does: { kind: 'html' } }],
  });
  await card.getByRole('button', { name: /^Test the connection/ }).click();
  await expect(card.getByText('This address is not Popp’s', { exact: true })).toBeVisible();
  await shoot('settings-test-fails');

  const more = page.getByRole('button', { name: `More for ${name}` });
  const choose = async (label: string) => {
    await more.click();
    await page.getByRole('menuitem', { name: label, exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  };
  await more.click();
  await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeVisible();
  await shoot('settings-menu');
  await page.keyboard.press('Escape');
  await choose('Rename');
  await shoot('settings-rename');
  await escape(page);
  await choose('Change address or organisation');
  await shoot('settings-connection');
  await escape(page);
  await choose('Remove the key');
  await shoot('settings-remove-key');
  await escape(page);
  await page.getByRole('button', { name: 'Replace the key' }).click();
  await expect(page.getByRole('dialog').getByLabel('API key')).toBeVisible();
  desk.fail(
    'workspaces/setKey',
    'keychain-locked',
    'The keychain of this computer is locked. Unlock it, then try again. Nothing was lost.',
  );
  await page.getByRole('dialog').getByLabel('API key').fill('popp-live-key-0123456789');
  await page.getByRole('dialog').getByRole('button', { name: 'Save the key' }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
  await shoot('settings-key');
  desk.release();
  await escape(page);
  await page.getByRole('button', { name: 'More for Practice' }).click();
  await page.getByRole('menuitem', { name: 'Remove', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await shoot('settings-removed', { withNotices: true });
  await page.getByRole('button', { name: 'Add a workspace' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Add a workspace' })).toBeVisible();
  await shoot('add-workspace');
}

async function scrollToEnd(page: Page): Promise<void> {
  await page.getByText('System', { exact: true }).scrollIntoViewIfNeeded();
}

/** A computer without a keychain, on which the key has to be typed at each start, and one whose keychain is locked. */
export async function playKeys(studio: Studio): Promise<void> {
  const organisation = await startOrganisation(studio);
  const first = await studio.open({
    override: { secrets: memorySecrets() },
    before: async (client) => {
      const workspaceId = await organisation.connect(client, name);
      await client.workspaces.clearKey({ requestId: randomUUID(), workspaceId });
    },
  });
  const { page, host, shoot, dataFolder } = first;
  await page.goto(host.address());
  await go(page, 'Settings');
  await expect(page.getByText('Waiting for its key', { exact: true })).toBeVisible();
  await shoot('settings-waiting-for-key');
  await page.getByRole('button', { name: /^Popp/ }).last().click();
  await expect(page.getByText('The API key is missing')).toBeVisible();
  await shoot('frame-status-key');
  await page.keyboard.press('Escape');
  await go(page, 'Inbox');
  await expect(page.getByText('Popp could not be read')).toBeVisible();
  await shoot('inbox-waiting-for-key');
  await host.stop();

  const locked = () =>
    Promise.reject(
      new ConsoleError(
        'keychain-locked',
        'The keychain of this computer is locked. Nothing was lost.',
      ),
    );
  const second = await studio.open({
    dataFolder,
    override: { secrets: { ...memorySecrets(), place: locked, get: locked } },
  });
  await second.page.goto(second.host.address());
  await go(second.page, 'Settings');
  await expect(second.page.getByText('Keychain locked', { exact: true })).toBeVisible();
  await second.shoot('settings-keychain-locked');
}
