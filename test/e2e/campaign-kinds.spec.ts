import type { Locator, Page } from '@playwright/test';
import { startPracticeChild } from '../support/practice-child.ts';
import { connectPopp } from './connect-popp.ts';
import { expect, test } from './fixtures.ts';

type Kind = {
  readonly campaignType: string;
  readonly closingMethod: string;
  readonly channel: string;
  /** What is written beside title, description and choices. */
  write(page: Page): Promise<void>;
  /** What Popp has to have besides. */
  readonly made: Readonly<Record<string, unknown>>;
};

// Every purpose and every way to close once; what one purpose does not ask for is left empty in it.
const kinds: readonly Kind[] = [
  {
    campaignType: 'APPLICANT_OUTREACH',
    closingMethod: 'MEETING_URL',
    channel: 'SMS',
    async write(page) {
      await company(page);
      await ownWords(
        page,
        'Hi {firstName}, two questions about your application. Reply STOP to opt out.',
      );
      await question(page);
      await page.getByLabel('Link to book a meeting').fill('book.example.com/nights');
      await page.getByRole('button', { name: 'Put https:// in front' }).click();
    },
    made: { meetingUrl: 'https://book.example.com/nights', company: 'Practice Logistics' },
  },
  {
    campaignType: 'NEW_CANDIDATE_OUTREACH',
    closingMethod: 'PHONE_NUMBER',
    channel: 'EMAIL',
    async write(page) {
      await company(page);
      await ownWords(page, 'Hi {firstName}, may I ask you two questions?');
      await question(page);
      await page.getByLabel('Phone number to call').fill('+442079460101');
    },
    made: { contactNumber: '+442079460101', location: 'Leeds, UK' },
  },
  {
    campaignType: 'ENGAGEMENT_OUTREACH',
    closingMethod: 'CUSTOM',
    channel: 'EMAIL',
    async write(page) {
      await question(page);
      await page.getByLabel('Message', { exact: true }).fill('Thank you for your answers.');
    },
    made: { customMessage: 'Thank you for your answers.' },
  },
  {
    campaignType: 'SCHEDULING',
    closingMethod: 'CALENDAR_MEETING_INTEGRATION',
    channel: 'SMS',
    async write(page) {
      await expect(page.getByText('Scheduling campaigns ask no questions.')).toBeVisible();
      await page.getByLabel('Meeting template ID').fill('practice-template-1');
    },
    made: { calendarMeetingTemplateId: 'practice-template-1' },
  },
];

const description = 'Picking at night, Sunday to Thursday, from 22 to 6.';
const publish = (page: Page) => page.getByRole('button', { name: 'Create it live, send nothing' });

test('every purpose and every way to close is written, checked and published', async ({
  page,
  start,
  dataFolder,
}) => {
  const popp = await startPracticeChild({ folder: `${dataFolder}-popp`, startMs: Date.now() });
  try {
    await page.goto((await start()).address);
    await connectPopp(page, popp.baseUrl, popp);
    for (const kind of kinds) {
      await begin(page, kind.campaignType, kind);
      // What this kind demands is named before it is written, and nothing keeps it from being saved.
      await expect(page.getByText(/things? left to do/).first()).toBeVisible();
      await kind.write(page);
      await expect(page.getByText('Ready to publish').first()).toBeVisible();
      await expect(page.getByText('Saved on this computer')).toBeVisible();
      await page.getByRole('button', { name: 'Review and publish' }).click();
      await publish(page).click();
      await expect(page.getByText('Created in Popp: Live')).toBeVisible();
      await expect(page.getByText('Popp has everything as it was sent.')).toBeVisible();
    }
    const campaigns = await popp.campaigns();
    for (const { campaignType, closingMethod, channel, made } of kinds) {
      const own = campaigns.filter((one) => one.campaignTitle === campaignType);
      const expected = { campaignType, closingMethod, channel, campaignStatus: 'LIVE', ...made };
      expect(own).toMatchObject([expected]);
    }
  } finally {
    await popp.stop();
  }
});

