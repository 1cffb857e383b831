import { startBusyOrganisation } from '../organisation.ts';
import { expect, go, inboxList, openThread } from '../steps.ts';
import type { Studio } from '../studio.ts';

/** What comes into the corner of the screen while something else is done. */
export async function playNotices(studio: Studio): Promise<void> {
  const organisation = await startBusyOrganisation(studio);
  const { page, host, shoot } = await studio.open({
    before: async (client) => {
      await organisation.connect(client);
    },
  });
  await page.clock.install();
  await page.goto(host.address());
  await expect(inboxList(page).getByRole('link').nth(5)).toBeVisible();
  await go(page, 'Campaigns');
  // What is found in the first seconds is no news.
  await page.clock.fastForward(21_000);
  for (const number of [161, 162, 163, 164]) {
    const phoneNumber = `+12025550${number}`;
    organisation.control.assignFlow(phoneNumber, 'wants-a-call');
    await organisation.post('/conversations', {
      externalCampaignId: 'EX-2291',
      firstName: number === 162 ? 'Test-Theodora-Alexandra' : 'Test-Sam',
      lastName: `Applicant-${number}`,
      phoneNumber,
    });
  }
  const notices = page.getByRole('region', { name: 'Notices' });
  await studio.clock.leapUntil(
    'notices',
    async () => (await notices.getByRole('group').count()) > 1,
    15_000,
  );
  const hold = async () => {
    await notices.getByRole('group').last().hover();
  };
  await shoot('notices', { withNotices: true, again: hold });
  await page.evaluate(() => window.location.assign('#/inbox'));
  await openThread(page, 'Test-Grace Applicant-011');
  await notices.getByRole('group').last().hover();
  await shoot('notices-beside-thread', { withNotices: true, again: hold });
}
