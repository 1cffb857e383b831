import { startBusyOrganisation, type Organisation } from '../organisation.ts';
import { expect, inboxList, openThread } from '../steps.ts';
import type { Stage, Studio } from '../studio.ts';

/** Conversations as they are read, stepped into, answered and handed back. */
export async function playThread(studio: Studio): Promise<void> {
  const organisation = await startBusyOrganisation(studio);
  const stage = await studio.open({
    before: async (client) => {
      await organisation.connect(client);
    },
  });
  const { page, host, desk, shoot } = stage;
  await page.goto(host.address());
  await openThread(page, 'Test-Grace Applicant-011');
  await expect(page.getByText('Probably because of this message')).toBeVisible();
  await shoot('thread-flagged');
  await playWays(stage);

  desk.hold('conversations/get');
  const row = page.getByRole('link').filter({ hasText: 'Test-Aisha Applicant-008' });
  await row.click();
  await expect(page.getByLabel('Loading the conversation')).toBeVisible();
  await shoot('thread-loading');
  desk.release();
  await openThread(page, 'Test-Aisha Applicant-008');
  desk.fail(
    'conversations/get',
    'offline',
    'Popp cannot be reached. Nothing was lost: what was read before is kept. Check the internet connection, then try again.',
  );
  await page.getByRole('link').filter({ hasText: 'Test-Luis Applicant-004' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await shoot('thread-failed');
  desk.release();

  await playSteppingIn(studio, organisation, stage);
  await playColleague(organisation, stage);
  await playUnknown(studio, organisation, stage);
  await playUnsupported(studio, organisation);
}

/** Whoever answers, whatever they wrote and however it ended. */
async function playWays({ page, shoot }: Stage): Promise<void> {
  await openThread(page, 'Test-Carla Applicant-013');
  await shoot('thread-under-way');
  await openThread(page, 'Test-Ingrid Applicant-300');
  await shoot('thread-e-mail');
  await openThread(page, 'تجربة');
  await shoot('thread-right-to-left');
  await openThread(page, 'Test-Maximilian');
  await shoot('thread-long-name');
  await openThread(page, 'Test-Olga Applicant-002');
  await shoot('thread-opted-out');
  await page.getByRole('link').filter({ hasText: 'Test-Frank Applicant-003' }).first().click();
  await expect(
    page.getByRole('heading', { level: 2, name: 'Test-Frank Applicant-003' }),
  ).toBeVisible();
  await shoot('thread-not-delivered');
  await openThread(page, 'Zoë');
  await shoot('thread-emoji');
  await page.setViewportSize({ width: 1000, height: 700 });
  await page.getByRole('button', { name: 'About', exact: true }).click();
  await expect(page.getByRole('complementary', { name: 'About this candidate' })).toBeVisible();
  await shoot('thread-about-over');
  await page.setViewportSize({ width: 1000, height: 700 });
  await page
    .getByRole('complementary', { name: 'About this candidate' })
    .getByRole('button', { name: 'Close' })
    .click();
  await page.setViewportSize({ width: 1280, height: 800 });
}

async function playSteppingIn(
  studio: Studio,
  { planned }: Organisation,
  { page, shoot }: Stage,
): Promise<void> {
  const composer = page.getByRole('textbox', { name: 'Your reply' });
  const send = page.getByRole('button', { name: 'Send', exact: true });
  await openThread(page, 'Test-Grace Applicant-011');
  planned.setPlan({
    readableAtOnce: true,
    rules: [{ path: '/conversations/[^/]+/takeover', when: 'before', does: { kind: 'hang' } }],
  });
  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(page.getByText('Taking over…')).toBeVisible();
  await composer.fill('Hi Test-Grace, a recruiter from the recruiting team here.');
  await shoot('thread-taking-over');
  const handBack = page.getByRole('button', { name: /^Hand back/ });
  await studio.clock.leapUntil('a takeover', () => handBack.isVisible());
  await composer.fill('');
  await shoot('thread-taken-over');
  const words =
    'Hi Test-Grace, a recruiter from the recruiting team here. The pay is $21.40 an hour, and nights add 15 percent on top, from the first shift. Does that work for you?';
  await composer.fill(words);
  await shoot('thread-writing');
  await send.click();
  await expect(page.getByRole('list', { name: 'Messages' })).toContainText('from the first shift');
  await expect(composer).toHaveValue('');
  await shoot('thread-sent');
  await composer.fill(words);
  await send.click();
  await expect(page.getByRole('dialog', { name: /Send the same text again/ })).toBeVisible();
  await shoot('thread-same-text');
  await page.keyboard.press('Escape');
  await composer.fill('x'.repeat(3700));
  await expect(page.getByText(/characters left/)).toBeVisible();
  await composer.fill('');
  const answer = page.getByRole('list', { name: 'Messages' }).getByRole('article').last();
  await studio.clock.leapUntil('an answer of the candidate', async () =>
    /Grace/.test((await answer.getAttribute('aria-label')) ?? ''),
  );
  await shoot('thread-answered');
  await handBack.click();
  await expect(page.getByText('You handed back to the AI')).toBeVisible();
  await shoot('thread-handed-back');
}

async function playColleague(
  { control, post }: Organisation,
  { page, shoot }: Stage,
): Promise<void> {
  const maria = control.conversations().find((one) => one.firstName === 'Test-Maria');
  await post(`/conversations/${maria?.id ?? ''}/takeover`);
  await openThread(page, 'Test-Maria Applicant-124');
  await page.getByRole('button', { name: 'Read again' }).click();
  const mine = page.getByRole('button', { name: 'It was me' });
  await expect(mine).toBeVisible();
  await shoot('thread-colleague');
  await mine.click();
  await expect(page.getByRole('button', { name: /^Hand back/ })).toBeVisible();
  await expect(page.getByText(/WhatsApp takes only a template now/)).toBeVisible();
  await shoot('thread-template');
}

/** A message that got lost on the way, one that is held, and a Popp that lets nobody read messages. */
async function playUnknown(
  studio: Studio,
  { planned, control, post }: Organisation,
  { page, shoot }: Stage,
): Promise<void> {
  const composer = page.getByRole('textbox', { name: 'Your reply' });
  const send = page.getByRole('button', { name: 'Send', exact: true });
  const handBack = page.getByRole('button', { name: /^Hand back/ });
  await openThread(page, 'Test-Dwayne Applicant-006');
  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(handBack).toBeVisible();
  planned.setPlan({
    readableAtOnce: true,
    rules: [{ path: '/conversations/[^/]+/messages', when: 'before', does: { kind: 'reset' } }],
  });
  await composer.fill('I am sorry that nobody answered you in spring. May I call you today?');
  await send.click();
  await expect(page.getByText(/^On its way/)).toBeVisible();
  await shoot('thread-on-its-way');
  const undecided = page.getByRole('link', { name: 'Decide under Activity' });
  await studio.clock.leapUntil(
    'a message that nobody can settle',
    () => undecided.isVisible(),
    20_000,
  );
  await shoot('thread-undecided');

  await openThread(page, 'Test-Bea Applicant-012');
  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(handBack).toBeVisible();
  const bea = control.conversations().find((one) => one.firstName === 'Test-Bea');
  await composer.fill('Of course, I will call you at two.');
  await post(`/conversations/${bea?.id ?? ''}/hand-to-agent`);
  await send.click();
  // The console may hear of it before the message would leave, or while it is about to.
  await expect(page.getByText(/^(Your message did not leave|This did not work)$/)).toBeVisible();
  await shoot('thread-held');

  planned.setPlan({
    rules: [{ method: 'GET', when: 'before', times: null, does: { kind: 'status', status: 503 } }],
  });
  await openThread(page, 'Test-Aisha Applicant-008');
  await page.getByRole('button', { name: 'Read again' }).click();
  await expect(page.getByText('Popp could not be read').last()).toBeVisible();
  await shoot('thread-stale');
}

/** A Popp that has let nobody read messages since the console first asked. */
async function playUnsupported(studio: Studio, organisation: Organisation): Promise<void> {
  organisation.planned.setPlan({
    readableAtOnce: true,
    rules: [
      {
        method: 'GET',
        path: '/conversations/[^/]+/messages',
        when: 'before',
        times: null,
        does: { kind: 'status', status: 404 },
      },
    ],
  });
  const { page, host, shoot } = await studio.open({
    before: async (client) => {
      await organisation.connect(client);
    },
  });
  await page.goto(host.address());
  await inboxList(page).getByRole('link').filter({ hasText: 'Test-Ana Applicant-125' }).click();
  await expect(page.getByText(/does not let this organisation read messages/)).toBeVisible();
  await shoot('thread-unsupported');
}
