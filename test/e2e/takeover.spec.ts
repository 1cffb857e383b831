import type { Page } from '@playwright/test';
import { type Desk, setDesk } from './desk.ts';
import { expect, test as base } from './fixtures.ts';
import { keyboardOf } from './keyboard.ts';
import { type NativeNotices, recordNotices } from './native-notices.ts';

const hourMs = 60 * 60 * 1000;

const test = base.extend<{ readonly notices: NativeNotices; readonly desk: Desk }>({
  notices: async ({ page }, use) => use(await recordNotices(page)),
  desk: async ({ page, dataFolder, notices: _recorded }, use) => {
    const endings: (() => Promise<void>)[] = [];
    await use(await setDesk(page, { dataFolder, onEnd: (end) => endings.push(end) }));
    for (const end of endings.toReversed()) await end();
  },
});

const rows = (page: Page) => page.getByRole('list', { name: 'Conversations' }).getByRole('link');
const needsYou = (page: Page) => page.getByRole('button', { name: /^Needs you/ });
const messages = (page: Page) => page.getByRole('list', { name: 'Messages' });
const reply = (page: Page) => page.getByRole('textbox', { name: 'Your reply' });
const handBack = (page: Page) => page.getByRole('button', { name: /^Hand back/ });
const send = (page: Page) => page.getByRole('button', { name: 'Send', exact: true });

/** A candidate asks for a human at Popp; the console is not told. */
async function flagAtPopp(desk: Desk, name: string): Promise<string> {
  const id = await desk.message(name, 'asks-salary');
  await desk.poppPasses(hourMs);
  expect(desk.popp.control.conversations().find((one) => one.id === id)?.needsReview).toBe(true);
  return id;
}

/** Whoever is flagged is in the list once and was told once, also after everything was read some more times. */
async function expectOnce(page: Page, desk: Desk, notices: NativeNotices, name: string) {
  await expect(needsYou(page)).toHaveText(/1$/);
  await needsYou(page).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText(name);
  const titles = async () => (await notices.shown()).map(({ title }) => title);
  await expect.poll(titles).toEqual([`${name} needs you`]);
  await desk.pass(2 * 60_000);
  await expect(rows(page)).toHaveCount(1);
  expect(await titles()).toEqual([`${name} needs you`]);
}

const isTold = (notices: NativeNotices) => async () => (await notices.shown()).length > 0;

/** Opens the one conversation that needs a human. */
async function openFlagged(page: Page, desk: Desk): Promise<void> {
  await desk.passUntil('a flag', async () => (await needsYou(page).innerText()).endsWith('1'));
  await needsYou(page).click();
  await rows(page).first().click();
  await expect(messages(page)).toContainText('Probably because of this message');
}

/**
 * Away from the thread, and the console knows it: what comes while a thread is on screen raises no notice. Nothing but an
 * answer to this page lists the takeover, and whoever asks for it has told before that the thread is closed.
 */
async function leaveThread(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Activity/ }).click();
  await expect(page.getByRole('main')).toContainText('Takeover');
}

async function takeOver(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(handBack(page)).toBeVisible();
}

test('a flag that Popp announces is shown and told once, before any reading would find it', async ({
  page,
  desk,
  notices,
}) => {
  // The console knows the candidate, as it does of all but the newest.
  const id = await desk.message('Test-Ada', 'asks-salary');
  await desk.passUntil('the candidate is known', async () => (await rows(page).count()) === 1);
  desk.connectWebhook();
  // Each event comes twice, and reading finds the same flag later.
  desk.faults.setPlan({ readableAtOnce: true, listLagMs: 0, webhooks: { doubled: 1 } });
  await desk.poppPasses(hourMs);
  expect(desk.popp.control.conversations().find((one) => one.id === id)?.needsReview).toBe(true);
  // No time passes but the test's own, and that is shorter than the pause between two readings.
  await expect(needsYou(page)).toHaveText(/1$/, { timeout: 10_000 });
  await expectOnce(page, desk, notices, 'Test-Ada');
});

test('a flag that nothing announces is found by reading within 30 seconds, and told once', async ({
  page,
  desk,
  notices,
}) => {
  await desk.pass(60_000);
  await flagAtPopp(desk, 'Test-Bo');
  expect(await desk.passUntil('the flag is told', isTold(notices))).toBeLessThanOrEqual(30_000);
  await expectOnce(page, desk, notices, 'Test-Bo');
  await page.getByRole('button', { name: /^Popp/ }).click();
  await expect(page.getByText(/every 20 seconds/)).toBeVisible();
});

