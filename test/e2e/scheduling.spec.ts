import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import ICAL from 'ical.js';
import { violations } from './axe.ts';
import { type Desk, setDesk } from './desk.ts';
import { expect, test as base } from './fixtures.ts';
import { keyboardOf } from './keyboard.ts';

const test = base.extend<{ readonly desk: Desk }>({
  desk: async ({ page, dataFolder }, use) => {
    const endings: (() => Promise<void>)[] = [];
    await use(await setDesk(page, { dataFolder, onEnd: (end) => endings.push(end) }));
    for (const end of endings.toReversed()) await end();
  },
});

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const sheet = (page: Page) => page.getByRole('dialog');
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const review = (page: Page) => page.getByRole('button', { name: 'Review' }).click();

/** Everyone can use what is on screen now, in this theme. */
async function look(page: Page, where: string, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await expect
    .poll(() => violations(page), { message: `${where}, ${theme}`, timeout: 30_000 })
    .toEqual([]);
}

/** Asks one more candidate with the meeting that stands in the form. */
async function ask(page: Page, firstName: string, phone: string): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toHaveCount(0);
  await page.keyboard.press('m');
  await expect(heading(page, 'Arrange a meeting')).toBeFocused();
  await field(page, 'First name').fill(firstName);
  await field(page, 'Phone number').fill(phone);
  await expect(page.getByText('Ready to send').first()).toBeVisible();
  await review(page);
  await sheet(page).getByRole('button', { name: 'Ask for the meeting' }).click();
  await expect(sheet(page)).toContainText('What happened');
}

const hasWord = (page: Page, word: string) => async () =>
  (await sheet(page).getByText(word, { exact: true }).count()) > 0;

