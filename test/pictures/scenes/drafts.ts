import type { PlannedFaults } from '../../support/practice-faults/planned-faults.ts';
import { escape, expect, go } from '../steps.ts';
import type { Stage } from '../studio.ts';

/** A campaign from an empty draft to what Popp made of it. */
export async function playDrafts(stage: Stage, planned: PlannedFaults): Promise<void> {
  const { page, shoot } = stage;
  await go(page, 'Campaigns');
  await page.getByRole('button', { name: 'New campaign' }).click();
  const title = page.getByLabel('Title', { exact: true });
  await expect(title).toBeVisible();
  await shoot('draft-empty');
  await write(stage);
  await shoot('draft');
  await page.getByLabel('How it closes').selectOption('MEETING_URL');
  await page.getByLabel('Link to book a meeting').fill('meetings.example.com/nights');
  await page.getByRole('button', { name: 'Review and publish' }).click();
  await expect(page.getByRole('button', { name: 'Put https:// in front' })).toBeVisible();
  await shoot('draft-problems');
  await page.getByRole('button', { name: 'Put https:// in front' }).click();
  await page.getByRole('button', { name: 'Review and publish' }).click();
  const create = page.getByRole('button', { name: 'Create it live, send nothing' });
  await expect(create).toBeVisible();
  await shoot('draft-sheet');
  planned.setPlan({
    rules: [
      {
        when: 'before',
        path: '/campaigns',
        does: { kind: 'status', status: 400, message: 'campaignTitle is taken already' },
      },
    ],
  });
  await create.click();
  await expect(page.getByText('Popp refused it', { exact: true })).toBeVisible();
  await title.scrollIntoViewIfNeeded();
  await shoot('draft-refused');
  await page.getByRole('button', { name: 'More for this draft' }).click();
  await page.getByRole('menuitem', { name: 'Earlier versions' }).click();
  await expect(page.getByRole('dialog', { name: 'Earlier versions' })).toBeVisible();
  await shoot('draft-versions');
  await escape(page);
  await page.getByRole('button', { name: 'Review and publish' }).click();
  await create.click();
  await expect(page.getByText('Created in Popp: Live')).toBeVisible();
  await page.getByRole('button', { name: 'Show every field' }).click();
  await shoot('draft-created');
  await page.getByRole('link', { name: 'Open the campaign' }).click();
  await page.getByRole('button', { name: 'Add one by hand' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot('campaign-add-one');
  await escape(page);
}

async function write({ page }: Stage): Promise<void> {
  await page.getByLabel('Title', { exact: true }).fill('Night shift pickers, Leeds');
  await page.getByLabel('Company').fill('Practice Logistics');
  await page.getByLabel('Location').fill('Leeds, UK');
  await page
    .getByLabel('Description')
    .fill('Picking at night, Sunday to Thursday, from 22 to 6. Forklift licence welcome.');
  await page.getByLabel('Purpose').selectOption('APPLICANT_OUTREACH');
  await page.getByLabel('Channel', { exact: true }).selectOption('SMS');
  await page.getByLabel('Template', { exact: true }).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Add a question' }).click();
  await page.getByLabel('Question', { exact: true }).fill('Can you work nights?');
  await page.getByRole('button', { name: 'Ask for a document' }).click();
  await expect(page.getByText('Saved on this computer')).toBeVisible();
}