test('a flag that was raised while Popp could not be reached is told once when it can be', async ({
  page,
  desk,
  notices,
}) => {
  await desk.way.cut();
  const popp = page.getByRole('button', { name: /^Popp/ });
  await desk.passUntil('the screen says so', async () =>
    /trouble/.test((await popp.textContent()) ?? ''),
  );
  await flagAtPopp(desk, 'Test-Cy');
  await desk.pass(60_000);
  expect(await notices.shown()).toEqual([]);
  await desk.way.mend();
  await desk.passUntil('the flag is told', isTold(notices));
  await expectOnce(page, desk, notices, 'Test-Cy');
});

test('a flag that was raised while the laptop slept for eight hours is told once after it wakes', async ({
  page,
  desk,
  notices,
}) => {
  await desk.pass(30_000);
  await desk.message('Test-Di', 'asks-salary');
  await desk.sleep(8 * hourMs);
  expect(await desk.passUntil('the flag is told', isTold(notices))).toBeLessThanOrEqual(20_000);
  await expectOnce(page, desk, notices, 'Test-Di');
});

test('whoever is second to take a conversation over is told so, and Popp is not asked', async ({
  page,
  desk,
}) => {
  const id = await flagAtPopp(desk, 'Test-Eve');
  await openFlagged(page, desk);
  await desk.colleague('takeover', id);
  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(messages(page)).toContainText(
    'Someone else has taken this conversation over. Nothing was sent.',
  );
  await expect(page.getByRole('button', { name: 'It was me' })).toBeVisible();
  await expect(page.getByText(/^Someone else has taken this conversation over\. If/)).toBeVisible();
  await expect(send(page)).toBeDisabled();
  expect(desk.asked(/takeover/)).toHaveLength(1);
});

test('an AI that goes on writing after the takeover is said loudly and told once, and the message keeps its mark', async ({
  page,
  desk,
  notices,
}) => {
  desk.faults.setPlan({ readableAtOnce: true, listLagMs: 0, slipMs: 4000 });
  await flagAtPopp(desk, 'Test-Flo');
  await openFlagged(page, desk);
  await takeOver(page);
  await leaveThread(page);
  const title = 'The AI wrote to Test-Flo after you took over';
  const told = async () => (await notices.shown()).filter((notice) => notice.title === title);
  await desk.passUntil('it is told', async () => (await told()).length > 0);
  await page.getByRole('link', { name: /^Inbox/ }).click();
  await page.getByRole('button', { name: /^Yours/ }).click();
  await expect(rows(page)).toContainText('AI wrote after your takeover');
  await rows(page).click();
  const alarm = page.getByRole('alert');
  await expect(alarm).toContainText('The AI went on writing after you took over');
  const mark = messages(page).getByText(/after Popp confirmed your takeover/);
  await expect(mark).toBeVisible();
  await page.getByRole('button', { name: 'I have seen it' }).click();
  await expect(alarm).toBeHidden();
  await desk.pass(60_000);
  await expect(mark).toBeVisible();
  await expect(alarm).toBeHidden();
  expect(await told()).toHaveLength(1);
});

test('a reply in a conversation that is held is told once, although no event announces it', async ({
  page,
  desk,
  notices,
}) => {
  desk.connectWebhook();
  await flagAtPopp(desk, 'Test-Rae');
  await openFlagged(page, desk);
  await takeOver(page);
  await reply(page).fill('When could you start?');
  await send(page).click();
  await expect.poll(() => desk.popp.control.recruiterMessages()).toHaveLength(1);
  await leaveThread(page);
  const told = async () =>
    (await notices.shown()).filter(({ title }) => title === 'Test-Rae answered you');
  await desk.passUntil('it is told', async () => (await told()).length > 0);
  await desk.pass(2 * 60_000);
  expect(await told()).toHaveLength(1);
  await notices.clickNewest();
  await expect(messages(page)).toContainText('When could you start?');
  await expect(messages(page).getByRole('article').last()).toHaveAccessibleName('Test-Rae');
});

