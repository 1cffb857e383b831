import { randomUUID } from 'node:crypto';
import { officeHours } from '../../../shared/scheduling/open-hours.ts';
import { meetingSetupSchema, type MeetingSetup } from '../../../shared/scheduling/setup.ts';
import type { ConsoleClient } from '../../support/console-client.ts';
import { until } from '../../support/until.ts';
import { choose, escape, expect, go } from '../steps.ts';
import type { Stage, Studio } from '../studio.ts';

const asked = ['Mara', 'Tomasz', 'Ji-woo', 'Amina', 'Viktor', 'Oona', 'Rafael', 'Salma'] as const;

/** Meetings: asked for, booked, moved and called off; the form; setups; many at once. */
export async function playScheduling(studio: Studio): Promise<void> {
  await playFirst(studio);
  const stage = await studio.open({ practice: true, before: askForSome });
  const { page, host, desk, shoot } = stage;
  await page.goto(host.address());
  desk.hold('scheduling/list');
  await go(page, 'Schedule');
  await expect(page.getByLabel('Loading')).toBeVisible();
  await shoot('schedule-loading');
  desk.release();
  await expect(page.getByRole('region', { name: 'Needs you' })).toBeVisible();
  await shoot('schedule');
  await page
    .getByRole('link', { name: /Ali Practice/ })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toContainText('What happened');
  await shoot('meeting');
  await escape(page);
  await page.getByRole('button', { name: 'Week', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^Week of/ })).toBeVisible();
  await shoot('schedule-week');
  await page.getByRole('button', { name: 'Agenda', exact: true }).click();
  await page.getByRole('searchbox', { name: /Search by candidate/ }).fill('nobody at all');
  await expect(page.getByText('No meeting is like that')).toBeVisible();
  await shoot('schedule-no-match');
  await page.getByRole('button', { name: 'Show all meetings' }).click();
  await playStale(stage);
  await playForm(stage);
  await playSetups(stage);
  await playMany(stage);
}

/** Before anything was asked for, and where the list cannot be read. */
async function playFirst(studio: Studio): Promise<void> {
  const { page, host, desk, shoot } = await studio.open({ practice: true });
  desk.answer('scheduling/list', { meetings: [], counts: {}, needsYou: 0 });
  await page.goto(host.address());
  await go(page, 'Schedule');
  await expect(page.getByText('No meetings yet')).toBeVisible();
  await shoot('schedule-empty');
  await page.getByRole('button', { name: 'Saved setups' }).click();
  await expect(page.getByText('No setups yet')).toBeVisible();
  await shoot('setups-empty');
  desk.fail(
    'scheduling/list',
    'internal',
    'Something went wrong inside the console. Nothing was sent. Try again, and give the id if you report it.',
  );
  await page.reload();
  await go(page, 'Schedule');
  await expect(page.getByRole('alert')).toBeVisible();
  await shoot('schedule-failed');
}

