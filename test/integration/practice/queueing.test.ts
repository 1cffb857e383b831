import { expect, test } from 'vitest';
import { practiceUnderTest, type UnderTest } from './practice-under-test.ts';

const contact = '+12025550123';
const hourMs = 3_600_000;

/** Two campaigns on one channel. */
function twoSmsCampaigns({ popp }: UnderTest): [string, string] {
  const [one, two] = popp.control
    .campaigns()
    .filter((it) => it.channel === 'SMS' && it.campaignStatus === 'LIVE');
  if (one === undefined || two === undefined) throw new Error('Two LIVE SMS campaigns are needed');
  return [one.id, two.id];
}

async function create(
  { call }: UnderTest,
  campaignId: string,
  more: Record<string, unknown> = {},
): Promise<void> {
  const body = { campaignId, firstName: 'John', phoneNumber: contact, ...more };
  expect((await call('POST', '/conversations', body)).status).toBe(202);
}

test('a second conversation waits until the first has ended, then starts by itself', async () => {
  const it = await practiceUnderTest();
  const [one, two] = twoSmsCampaigns(it);
  it.popp.control.assignFlow(contact, 'agreeable');
  await create(it, one);
  await create(it, two);
  expect(it.statuses(contact)).toEqual(['CREATED', 'QUEUED']);
  await it.clock.advance(10_000);
  expect(it.statuses(contact)).toEqual(['ONGOING', 'QUEUED']);
  expect(it.popp.control.opened()[1]?.startedAt).toBeUndefined();
  await it.clock.advance(2 * hourMs);
  expect(it.statuses(contact)).toEqual(['COMPLETED_CUSTOM_REQUEST', 'COMPLETED_SCREENING_PASSED']);
  const [first, second] = it.popp.control.opened();
  expect(second?.startedAt).toBeGreaterThan(first?.startedAt ?? Number.POSITIVE_INFINITY);
});

test('several wait in line, and each starts when the one before has ended', async () => {
  const it = await practiceUnderTest();
  const [one, two] = twoSmsCampaigns(it);
  it.popp.control.assignFlow(contact, 'asks-salary');
  await create(it, one);
  await create(it, two);
  await create(it, one);
  await it.clock.advance(hourMs);
  expect(it.statuses(contact)).toEqual(['ONGOING', 'QUEUED', 'QUEUED']);
  await it.clock.advance(48 * hourMs);
  expect(it.statuses(contact)).toEqual(['CLOSED', 'ONGOING', 'QUEUED']);
});

test('another channel, or another person, does not wait', async () => {
  const it = await practiceUnderTest();
  const [one] = twoSmsCampaigns(it);
  await create(it, one);
  await create(it, it.live('WHATSAPP').id);
  await create(it, one, { phoneNumber: '+12025550124' });
  expect(it.popp.control.conversations().map((each) => each.status)).toEqual([
    'CREATED',
    'CREATED',
    'CREATED',
  ]);
});

test('a conversation that is held for business hours makes the next one wait too', async () => {
  const it = await practiceUnderTest();
  const [one, two] = twoSmsCampaigns(it);
  // 10:00 in London is 05:00 in New York: the opening is held until 09:00 there.
  await create(it, one, { shouldSendDuringBusinessHours: true });
  await create(it, two);
  await it.clock.advance(3 * hourMs);
  expect(it.statuses(contact)).toEqual(['CREATED', 'QUEUED']);
});

test('skipDuplicationCheck closes in the same campaign only, and still waits for others', async () => {
  const it = await practiceUnderTest();
  const [one, two] = twoSmsCampaigns(it);
  it.popp.control.assignFlow(contact, 'asks-salary');
  await create(it, one);
  await it.clock.advance(10_000);
  await create(it, one, { skipDuplicationCheck: true });
  expect(it.statuses(contact)).toEqual(['CLOSED', 'CREATED']);
  await create(it, two, { skipDuplicationCheck: true });
  expect(it.statuses(contact)).toEqual(['CLOSED', 'CREATED', 'QUEUED']);
});

test('skipDuplicationCheck lets the one that waited in another campaign go first', async () => {
  const it = await practiceUnderTest();
  const [one, two] = twoSmsCampaigns(it);
  await create(it, one);
  await create(it, two);
  await create(it, one, { skipDuplicationCheck: true });
  expect(it.statuses(contact)).toEqual(['CLOSED', 'CREATED', 'QUEUED']);
});

test('closePreviousConversations closes everywhere on the channel and never waits', async () => {
  const it = await practiceUnderTest();
  const [one, two] = twoSmsCampaigns(it);
  const whatsapp = it.live('WHATSAPP').id;
  it.popp.control.assignFlow(contact, 'asks-salary');
  await create(it, one);
  await create(it, two);
  await create(it, whatsapp);
  await it.clock.advance(10_000);
  expect(it.statuses(contact)).toEqual(['ONGOING', 'QUEUED', 'ONGOING']);
  await create(it, two, { closePreviousConversations: true });
  // The other channel is not touched.
  expect(it.statuses(contact)).toEqual(['CLOSED', 'CLOSED', 'ONGOING', 'CREATED']);
  await it.clock.advance(10_000);
  expect(it.of(contact).status).toBe('ONGOING');
});

test('both flags work per candidate or per request in bulk', async () => {
  const it = await practiceUnderTest();
  const [one, two] = twoSmsCampaigns(it);
  const person = { firstName: 'John', phoneNumber: contact };
  const bulk = async (body: object) => await it.call('POST', '/conversations/bulk', body);
  await bulk({ campaignId: one, contacts: [person] });
  await bulk({ campaignId: one, skipDuplicationCheck: true, contacts: [person] });
  expect(it.statuses(contact)).toEqual(['CLOSED', 'CREATED']);
  await bulk({ campaignId: two, contacts: [{ ...person, closePreviousConversations: true }] });
  expect(it.statuses(contact)).toEqual(['CLOSED', 'CLOSED', 'CREATED']);
});

test('who has opted out is not written to again', async () => {
  const it = await practiceUnderTest();
  const [one, two] = twoSmsCampaigns(it);
  it.popp.control.assignFlow(contact, 'stops-at-once');
  await create(it, one);
  await it.clock.advance(hourMs);
  await create(it, two);
  await it.clock.advance(10_000);
  expect(it.statuses(contact)).toEqual(['OPTED_OUT', 'DELIVERY_FAILED']);
  expect(it.popp.control.messages(it.of(contact).id)).toEqual([]);
});
