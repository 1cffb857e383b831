import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { choose, escape, expect, go, sampleFile } from '../steps.ts';
import { startOrganisation, type Organisation } from '../organisation.ts';
import type { Stage, Studio } from '../studio.ts';

/** What becomes of candidates after they were sent, as their upload tells it. */
export async function playSending(studio: Studio): Promise<void> {
  const organisation = await startOrganisation(studio);
  const stage = await studio.open({
    before: async (client) => {
      await organisation.connect(client);
    },
  });
  const { page, host, shoot } = stage;
  await page.goto(host.address());
  await go(page, 'Uploads');
  // A list that is not answered keeps the upload at its first look.
  organisation.planned.setPlan({
    readableAtOnce: true,
    listLagMs: 0,
    rules: [
      {
        method: 'GET',
        path: '/conversations',
        when: 'before',
        times: null,
        does: { kind: 'hang' },
      },
    ],
  });
  await send(page);
  await expect(page.getByText(/^Looking first at who is in this campaign/)).toBeVisible();
  await shoot('sent-looking-first', { withNotices: true });
  await go(page, 'Activity');
  await page.getByRole('tab', { name: 'Recent' }).click();
  await expect(page.getByText(/^Looking for candidates of/)).toBeVisible();
  await shoot('activity-looking-first');
  await go(page, 'Uploads');
  await page.getByText('applicants.csv').first().click();
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(
    page.getByText('Paused: nothing of this upload leaves until you resume.'),
  ).toBeVisible();
  await shoot('sent-paused');
  await page.getByRole('button', { name: 'Cancel what has not left' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot('sent-cancel');
  await escape(page);
  organisation.planned.setPlan({ readableAtOnce: true, listLagMs: 0, rules: [] });
  await page.getByRole('button', { name: 'Resume' }).click();
  const progress = page.getByRole('progressbar', { name: 'Settled' });
  const settled = async () => Number(await progress.getAttribute('aria-valuenow'));
  await studio.clock.leapUntil('the first candidates settled', async () => (await settled()) > 0);
  await shoot('sent-progress');
  const total = Number(await progress.getAttribute('aria-valuemax'));
  await studio.clock.leapUntil('every candidate settled', async () => (await settled()) === total);
  await expect(page.getByText('What became of them')).toBeVisible();
  await shoot('sent-done');
  await playReceipt(stage);
}

async function send(page: Page): Promise<void> {
  await choose(page, 'applicants.csv', await readFile(sampleFile, 'utf8'));
  await page
    .getByRole('combobox', { name: 'Live campaign' })
    .selectOption({ label: 'Night warehouse operatives, Columbus (SMS)' });
  await page.getByText('Write only in business hours where the candidate is').click();
  await page.getByRole('button', { name: 'Review and send' }).click();
  const sheet = page.getByRole('dialog', { name: 'Before it leaves' });
  await sheet.getByRole('button', { name: /^Send to/ }).click();
  await expect(sheet).toBeHidden();
}

async function playReceipt({ page, shoot }: Stage): Promise<void> {
  const rows = page.getByRole('table', { name: 'Candidates in this file' });
  await rows.scrollIntoViewIfNeeded();
  await shoot('sent-rows', {
    again: async () => {
      await rows.scrollIntoViewIfNeeded();
      await rows.getByRole('row').nth(3).hover();
    },
  });
  await rows
    .getByRole('row')
    .nth(3)
    .getByRole('button', { name: /^Receipt/ })
    .click();
  await expect(page.getByRole('list', { name: 'What is known, oldest first' })).toBeVisible();
  await shoot('sent-receipt');
  await escape(page);
  await go(page, 'Activity');
  await page.getByRole('tab', { name: 'Recent' }).click();
  const table = page.getByRole('table', { name: 'Entries of the outbox' });
  await expect(table.getByRole('row').nth(5)).toBeVisible();
  await shoot('activity');
  await page.getByRole('tab', { name: 'Pictures' }).click();
  await expect(page.getByRole('heading', { name: 'From sent to passed' })).toBeVisible();
  await shoot('activity-figures');
  await page.getByRole('tab', { name: 'Recent' }).click();
  await expect(table.getByRole('row').nth(5)).toBeVisible();
  await table.getByRole('row').nth(2).hover();
  await table.getByRole('row').nth(2).getByText(/Test-/).first().click();
  await expect(page.getByRole('list', { name: 'What is known' })).toBeVisible();
  await shoot('activity-receipt');
  await escape(page);
}

/** What the console cannot settle by itself, and what stops everything. */
export async function playDeciding(studio: Studio): Promise<void> {
  const organisation = await startOrganisation(studio);
  const stage = await studio.open({
    before: async (client) => {
      await organisation.connect(client);
    },
  });
  const { page, host, desk, shoot } = stage;
  await page.goto(host.address());
  desk.hold('outbox/summary');
  await go(page, 'Activity');
  await expect(page.getByLabel('Loading activity')).toBeVisible();
  await shoot('activity-loading');
  desk.release();
  await expect(page.getByText('Nothing has been sent yet')).toBeVisible();
  await shoot('activity-empty');
  await page.getByRole('tab', { name: /^Needs a decision/ }).click();
  await expect(page.getByText('Nothing needs a decision')).toBeVisible();
  await shoot('activity-nothing-to-decide');
  await playUndecided(studio, organisation, stage);
  await playStopped(organisation, stage);
}

async function playUndecided(
  studio: Studio,
  { planned }: Organisation,
  { page, desk, shoot }: Stage,
): Promise<void> {
  // Three candidates whose one request breaks off before it arrives: nothing proves that they are absent.
  planned.setPlan({
    rules: [{ path: '/conversations/bulk', when: 'before', does: { kind: 'reset' } }],
  });
  await go(page, 'Uploads');
  const people = ['141', '142', '143'].map(
    (number) => `Test-Late,Applicant-${number},+12025550${number}`,
  );
  await choose(page, 'late-applicants.csv', ['First name,Last name,Phone', ...people].join('\n'));
  await page
    .getByRole('combobox', { name: 'Live campaign' })
    .selectOption({ label: 'Night warehouse operatives, Columbus (SMS)' });
  await page.getByText('Write only in business hours where the candidate is').click();
  await page.getByRole('button', { name: 'Review and send' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Send to/ })
    .click();
  await go(page, 'Activity');
  const arrived = page.getByRole('heading', { name: 'Did these arrive?' });
  await page.getByRole('tab', { name: /^Needs a decision/ }).click();
  await studio.clock.leapUntil(
    'candidates that nobody can settle',
    () => arrived.isVisible(),
    20_000,
  );
  await expect(page.getByRole('article')).toHaveCount(3);
  await expect(page.getByRole('list', { name: 'What is known' }).first()).toBeVisible();
  await shoot('activity-undecided');
  await page
    .getByRole('button', { name: /^It arrived|arrived/i })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot('activity-decide');
  await escape(page);
  desk.answer('outbox/alarms', [
    {
      campaignId: 'EX-2291',
      contact: '+12025550141',
      conversationIds: ['a', 'b'],
      at: Date.now() - 600_000,
      acknowledged: false,
    },
  ]);
  desk.answer('outbox/summary', {
    counts: {
      held: 0,
      waiting: 0,
      sending: 0,
      unknown: 0,
      done: 0,
      undecided: 3,
      refused: 0,
      cancelled: 0,
    },
    alarms: 1,
    preflights: [],
  });
  await page.reload();
  await expect(page.getByText('Two conversations where one was meant')).toBeVisible();
  await shoot('activity-alarm');
  desk.release();
  await page.reload();
}

async function playStopped({ planned }: Organisation, { page, shoot }: Stage): Promise<void> {
  await page.getByRole('switch', { name: /^Pause everything/ }).click();
  await expect(page.getByText('Example organisation is paused')).toBeVisible();
  await shoot('activity-paused');
  await page
    .getByRole('button', { name: /^Resume/ })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot('activity-resume');
  await page.getByRole('dialog').getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  planned.setPlan({
    rules: [
      {
        path: '/conversations/bulk',
        when: 'before',
        times: null,
        does: { kind: 'status', status: 401, message: 'Unauthorized' },
      },
    ],
  });
  await go(page, 'Uploads');
  await choose(
    page,
    'two-more.csv',
    'First name,Phone\nTest-Ida,+12025550151\nTest-Otto,+12025550152\n',
  );
  await page
    .getByRole('combobox', { name: 'Live campaign' })
    .selectOption({ label: 'Night warehouse operatives, Columbus (SMS)' });
  await page.getByRole('button', { name: 'Review and send' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Send to/ })
    .click();
  await go(page, 'Activity');
  await expect(page.getByText(/did not let the console in/).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Held back' })).toBeVisible();
  await shoot('activity-not-let-in');
  await page.getByRole('button', { name: /^Outbox/ }).click();
  await expect(page.getByRole('dialog', { name: 'Outbox' })).toBeVisible();
  await shoot('frame-status-stopped');
}