test('each thing that Popp refuses stands beside its field', async ({
  page,
  start,
  dataFolder,
}) => {
  const fields: readonly (readonly [string, (page: Page) => Locator])[] = [
    ['campaignTitle', (on) => on.getByLabel('Title', { exact: true })],
    ['campaignDescription', (on) => on.getByLabel('Description')],
    ['company', (on) => on.getByLabel('Company')],
    ['location', (on) => on.getByLabel('Location')],
    ['campaignType', (on) => on.getByLabel('Purpose')],
    ['channel', (on) => on.getByLabel('Channel', { exact: true })],
    ['customTemplatedMessage', (on) => on.getByRole('textbox', { name: 'Your own words' })],
    [
      'questions.0.content',
      (on) => on.getByRole('group', { name: 'Question 1' }).getByLabel('Question', { exact: true }),
    ],
    ['agentName', (on) => on.getByRole('textbox', { name: /^Name/ })],
    ['agentTone', (on) => on.getByLabel('Tone')],
    ['closingMethod', (on) => on.getByLabel('How it closes')],
    ['meetingUrl', (on) => on.getByLabel('Link to book a meeting')],
    ['campaignStatus', (on) => on.getByLabel('Status at Popp')],
    ['externalId', (on) => on.getByLabel('Your reference')],
  ];
  const popp = await startPracticeChild({
    folder: `${dataFolder}-popp`,
    startMs: Date.now(),
    plan: {
      rules: [
        {
          when: 'before',
          path: '/campaigns',
          does: { kind: 'status', status: 400, message: fields.map(([name]) => `${name} is odd`) },
        },
      ],
    },
  });
  const [kind] = kinds;
  if (kind === undefined) throw new Error('No kind to write');
  try {
    await page.goto((await start()).address);
    await connectPopp(page, popp.baseUrl, popp);
    await begin(page, 'Odd', kind);
    await kind.write(page);
    await expect(page.getByText('Saved on this computer')).toBeVisible();
    await page.getByRole('button', { name: 'Review and publish' }).click();
    await publish(page).click();
    await expect(page.getByText('Popp refused it', { exact: true })).toBeVisible();
    for (const [name, field] of fields) {
      await expect(field(page), name).toHaveAccessibleDescription(`Popp says: ${name} is odd`);
    }
    await expect(page.getByLabel('Description')).toHaveValue(description);
    expect((await popp.campaigns()).filter((one) => one.campaignTitle === 'Odd')).toEqual([]);
  } finally {
    await popp.stop();
  }
});

test('fifty pages pasted into a draft are kept, and its questions are dragged into order', async ({
  practice,
}) => {
  const { page } = practice;
  const page50 = Array.from(
    { length: 50 },
    (_, number) => `${number + 1}. ${'Picking. '.repeat(333)}`,
  );
  const [kind] = kinds;
  if (kind === undefined) throw new Error('No kind to write');
  await begin(page, 'Long', kind);
  await page.getByLabel('Description').fill(page50.join('\n'));
  await expect(page.getByText(/^This is long/).first()).toBeVisible();
  const asked = page.getByRole('group', { name: /^Question \d$/ });
  const words = async () =>
    Promise.all(
      (await asked.all()).map((one) => one.getByLabel('Question', { exact: true }).inputValue()),
    );
  for (const [index, text] of ['Nights?', 'Weekends?', 'Licence?'].entries()) {
    await page.getByRole('button', { name: 'Add a question' }).click();
    await asked.nth(index).getByLabel('Question', { exact: true }).fill(text);
  }
  const handle = page.getByTitle('Drag question 3 to another place');
  await handle.scrollIntoViewIfNeeded();
  await handle.hover();
  await page.mouse.down();
  const to = await asked.first().boundingBox();
  if (to === null) throw new Error('Question 1 is not on screen');
  await page.mouse.move(to.x + 40, to.y + 20, { steps: 12 });
  await page.mouse.up();
  await expect.poll(words).toEqual(['Licence?', 'Nights?', 'Weekends?']);
  await expect(page.getByText('Saved on this computer')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Description')).toHaveValue(page50.join('\n'));
  await expect.poll(words).toEqual(['Licence?', 'Nights?', 'Weekends?']);
});

/** A new draft with its title, its description and its choices. */
async function begin(page: Page, title: string, kind: Kind): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: /^Campaigns/ })
    .click();
  await page.getByRole('button', { name: 'New campaign' }).click();
  await page.getByLabel('Title', { exact: true }).fill(title);
  await page.getByLabel('Description').fill(description);
  await page.getByLabel('Purpose').selectOption(kind.campaignType);
  await page.getByLabel('Channel', { exact: true }).selectOption(kind.channel);
  await page.getByLabel('How it closes').selectOption(kind.closingMethod);
}

async function company(page: Page): Promise<void> {
  await page.getByLabel('Company').fill('Practice Logistics');
  await page.getByLabel('Location').fill('Leeds, UK');
}

async function ownWords(page: Page, words: string): Promise<void> {
  await page
    .getByRole('group', { name: 'How it opens' })
    .getByRole('button', { name: 'Your own words' })
    .click();
  await page.getByRole('textbox', { name: 'Your own words' }).fill(words);
}

async function question(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add a question' }).click();
  await page
    .getByRole('group', { name: 'Question 1' })
    .getByLabel('Question', { exact: true })
    .fill('Can you work nights?');
}
