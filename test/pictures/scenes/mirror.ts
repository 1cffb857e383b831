import { expect, go } from '../steps.ts';
import type { Studio } from '../studio.ts';

/** HighLevel: connecting it, a candidate beside the thread, and a campaign on its way. */
export async function playMirror(studio: Studio): Promise<void> {
  const { page, host, shoot } = await studio.open({ practice: true });
  await page.goto(host.address());
  await go(page, 'Settings');
  const region = page.getByRole('region', { name: 'HighLevel' });
  const toRegion = () => region.scrollIntoViewIfNeeded();
  await expect(region.getByLabel('Location ID')).toBeVisible();
  await toRegion();
  await shoot('mirror-connect', { again: toRegion });
  await region.getByRole('button', { name: 'Use the practice sub-account' }).click();
  await expect(region.getByText(/can be read/)).toBeVisible();
  await toRegion();
  await shoot('mirror-connected', { again: toRegion });

  await go(page, 'Campaigns');
  await page
    .getByRole('table', { name: 'Campaigns' })
    .getByRole('link', { name: /Care assistant/ })
    .click();
  const campaign = page.getByRole('region', { name: 'HighLevel' });
  await campaign.getByRole('button', { name: 'Mirror to HighLevel' }).click();
  await expect(campaign.getByRole('progressbar')).toBeVisible();
  const toCampaign = () => campaign.scrollIntoViewIfNeeded();
  await toCampaign();
  await shoot('mirror-campaign', { again: toCampaign });

  await go(page, 'Inbox');
  await page.getByRole('list', { name: 'Conversations' }).getByRole('link').first().click();
  const beside = page.getByRole('region', { name: 'HighLevel' });
  // In a small window what is known about the candidate is asked for.
  const toBeside = async () => {
    if (!(await beside.isVisible())) await page.getByRole('button', { name: 'About' }).click();
    await beside.scrollIntoViewIfNeeded();
  };
  await expect(beside).toBeVisible();
  await toBeside();
  await shoot('mirror-candidate', { again: toBeside });
}