/** Popp cannot be reached since this morning: what is kept stands there, and says of when it is. */
async function playStale({ page, desk, shoot }: Stage): Promise<void> {
  desk.answer('conversations/counts', {
    needsYou: 2,
    mine: 0,
    unread: 0,
    active: 5,
    all: 12,
    done: 5,
    snoozed: 0,
    poppOffsetMs: 0,
    syncing: false,
    syncedAt: Date.now() - 3 * 60 * 60_000,
    problem:
      'api.joinpopp.com cannot be reached. Nothing was lost: what you saw before is still here. Check the internet connection; the console tries again by itself.',
  });
  await page.reload();
  await expect(page.getByText(/cannot be reached/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Needs you' })).toBeVisible();
  await shoot('schedule-stale');
  await page.getByRole('button', { name: 'Week', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^Week of/ })).toBeVisible();
  await shoot('schedule-week-stale');
  await page.getByRole('button', { name: 'Agenda', exact: true }).click();
  desk.release();
  await page.reload();
  await expect(page.getByText(/cannot be reached/)).toHaveCount(0);
}

function firstTalk(): MeetingSetup {
  return meetingSetupSchema.parse({
    title: 'First conversation',
    description: 'We talk about the shifts and what you would like to know.',
    timezone: 'Europe/London',
    openHours: officeHours,
    videoProvider: 'GOOGLE_MEET',
    noticeMinutes: 24 * 60,
    bufferMinutes: 10,
    participants: [
      {
        id: 'one',
        name: 'Robin Practice',
        email: 'robin.practice@example.com',
        isOrganizer: true,
        availability: 'connected',
      },
    ],
  });
}

async function askForSome(client: ConsoleClient['client']): Promise<void> {
  const workspaceId = (await client.workspaces.list({})).currentId ?? '';
  const requestId = randomUUID;
  await client.scheduling.saveSetup({
    workspaceId,
    name: 'First conversation',
    setup: firstTalk(),
    requestId: requestId(),
  });
  await client.scheduling.saveSetup({
    workspaceId,
    name: 'Site visit, Leeds',
    setup: {
      ...firstTalk(),
      title: 'Site visit',
      video: false,
      durationMinutes: 90,
      openHours: [2, 4].map((weekday) => ({ weekday, from: 13 * 60, to: 18 * 60 })),
      participants: [],
    },
    requestId: requestId(),
  });
  const { campaigns } = await client.campaigns
    .refresh({ workspaceId })
    .then(() => client.campaigns.list({ workspaceId, status: 'LIVE', channel: 'SMS' }));
  for (const [index, firstName] of asked.entries()) {
    await client.scheduling.ask({
      workspaceId,
      campaignId: campaigns[0]?.id ?? '',
      candidate: {
        firstName: `Practice-${firstName}`,
        lastName: '',
        phoneNumber: `+4478007770${String(index).padStart(2, '0')}`,
        country: '',
        emailAddress: '',
        externalId: '',
      },
      setup: firstTalk(),
      inBusinessHours: true,
      skipDuplicationCheck: false,
      requestId: requestId(),
    });
  }
  const counts = async () => {
    await client.practice.skipAhead({ to: 'hour', requestId: requestId() });
    return (await client.scheduling.list({ workspaceId, filter: 'all', limit: 1 })).counts;
  };
  await until(
    'five meetings',
    async () => {
      const { booked, moved, cancelled } = await counts();
      return booked + moved + cancelled >= 5;
    },
    60_000,
  );
}

async function playForm({ page, shoot }: Stage): Promise<void> {
  await page.getByRole('button', { name: 'Arrange a meeting', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Arrange a meeting' })).toBeVisible();
  await shoot('arrange-empty');
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByText('This is needed.').first()).toBeVisible();
  await page.getByRole('combobox', { name: 'Time zone' }).fill('Atlantis');
  await page.keyboard.press('Tab');
  await shoot('arrange-problems');
  await page.getByRole('combobox', { name: 'Time zone' }).fill('german');
  await expect(page.getByRole('option', { name: /Berlin/ })).toBeVisible();
  // Dismissing a notice takes the focus from the field, and its list is closed by that.
  await shoot('arrange-zone', {
    again: () => page.getByRole('combobox', { name: 'Time zone' }).fill('german'),
  });
  await page.getByRole('combobox', { name: 'Time zone' }).press('Escape');
  await page.getByLabel('Saved setup').selectOption('First conversation');
  await page.getByLabel('First name').fill('Noor');
  await page.getByLabel('Last name').fill('Example');
  await page.getByLabel('Phone number').fill('+61 491 570 156');
  await page.getByLabel('Live campaign').selectOption({ index: 1 });
  await expect(page.getByText('Ready to send').first()).toBeVisible();
  await page.locator('main').evaluate((main) => {
    for (const part of main.querySelectorAll('*')) part.scrollTop = 0;
  });
  await shoot('arrange');
  await page.getByRole('grid', { name: 'Opening hours' }).scrollIntoViewIfNeeded();
  await shoot('arrange-hours');
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByRole('dialog')).toContainText('Popp will ask Noor Example');
  await shoot('arrange-sheet');
  await escape(page);
}

async function playSetups({ page, shoot }: Stage): Promise<void> {
  await go(page, 'Schedule');
  await page.getByRole('button', { name: 'Saved setups' }).click();
  await expect(page.getByRole('list', { name: 'Saved setups' })).toBeVisible();
  await shoot('setups');
  await page.getByRole('link', { name: 'Site visit, Leeds' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Site visit, Leeds' })).toBeVisible();
  await shoot('setup');
}

async function playMany({ page, shoot }: Stage): Promise<void> {
  await go(page, 'Uploads');
  await choose(
    page,
    'applicants.csv',
    'First name,Phone\nPractice-Lena,+447800777123\nPractice-Omar,+447800777124\n,+447800777125\nPractice-Ivo,12\n',
  );
  await page.getByRole('button', { name: 'Arrange meetings' }).click();
  await page.getByLabel('Saved setup').selectOption('First conversation');
  await page.getByLabel('Live campaign').selectOption({ index: 1 });
  await expect(page.getByRole('heading', { name: /will be asked/ })).toBeVisible();
  await shoot('arrange-many');
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByRole('dialog')).toContainText('Ask for these meetings');
  await shoot('arrange-many-sheet');
  await page.getByRole('button', { name: /^Ask 2 candidates/ }).click();
  await expect(page.getByText('2 requests were handed over')).toBeVisible();
  await shoot('arrange-many-sent');
}