test('a message of unknown outcome says so and is sent again only when the recruiter says so', async ({
  page,
  desk,
}) => {
  await flagAtPopp(desk, 'Test-Gil');
  await openFlagged(page, desk);
  await takeOver(page);
  const post = { path: '/conversations/[^/]+/messages', does: { kind: 'reset' } } as const;
  const plan = { readableAtOnce: true, listLagMs: 0 };
  const sent = () => desk.asked(/^POST .*messages$/).length;

  // Nothing arrives: it is not known, for ten minutes it is looked for, and then the recruiter is asked.
  desk.faults.setPlan({ ...plan, rules: [{ ...post, when: 'before' }] });
  await reply(page).fill('Lost on the way');
  await send(page).click();
  const lost = messages(page).getByRole('article').filter({ hasText: 'Lost on the way' });
  await expect(lost).toContainText('On its way');
  const decide = lost.getByRole('link', { name: 'Decide under Activity' });
  await desk.passUntil('it is to be decided', () => decide.isVisible(), 15_000);
  await expect(lost).toContainText('It is not known whether it arrived');
  expect(sent()).toBe(1);
  await decide.click();
  const question = page.getByRole('article', { name: 'Test-Gil, Reply' });
  await expect(question).toContainText('It did not show up in the thread, and it was not sent');
  await question.getByRole('button', { name: 'Send again, to Test-Gil' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send again' }).click();
  await desk.passUntil('it has left', () => Promise.resolve(sent() === 2));
  await page.getByRole('link', { name: /^Inbox/ }).click();
  await rows(page).first().click();
  await expect(lost).toHaveCount(1);
  await desk.passUntil('the candidate answers', async () =>
    /Test-Gil/.test(
      (await messages(page).getByRole('article').last().getAttribute('aria-label')) ?? '',
    ),
  );

  // The answer is lost, and the thread shows that the message arrived: nobody is asked.
  desk.faults.setPlan({ ...plan, rules: [{ ...post, when: 'after' }] });
  await reply(page).fill('It arrives, and nobody hears of it');
  await send(page).click();
  const arrived = messages(page).getByRole('article').filter({ hasText: 'nobody hears of it' });
  // Until the reading is taken in, what was sent and what Popp shows may stand beside each other.
  await desk.passUntil('it is found', async () => {
    const texts = await arrived.allInnerTexts();
    return texts.length === 1 && !/Waiting to leave|On its way/.test(texts.join(' '));
  });
  expect(sent()).toBe(3);
  expect(desk.popp.control.recruiterMessages().map(({ body }) => body)).toEqual([
    'Lost on the way',
    'It arrives, and nobody hears of it',
  ]);
});

test('it takes six keys at most from the notice to the next who needs a human, beside what is written', async ({
  page,
  desk,
}) => {
  const { press, presses, stop, type } = keyboardOf(page);
  await flagAtPopp(desk, 'Test-Ida');
  await desk.passUntil('a flag', async () => (await needsYou(page).innerText()).endsWith('1'));
  // What is found in the first seconds after the console was opened is no news.
  await page.clock.install();
  await page.clock.fastForward(30_000);
  await flagAtPopp(desk, 'Test-Jon');
  const notice = page.getByRole('group', { name: 'Test-Jon needs you' });
  await desk.passUntil('the notice', () => notice.isVisible());

  await press('n');
  await stop('Open');
  await press('Enter');
  await expect(messages(page)).toContainText('Probably because of this message');
  await stop('Test-Jon');
  await press('t');
  await stop('Your reply');
  await type('Hello, a recruiter here.');
  await expect(send(page)).toBeEnabled();
  await press('Control+Enter');
  const mine = messages(page).getByRole('article').filter({ hasText: 'Hello, a recruiter here.' });
  await expect(mine).not.toContainText(/Waiting to leave|On its way/);
  await stop('Your reply');
  await press('Escape');
  await stop(/^Test-Jon/);
  await press('Shift+H');
  await stop('Test-Ida');
  expect(presses()).toBeLessThanOrEqual(6);
  const jon = () => desk.popp.control.conversations().find((one) => one.firstName === 'Test-Jon');
  await expect.poll(() => jon()?.takenOver).toBe(false);
  expect(jon()?.needsReview).toBe(false);
});

test('a reply written while Popp cannot be reached stays a draft, and says so', async ({
  page,
  desk,
}) => {
  await flagAtPopp(desk, 'Test-Hal');
  await openFlagged(page, desk);
  await takeOver(page);
  await desk.way.cut();
  const note = page.getByText('Popp cannot be reached: what you write stays a draft');
  await desk.passUntil('the screen says so', () => note.isVisible());
  await reply(page).fill('Written on the train');
  await expect(send(page)).toBeDisabled();
  await reply(page).press('Control+Enter');
  await expect(reply(page)).toHaveValue('Written on the train');
  await expect(rows(page).filter({ hasText: 'Test-Hal' })).toContainText('Draft');
  await page.reload();
  await expect(reply(page)).toHaveValue('Written on the train');
  await expect(note).toBeVisible();
  expect(desk.asked(/^POST .*messages$/)).toEqual([]);

  await desk.way.mend();
  await desk.passUntil('Popp is back', async () => !(await note.isVisible()));
  expect(desk.popp.control.recruiterMessages()).toEqual([]);
  await send(page).click();
  await expect
    .poll(() => desk.popp.control.recruiterMessages().map(({ body }) => body))
    .toEqual(['Written on the train']);
});
