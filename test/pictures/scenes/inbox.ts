import type { Page } from '@playwright/test';
import { startBusyOrganisation, startOrganisation } from '../organisation.ts';
import { expect, go, inboxList, openThread } from '../steps.ts';
import type { Stage, Studio } from '../studio.ts';

/** The list of the inbox in each of its states. */
export async function playInbox(studio: Studio): Promise<void> {
  // Before any console runs: the days of its past then pass in a moment.
  const organisation = await startBusyOrganisation(studio);
  const stage = await studio.open({
    before: async (client) => {
      await organisation.connect(client);
    },
  });
  const { page, host, desk, shoot } = stage;
  desk.hold('conversations/list');
  await page.goto(host.address());
  await expect(page.getByLabel('Loading conversations')).toBeVisible();
  await shoot('inbox-loading');
  desk.release();
  await expect(inboxList(page).getByRole('link').nth(9)).toBeVisible();
  await shoot('inbox');
  await playFilters(stage);
  await playDraft(stage);
  await playSelecting(stage);
  await playFailed(stage);
  await playEmpty(studio);
  await playUnreachable(studio);
}

async function playFilters({ page, shoot }: Stage): Promise<void> {
  await page.getByRole('button', { name: /^Yours/ }).click();
  await expect(page.getByText('You hold no conversation')).toBeVisible();
  await shoot('inbox-none-held');
  await page.getByRole('button', { name: /^All/ }).click();
  const search = page.getByRole('searchbox', { name: /Search name/ });
  await search.fill('Quentin');
  await expect(page.getByText('No conversation matches')).toBeVisible();
  await shoot('inbox-no-match');
  await search.fill('');
  await inboxList(page).getByRole('link').nth(2).focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await shoot('inbox-focus', { again: () => focusFirstRow(page) });
}

async function focusFirstRow(page: Page): Promise<void> {
  await page.getByRole('searchbox', { name: /Search name/ }).focus();
  await page.keyboard.press('Tab');
}

async function playDraft({ page, shoot }: Stage): Promise<void> {
  await openThread(page, 'Test-Dwayne');
  await page
    .getByRole('textbox', { name: 'Your reply' })
    .fill('Test-Dwayne, I looked into it, and');
  await openThread(page, 'Test-Grace');
  await expect(inboxList(page).getByRole('link').filter({ hasText: 'Test-Dwayne' })).toContainText(
    'Draft',
  );
  await shoot('inbox-draft');
}

async function playSelecting({ page, shoot }: Stage): Promise<void> {
  const rows = inboxList(page).getByRole('link');
  const point = () => rows.nth(3).hover();
  await point();
  await shoot('inbox-row-box', { again: point });
  await inboxList(page).getByRole('checkbox').nth(1).check();
  await rows.nth(4).click({ modifiers: ['Shift'] });
  await expect(page.getByRole('region', { name: 'Selected conversations' })).toBeVisible();
  await shoot('inbox-selected');
  const search = page.getByRole('searchbox', { name: /Search name/ });
  await search.fill('Test-Ingrid');
  await expect(rows).toHaveCount(1);
  await inboxList(page).getByRole('checkbox').first().check();
  await shoot('inbox-selected-elsewhere');
  await search.fill('');
  await page.getByRole('button', { name: 'Arrange meetings' }).click();
  await expect(page.getByText(/that you selected in the inbox/)).toBeVisible();
  await page.getByLabel('Live campaign').selectOption({ index: 1 });
  await expect(page.getByRole('heading', { name: /will be asked|can be asked/ })).toBeVisible();
  await shoot('arrange-many-chosen');
  await page.getByRole('link', { name: 'Inbox', exact: true }).last().click();
}

async function playFailed({ page, desk, shoot }: Stage): Promise<void> {
  desk.fail(
    'conversations/list',
    'internal',
    'Something went wrong inside the console. What you entered is kept. Try again; if it happens again, report the id below.',
  );
  await page.evaluate(() => window.location.assign('#/inbox'));
  await page.reload();
  await expect(page.getByRole('alert')).toBeVisible();
  await shoot('inbox-failed');
  desk.release();
}

async function playEmpty(studio: Studio): Promise<void> {
  const organisation = await startOrganisation(studio);
  const { page, host, desk, shoot } = await studio.open({
    before: async (client) => {
      await organisation.connect(client);
    },
  });
  const none = {
    needsYou: 0,
    mine: 0,
    unread: 0,
    active: 0,
    all: 0,
    done: 0,
    snoozed: 0,
    poppOffsetMs: 0,
  };
  desk.answer('conversations/counts', { ...none, syncing: true });
  await page.goto(host.address());
  await expect(page.getByText('Reading your conversations from Popp')).toBeVisible();
  await shoot('inbox-first-read');
  desk.release();
  await page.reload();
  await studio.clock.leapUntil('an inbox that was read', () =>
    page.getByText('No conversations yet').isVisible(),
  );
  await shoot('inbox-empty');
  await page.getByRole('button', { name: /^Needs you/ }).click();
  await expect(page.getByText('Nobody needs you')).toBeVisible();
  await shoot('inbox-nobody');
  await go(page, 'Activity');
}

/** A Popp that answers with errors from the first call on: nobody knows whether there are conversations. */
async function playUnreachable(studio: Studio): Promise<void> {
  const organisation = await startOrganisation(studio);
  organisation.planned.setPlan({
    rules: [{ method: 'GET', when: 'before', times: null, does: { kind: 'status', status: 503 } }],
  });
  const { page, host, shoot } = await studio.open({
    before: async (client) => {
      await organisation.connect(client);
    },
  });
  await page.goto(host.address());
  const told = page.getByText('Popp could not be read').first();
  await studio.clock.leapUntil('a reading that failed', () => told.isVisible());
  await shoot('inbox-unreachable');
}
