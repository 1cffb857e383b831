import { startBusyOrganisation, startOrganisation } from '../organisation.ts';
import { expect, go } from '../steps.ts';
import type { Stage, Studio } from '../studio.ts';
import { playDrafts } from './drafts.ts';

/** The campaigns, one by one and together. */
export async function playCampaigns(studio: Studio): Promise<void> {
  const organisation = await startBusyOrganisation(studio);
  const stage = await studio.open({
    before: async (client) => {
      await organisation.connect(client);
    },
  });
  const { page, host, desk, shoot } = stage;
  await page.goto(host.address());
  desk.hold('campaigns/list');
  await go(page, 'Campaigns');
  await expect(page.getByLabel('Loading')).toBeVisible();
  await shoot('campaigns-loading');
  desk.release();
  const table = page.getByRole('table', { name: 'Campaigns' });
  const nights = table.getByRole('link', { name: /^Night warehouse/ });
  await expect(nights).toBeVisible();
  await shoot('campaigns');
  await table.getByRole('row').nth(3).hover();
  await shoot('campaigns-hover', {
    again: async () => {
      await table.getByRole('row').nth(3).hover();
    },
  });
  await page.mouse.move(600, 10);
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Draft');
  await expect(nights).toBeHidden();
  await shoot('campaigns-narrowed');
  await page.getByRole('searchbox', { name: /Search by title/ }).fill('astronaut');
  await expect(page.getByText('No campaign matches')).toBeVisible();
  await shoot('campaigns-no-match');
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  const link = page.getByLabel('Dashboard link, ID or job reference');
  await link.fill('https://example.com/campaign/outbound/1');
  await page.getByRole('button', { name: 'Open campaign' }).click();
  await expect(page.getByText(/does not lead to Popp's dashboard/)).toBeVisible();
  await shoot('campaigns-wrong-link');
  await link.fill('');
  organisation.planned.setPlan({
    rules: [{ method: 'GET', when: 'before', times: null, does: { kind: 'status', status: 401 } }],
  });
  await page.getByRole('button', { name: 'Read again' }).click();
  await expect(page.getByText('Shown as they were when Popp last answered')).toBeVisible();
  await shoot('campaigns-stale');
  organisation.planned.setPlan({});
  await page.getByRole('button', { name: 'Read again' }).click();
  await expect(page.getByText('Shown as they were when Popp last answered')).toBeHidden();
  await playOne(stage);
  await playDrafts(stage, organisation.planned);
  await playEmpty(studio);
}

async function playOne({ page, desk, shoot }: Stage): Promise<void> {
  const open = async (name: RegExp) => {
    await go(page, 'Campaigns');
    await page.getByRole('table').getByRole('link', { name }).first().click();
  };
  desk.hold('campaigns/get');
  await open(/^Night warehouse/);
  await expect(page.getByLabel('Loading').first()).toBeVisible();
  await shoot('campaign-loading');
  desk.release();
  await expect(page.getByRole('heading', { level: 1, name: /^Night warehouse/ })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Conversations' })).toBeVisible();
  await shoot('campaign');
  await open(/^Payroll and pensions/);
  await expect(page.getByRole('heading', { level: 1, name: /^Payroll and/ })).toBeVisible();
  await shoot('campaign-long-title');
  await open(/colleagues survey/);
  await expect(page.getByText('No conversations yet')).toBeVisible();
  await shoot('campaign-draft');
  desk.fail(
    'campaigns/get',
    'not-found',
    'This campaign is not here. It may belong to another workspace, or Popp has never told of it. Nothing was changed.',
  );
  await open(/last year/);
  await expect(page.getByRole('alert')).toBeVisible();
  await shoot('campaign-failed');
  desk.release();
}

async function playEmpty(studio: Studio): Promise<void> {
  const organisation = await startOrganisation(studio);
  const { page, host, desk, shoot } = await studio.open({
    before: async (client) => {
      await organisation.connect(client);
    },
  });
  const none = { refreshing: false, refreshedAt: Date.now() };
  const empty = { campaigns: [], total: 0, statuses: [], types: [], channels: [] };
  desk.answer('campaigns/list', { ...empty, freshness: none });
  await page.goto(host.address());
  await go(page, 'Campaigns');
  await expect(page.getByText('No campaigns yet')).toBeVisible();
  await shoot('campaigns-empty');
  desk.answer('campaigns/list', {
    ...empty,
    freshness: {
      refreshing: false,
      problem:
        'Popp cannot be reached. Nothing was lost: what you send waits here. Check the internet connection, then try again.',
    },
  });
  await page.reload();
  await expect(page.getByText('The campaigns could not be read')).toBeVisible();
  await shoot('campaigns-unreachable');
  desk.fail(
    'campaigns/list',
    'internal',
    'Something went wrong inside the console. Nothing was sent. Try again, and give the id if you report it.',
  );
  await page.reload();
  await expect(page.getByRole('alert')).toBeVisible();
  await shoot('campaigns-failed');
}
