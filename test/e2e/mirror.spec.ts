import { everyoneCanUse } from './axe.ts';
import { expect, test } from './fixtures.ts';

test('a sub-account is connected, one candidate and a whole campaign are mirrored, and links are seen', async ({
  practice,
}) => {
  const { page } = practice;
  await page.getByRole('link', { name: 'Settings' }).click();
  const region = page.getByRole('region', { name: 'HighLevel' });
  await region.getByLabel('Location ID').fill('notTheRightOne');
  await region.getByLabel('Token').fill('pit-a-wrong-token');
  await region.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(region.getByText(/does not accept this token/)).toBeVisible();
  await region.getByRole('button', { name: 'Replace the token' }).click();
  await region.getByRole('button', { name: 'Use the practice sub-account' }).click();
  await region.getByRole('button', { name: 'Test connection' }).click();
  await expect(
    region.getByText(/contacts and conversations of this sub-account can be read/),
  ).toBeVisible();
  await everyoneCanUse(page, 'settings with HighLevel');

  // One candidate, from beside the thread: first with a contact that is somebody else's.
  await page.getByRole('link', { name: /^Inbox/ }).click();
  await page.getByRole('list', { name: 'Conversations' }).getByRole('link').first().click();
  const beside = page.getByRole('region', { name: 'HighLevel' });
  await beside.getByLabel('Contact ID').fill('contactOfAnotherSubAccount');
  await beside.getByRole('button', { name: 'Mirror this candidate' }).click();
  await expect(beside.getByText(/belongs to another sub-account/)).toBeVisible();
  await beside.getByLabel('Create contacts that are missing').check();
  await beside.getByRole('button', { name: 'Try again' }).click();
  const open = beside.getByRole('link', { name: 'Open in HighLevel' });
  await expect(open).toHaveAttribute(
    'href',
    /app\.gohighlevel\.com\/v2\/location\/.+\/conversations\//,
  );
  await expect(beside.getByText('Assigned to')).toBeVisible();

  // A campaign, while the one switch is on: nothing of it leaves, so its own pause can be seen.
  await page.getByRole('link', { name: /^Activity/ }).click();
  const everything = page.getByRole('switch', { name: 'Pause everything that leaves' });
  await everything.click();
  await expect(everything).toBeChecked();

  // It runs in the background, waits when it is told to, and comes to its end.
  await page.getByRole('link', { name: /^Campaigns/ }).click();
  await page
    .getByRole('table', { name: 'Campaigns' })
    .getByRole('link', { name: /Care assistant/ })
    .click();
  const campaign = page.getByRole('region', { name: 'HighLevel' });
  await campaign.getByLabel('Create contacts that are missing').check();
  await campaign.getByRole('button', { name: 'Mirror to HighLevel' }).click();
  await campaign.getByRole('button', { name: 'Pause' }).click();
  await expect(campaign.getByRole('list', { name: 'Paused' })).toBeVisible();
  await expect(campaign.getByRole('progressbar')).toBeVisible();
  await everyoneCanUse(page, 'a campaign on its way to HighLevel');
  await campaign.getByRole('button', { name: 'Resume' }).click();
  await page.getByRole('link', { name: /^Activity/ }).click();
  await everything.click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Resume/ })
    .click();
  await expect(everything).not.toBeChecked();
  await page.goBack();
  await expect(campaign.getByRole('list', { name: 'Finished' })).toBeVisible();
  const progress = campaign.getByRole('progressbar');
  const total = await progress.getAttribute('aria-valuemax');
  await expect(progress).toHaveAttribute('aria-valuenow', total ?? '');
  await expect(campaign.getByText(`${String(total)} in HighLevel`)).toBeVisible();

  await page.getByRole('list', { name: 'Conversations' }).getByRole('link').first().click();
  await expect(
    page
      .getByRole('region', { name: 'HighLevel' })
      .getByRole('link', { name: 'Open in HighLevel' }),
  ).toBeVisible();
});