test('a meeting is asked for from the inbox, booked, moved and called off', async ({
  page,
  desk,
}) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { press, stop, tabTo } = keyboardOf(page);
  desk.connectWebhook();
  await desk.message('Test-Ada', 'agreeable');
  const rows = page.getByRole('list', { name: 'Conversations' }).getByRole('link');
  await desk.passUntil('the candidate is known', async () => (await rows.count()) === 1);

  await test.step('the candidate comes along from the inbox', async () => {
    await rows.first().click();
    await expect(page.getByRole('heading', { level: 2, name: 'Test-Ada' })).toBeVisible();
    await press('m');
    await stop('Arrange a meeting');
    await expect(field(page, 'First name')).toHaveValue('Test-Ada');
    await expect(field(page, 'Phone number')).toHaveValue('+12025550101');
  });

  await test.step('everything that is wrong says so beside its field and in one list', async () => {
    await press('Control+Enter');
    await stop('Title');
    await expect(page.getByText('This is needed.').first()).toBeVisible();
    const wrong = page.getByRole('region', { name: 'What is left to do' });
    await expect(wrong.getByRole('button', { name: /^Title/ })).toBeVisible();
    await field(page, 'Length in minutes').fill('0');
    await expect(page.getByText('A whole number of minutes, from 1 to 1440.')).toHaveCount(2);
    await field(page, 'Length in minutes').fill('45');
    await page.getByRole('combobox', { name: 'Time zone' }).fill('Atlantis');
    await press('Tab');
    await expect(page.getByText('There is no such time zone').first()).toBeVisible();
    const person = page.getByRole('group', { name: 'Person 1' });
    await person.getByLabel('Organises the meeting').uncheck();
    await expect(page.getByText('One person has to organise the meeting').first()).toBeVisible();
    await page.getByRole('button', { name: 'Add a person' }).click();
    await person.getByLabel('Organises the meeting').check();
    await expect(page.getByText('Only one person can organise the meeting').first()).toBeVisible();
    await page.getByRole('button', { name: 'Remove Person 2' }).click();
    await look(page, 'the form with what is wrong', 'light');
    await wrong.getByRole('button', { name: /^Time zone/ }).click();
    await stop('Time zone');
    await page.keyboard.type('london');
    await press('Enter');
    await expect(page.getByRole('combobox', { name: 'Time zone' })).toHaveValue('Europe/London');
  });

  await test.step('times that are over, end before they begin or go over midnight are refused', async () => {
    const person = page.getByRole('group', { name: 'Person 1' });
    await person.getByLabel('E-mail address', { exact: true }).fill('robin@example.com');
    await person.getByLabel('I say when').check();
    const times = person.getByRole('group', { name: 'Times they have' });
    const give = async (day: string, from: string, to: string) => {
      await times.getByLabel('Day').fill(day);
      await times.getByLabel('From').fill(from);
      await times.getByLabel('To').fill(to);
      await times.getByRole('button', { name: 'Add this time' }).click();
    };
    await give('2020-01-06', '09:00', '10:00');
    await expect(times.getByRole('alert')).toHaveText('This time is over.');
    await give('2099-01-05', '22:00', '02:00');
    await expect(times.getByRole('alert')).toContainText('A time over midnight is two entries.');
    await person.getByLabel('Their calendar is connected in Popp').check();
  });

  await test.step('the hours are drawn with the keys alone', async () => {
    await field(page, 'Title').fill('First conversation');
    await field(page, 'Video service').selectOption('Google Meet');
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await expect(page.getByText('No hours are open. Draw some.').first()).toBeVisible();
    await tabTo('Opening hours', 'Shift+Tab');
    // From Monday 09:00 to Saturday 15:00, then Wednesday is closed again.
    await press('PageUp', ...Array.from({ length: 12 }, () => 'Shift+ArrowRight'));
    await press(...Array.from({ length: 5 }, () => 'Shift+ArrowDown'), 'Space');
    await expect(page.getByText('Mon-Sat 09:00-15:30').first()).toBeVisible();
    await press('PageUp', 'ArrowDown', 'ArrowDown', 'Home', 'Shift+End');
    await press('Space', 'Space');
    await expect(page.getByText('Mon, Tue, Thu-Sat 09:00-15:30').first()).toBeVisible();
  });

  await test.step('a candidate who is there already is asked with that said', async () => {
    const slots = page.getByRole('region', { name: 'The next times' });
    await expect(slots.getByRole('row').nth(1)).toContainText(/\d\d:\d\d/);
    await expect(slots.getByRole('columnheader', { name: 'For the candidate' })).toBeVisible();
    await page.getByLabel('Ask even if this campaign already talks with them').check();
    await page.getByLabel('First message in business hours').uncheck();
    await page.getByRole('button', { name: 'Save as a setup' }).click();
    await expect(field(page, 'Name of the setup')).toHaveValue('First conversation');
    await press('Enter');
    await expect(page.getByText('Saved as First conversation')).toBeVisible();
    desk.popp.control.assignMeeting('+12025550101', 'booked');
    await press('Control+Enter');
    await expect(sheet(page)).toContainText('Popp will ask Test-Ada for a meeting');
    await expect(sheet(page)).toContainText('this starts a second one beside it');
    await look(page, 'the sheet before it leaves', 'dark');
    await press('Control+Enter');
  });

  await test.step('it is asked, then booked, and goes into a calendar', async () => {
    await expect(sheet(page)).toContainText('What happened');
    await desk.passUntil('booked', hasWord(page, 'booked'), 60_000);
    await look(page, 'a booked meeting', 'light');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      sheet(page).getByRole('button', { name: /\.ics/ }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^\d{4}-\d\d-\d\d-Test-Ada\.ics$/);
    const file = new ICAL.Component(ICAL.parse(await readFile(await download.path(), 'utf8')));
    const event = file.getFirstSubcomponent('vevent');
    const booked = desk.popp.control
      .conversations()
      .map(({ id }) => desk.popp.control.meeting(id))
      .find((one) => one !== undefined);
    expect(event?.getFirstPropertyValue('summary')).toBe('First conversation');
    expect(event?.getFirstPropertyValue('status')).toBe('CONFIRMED');
    expect(String(event?.getFirstPropertyValue('uid'))).toContain(booked?.bookingId);
    const start = event?.getFirstPropertyValue('dtstart') as InstanceType<typeof ICAL.Time>;
    expect(start.toJSDate().getTime()).toBe(booked?.slot?.startMs);
  });

  await test.step('others are moved and called off', async () => {
    desk.popp.control.assignMeeting('+12025550188', 'moved');
    await ask(page, 'Test-Bo', '+12025550188');
    await desk.passUntil('moved', hasWord(page, 'moved'), 60_000);
    desk.popp.control.assignMeeting('+12025550189', 'cancelled');
    await ask(page, 'Test-Cleo', '+12025550189');
    await desk.passUntil('cancelled', hasWord(page, 'cancelled'), 60_000);
    await press('Escape');
    await expect(sheet(page)).toHaveCount(0);
  });

  await test.step('all three are in the agenda and in the week', async () => {
    await expect(heading(page, 'Schedule')).toBeVisible();
    await expect(page.getByRole('link', { name: /Test-Bo.*moved/i })).toBeVisible();
    await expect(page.getByRole('link', { name: /Test-Cleo.*cancelled/i })).toBeVisible();
    await look(page, 'the agenda', 'dark');
    await page.getByLabel('State').selectOption({ label: 'Cancelled (1)' });
    await expect(page.getByRole('link', { name: /Test-Bo/ })).toHaveCount(0);
    await page.getByLabel('State').selectOption('');
    await page.getByRole('button', { name: 'Week', exact: true }).click();
    const week = page.getByRole('group', { name: 'Week', exact: true });
    const next = page.getByRole('button', { name: 'The week after' });
    await desk.passUntil('a week with meetings', async () => {
      if ((await week.getByRole('link').count()) > 0) return true;
      await next.click();
      return false;
    });
    await week.getByRole('link').first().focus();
    await look(page, 'the week', 'light');
    await press('Enter');
    await expect(sheet(page)).toContainText('What happened');
  });

  await test.step('everyone of a campaign is asked for another, but for whom it makes no sense', async () => {
    await press('Escape');
    await expect(sheet(page)).toHaveCount(0);
    await page.getByRole('link', { name: /^Campaigns/ }).click();
    await page.getByRole('link', { name: 'Practice: Warehouse operative, nights' }).click();
    await page.getByRole('button', { name: 'More for this campaign' }).click();
    await page.getByRole('menuitem', { name: 'Arrange meetings' }).click();
    await page.getByLabel('Saved setup').selectOption('First conversation');
    await expect(page.getByRole('heading', { name: 'Nobody can be asked' })).toBeVisible();
    await page
      .getByLabel('Live campaign')
      .selectOption({ label: 'Practice: Care assistant, weekends, WhatsApp' });
    await expect(page.getByRole('heading', { name: '3 will be asked' })).toBeVisible();
    await page.getByRole('button', { name: /^Show: The same candidate/ }).click();
    await expect(sheet(page)).toContainText('Test-Ada');
    await press('Escape');
    await review(page);
    await sheet(page).getByRole('button', { name: 'Ask 3 candidates' }).click();
    await expect(page.getByText('3 requests were handed over')).toBeVisible();
    await desk.passUntil('they have left', async () =>
      page.getByText('Every request has left').isVisible(),
    );
    expect(desk.asked(/^POST .*scheduling.conversations$/)).toHaveLength(6);
  });

  await test.step('a setup is duplicated, and deleted and had back', async () => {
    await page
      .getByRole('link', { name: /^Schedule/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Saved setups' }).click();
    const setups = page.getByRole('list', { name: 'Saved setups' }).getByRole('listitem');
    await expect(setups).toHaveCount(1);
    await page.getByRole('button', { name: 'More for First conversation' }).click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await expect(setups).toHaveCount(2);
    await page.getByRole('button', { name: 'More for First conversation', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(setups).toHaveCount(1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(setups).toHaveCount(2);
  });
});
