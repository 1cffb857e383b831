import { describe, expect, test } from 'vitest';
import type { Flow } from '../../../electron/core/practice/flow.ts';
import { flows } from '../../../electron/core/practice/flows.ts';
import type { Campaign } from '../../../electron/core/practice/model.ts';
import { practiceUnderTest } from './practice-under-test.ts';

const hourMs = 3_600_000;

const closings: readonly [Campaign['closingMethod'], string][] = [
  ['CUSTOM', 'COMPLETED_CUSTOM_REQUEST'],
  ['MEETING_URL', 'COMPLETED_MEETING_REQUESTED'],
  ['PHONE_NUMBER', 'COMPLETED_AWAITING_CALL'],
  ['CALENDAR_MEETING_INTEGRATION', 'COMPLETED_SCREENING_PASSED'],
];

function endOf(flow: Flow, campaign: Campaign, closingStatus: string): string {
  switch (flow.ends) {
    case 'closing':
      return closingStatus;
    case 'SCREENING_FAILED':
      return campaign.questions.some((question) => question.isMandatory)
        ? 'COMPLETED_SCREENING_FAILED'
        : closingStatus;
    case 'review':
      // Nobody steps in: it is given up in the end.
      return 'CLOSED';
    case 'OPTED_OUT':
    case 'CLOSED':
    case 'DELIVERY_FAILED':
      return flow.ends;
    default:
      return flow.ends satisfies never;
  }
}

describe.each(closings)('in a campaign that closes by %s', (closingMethod, closingStatus) => {
  test('every flow ends where it says', async () => {
    const { popp, call, clock, of } = await practiceUnderTest();
    const campaign = popp.control
      .campaigns()
      .find((it) => it.closingMethod === closingMethod && it.campaignStatus === 'LIVE');
    if (campaign === undefined) throw new Error(`No LIVE campaign closes by ${closingMethod}`);
    const email = campaign.channel === 'EMAIL';
    const people = flows.map((flow, index) => ({
      flow,
      contact: email
        ? `${flow.name}@example.com`
        : `+1202555${String(index + 100).padStart(4, '0')}`,
    }));
    for (const { flow, contact } of people) popp.control.assignFlow(contact, flow.name);
    await call('POST', '/conversations/bulk', {
      campaignId: campaign.id,
      contacts: people.map(({ contact }) => ({
        firstName: 'Pat',
        [email ? 'emailAddress' : 'phoneNumber']: contact,
      })),
    });
    await clock.advance(4 * hourMs - 60_000);
    for (const { flow, contact } of people) {
      expect([flow.name, of(contact).needsReview]).toEqual([flow.name, flow.ends === 'review']);
    }
    await clock.advance(80 * hourMs);
    for (const { flow, contact } of people) {
      const expected = endOf(flow, campaign, closingStatus);
      expect([flow.name, of(contact).status]).toEqual([flow.name, expected]);
    }
  });
});

test("the AI opens, asks one question after another and closes with the campaign's message", async () => {
  const { popp, call, clock, live, of } = await practiceUnderTest();
  const contact = '+12025550123';
  const campaign = live('SMS');
  popp.control.assignFlow(contact, 'agreeable');
  await call('POST', '/conversations', {
    campaignId: campaign.id,
    firstName: 'Ann',
    phoneNumber: contact,
  });
  await clock.advance(hourMs);
  const thread = popp.control.messages(of(contact).id);
  const answers = await call('GET', `/conversations/${of(contact).id}/messages`);
  expect(answers.body['data']).toEqual(
    thread.map((message) => ({
      id: message.id,
      conversationId: of(contact).id,
      body: message.body,
      sender: message.sender,
      status: message.sender === 'CANDIDATE' ? 'RECEIVED' : 'SENT_SUCCESS',
      createdAt: new Date(message.createdAt).toISOString(),
    })),
  );
  expect(thread.map((message) => message.sender)).toEqual([
    'AGENT',
    'CANDIDATE',
    ...campaign.questions.flatMap(() => ['AGENT', 'CANDIDATE']),
    'AGENT',
    'CANDIDATE',
  ]);
  expect(thread[0]?.body).toContain('Hi Ann, this is Practice Alex');
  campaign.questions.forEach((question, index) => {
    const asked = question.questionType === 'TEXT' ? question.content : 'Could you send me';
    expect(thread[2 + 2 * index]?.body).toContain(asked);
  });
  expect(thread.at(-2)?.body).toBe(campaign.customMessage);
  expect(of(contact).outcomes.map((outcome) => outcome.questionOutcome)).toEqual(
    campaign.questions.map(() => 'PASSED'),
  );
  const times = thread.map((message) => message.createdAt);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test("a row's own opening message replaces the template", async () => {
  const { popp, call, clock, live, of } = await practiceUnderTest();
  const openingMessage = 'Hello Ann! Answer STOP and I am quiet.';
  await call('POST', '/conversations', {
    campaignId: live('SMS').id,
    firstName: 'Ann',
    phoneNumber: '+12025550123',
    openingMessage,
  });
  await clock.advance(10_000);
  expect(popp.control.messages(of('+12025550123').id)[0]?.body).toBe(openingMessage);
});

test('an opening is held until business hours where the phone is', async () => {
  const { popp, call, clock, live } = await practiceUnderTest();
  const people = {
    london: '+442079460101',
    newYork: '+12125550101',
    losAngeles: '+13105550101',
    sydney: '+61491570006',
  };
  for (const contact of Object.values(people)) popp.control.assignFlow(contact, 'agreeable');
  await call('POST', '/conversations/bulk', {
    campaignId: live('SMS').id,
    shouldSendDuringBusinessHours: true,
    contacts: Object.values(people).map((phoneNumber) => ({ firstName: 'Pat', phoneNumber })),
  });
  await clock.advance(24 * hourMs);
  const started = Object.fromEntries(
    popp.control.opened().map((it) => [it.contact, new Date(it.startedAt ?? 0).toISOString()]),
  );
  expect(started[people.london]).toMatch(/^2026-11-17T10:00:0/);
  expect(started[people.newYork]).toBe('2026-11-17T14:00:00.000Z');
  expect(started[people.losAngeles]).toBe('2026-11-17T17:00:00.000Z');
  // 21:00 in Sydney when it was sent: the next morning there.
  expect(started[people.sydney]).toBe('2026-11-17T22:00:00.000Z');
});

test('a fresh workspace has conversations in many states, two of them waiting for a human', async () => {
  const { popp, call } = await practiceUnderTest({ samples: true });
  const all = popp.control.conversations();
  expect(all.length).toBeGreaterThanOrEqual(12);
  expect(new Set(all.map((it) => it.status)).size).toBeGreaterThanOrEqual(7);
  expect(all.filter((it) => it.needsReview)).toHaveLength(2);
  expect(popp.control.opened()).toEqual([]);
  for (const it of all) {
    expect(it.contact).toMatch(
      /^(\+120255501\d\d|\+44207946\d{4}|\+614915700\d\d|[\w.]+@example\.com)$/,
    );
    expect(it.createdAt).toBeLessThan(popp.control.now());
  }
  const flagged = (await call('GET', '/campaigns?campaignStatus=LIVE')).body['data'];
  expect(flagged).toMatchObject([
    { needsReview: true },
    { needsReview: true },
    { needsReview: false },
    { needsReview: false },
  ]);
});

test('closeAll ends everything that is still going on', async () => {
  const { popp } = await practiceUnderTest({ samples: true });
  popp.control.closeAll();
  const statuses = new Set(popp.control.conversations().map((it) => it.status));
  for (const active of ['CREATED', 'QUEUED', 'ONGOING'] as const) {
    expect(statuses.has(active)).toBe(false);
  }
});
