import { DatabaseSync } from 'node:sqlite';
import { createServer } from 'node:http';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { planFor } from '../../../electron/core/practice/meetings.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { toMeetingRequest } from '../../../shared/scheduling/request.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { until } from '../../support/until.ts';
import { completeSetup } from '../../unit/scheduling/setups.ts';
import { practiceUnderTest, type UnderTest } from './practice-under-test.ts';

type Told = {
  readonly eventId: string;
  readonly event: string;
  readonly eventTimestamp: string;
  readonly data: Record<string, unknown>;
};

const contact = '+12025550123';
const minute = 60_000;

function body(it: UnderTest, change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    campaignId: it.live('SMS').id,
    firstName: 'John',
    phoneNumber: contact,
    externalId: 'ref-1',
    ...toMeetingRequest(completeSetup()),
    ...change,
  };
}

async function listener(): Promise<{ url: string; told: Told[] }> {
  const told: Told[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const event: Told = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      if (event.event.startsWith('CALENDAR_')) told.push(event);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/h`, told };
}

test.each([
  ['booked', ['CALENDAR_MEETING_SCHEDULED']],
  ['moved', ['CALENDAR_MEETING_SCHEDULED', 'CALENDAR_MEETING_RESCHEDULED']],
  ['cancelled', ['CALENDAR_MEETING_SCHEDULED', 'CALENDAR_MEETING_CANCELLED']],
  ['more-time', ['CALENDAR_MORE_TIME_REQUESTED']],
  ['no-availability', ['CALENDAR_AVAILABILITY_NOT_FOUND']],
] as const)('a meeting that goes like %s tells so in events', async (plan, events) => {
  const at = await listener();
  const it = await practiceUnderTest({ webhook: { url: at.url, secret: new Secret('s') } });
  it.popp.control.assignFlow(contact, 'agreeable');
  it.popp.control.assignMeeting(contact, plan);
  const answer = await it.call('POST', '/scheduling/conversations', body(it));
  expect(answer).toMatchObject({ status: 202, body: { message: 'Conversation created' } });
  await it.clock.advance(20 * minute);
  await until('all events', () => at.told.length >= events.length);
  expect(at.told.map(({ event }) => event)).toEqual(events);
  const [first] = at.told;
  const conversation = it.of(contact);
  expect(first?.data).toMatchObject({
    recordId: it.popp.control.meeting(conversation.id)?.bookingId,
    organizationId: it.popp.organizationId,
    conversationId: conversation.id,
    externalConversationId: 'ref-1',
    externalCampaignId: it.live('SMS').externalId,
  });
  const times = at.told.map(({ data }) => {
    const { startDateTime } = Object(data['meetingDetails']);
    return typeof startDateTime === 'string' ? Date.parse(startDateTime) : undefined;
  });
  const isBooked = events[0] === 'CALENDAR_MEETING_SCHEDULED';
  expect(times[0] === undefined).toBe(!isBooked);
  const isLater = (times[1] ?? 0) > (times[0] ?? Infinity);
  expect(isLater).toBe(plan === 'moved');
});

test('without any time within the days that are offered none is found', async () => {
  const at = await listener();
  const it = await practiceUnderTest({ webhook: { url: at.url, secret: new Secret('s') } });
  it.popp.control.assignFlow(contact, 'agreeable');
  it.popp.control.assignMeeting(contact, 'booked');
  // It is Tuesday: the next Monday is beyond the last day.
  const setup = completeSetup({ openHours: [{ weekday: 1, from: 540, to: 600 }], daysAhead: 2 });
  await it.call('POST', '/scheduling/conversations', body(it, toMeetingRequest(setup)));
  await it.clock.advance(20 * minute);
  await until('an event', () => at.told.length > 0);
  expect(at.told.map(({ event }) => event)).toEqual(['CALENDAR_AVAILABILITY_NOT_FOUND']);
});

test('the same person always goes the same way, and every way is gone', () => {
  const contacts = Array.from({ length: 200 }, (_, index) => `+1202555${1000 + index}`);
  const plans = contacts.map((one) => planFor('practice', one));
  expect(contacts.map((one) => planFor('practice', one))).toEqual(plans);
  expect(new Set(plans).size).toBe(5);
});

test('what the seed does not allow is refused with every field', async () => {
  const it = await practiceUnderTest();
  const post = (change: Record<string, unknown>) =>
    it.call('POST', '/scheduling/conversations', body(it, change));
  const refused = await post({
    firstName: '',
    phoneNumber: undefined,
    meetingParticipants: [{ email: 'a@example.com' }],
    meetingConfiguration: { title: 'x' },
  });
  expect(refused.status).toBe(400);
  const said = JSON.stringify(refused.body);
  for (const part of [
    'firstName is required',
    'phoneNumber or emailAddress is required',
    'meetingParticipants[0] needs a calendar',
    'meetingParticipants need one who is the organizer',
    'meetingConfiguration.timezone is required',
    'meetingConfiguration.openHours is required',
  ]) {
    expect(said).toContain(part);
  }
  expect((await post({ campaignId: 'none' })).status).toBe(404);
  expect((await post({ campaignId: undefined })).status).toBe(400);
  // Either of the two names the campaign, and either reaches the candidate.
  const own = await post({
    campaignId: undefined,
    externalCampaignId: it.live('SMS').externalId,
    phoneNumber: undefined,
    emailAddress: 'john@example.com',
  });
  expect(own.status).toBe(202);
});

test('a candidate who is in the campaign is asked beside only without the check, and nothing is closed', async () => {
  const it = await practiceUnderTest();
  it.popp.control.assignFlow(contact, 'agreeable');
  await it.call('POST', '/conversations', {
    campaignId: it.live('SMS').id,
    firstName: 'John',
    phoneNumber: contact,
  });
  const checked = await it.call('POST', '/scheduling/conversations', body(it));
  expect(checked.status).toBe(400);
  const beside = await it.call(
    'POST',
    '/scheduling/conversations',
    body(it, { skipDuplicationCheck: true }),
  );
  expect(beside.status).toBe(202);
  await it.clock.advance(10_000);
  expect(it.statuses(contact)).toEqual(['ONGOING', 'ONGOING']);
});

test('a fresh world tells of a few meetings, once', async () => {
  const at = await listener();
  const folder = await temporaryFolder();
  const webhook = { url: at.url, secret: new Secret('s') };
  const first = await practiceUnderTest({ folder, webhook, samples: true });
  await until('the samples', () => at.told.length >= 4);
  const now = first.clock.now();
  // What happened before anybody looked is more than a day ago.
  for (const { eventTimestamp } of at.told) {
    expect(now - Date.parse(eventTimestamp)).toBeGreaterThan(24 * 60 * minute);
  }
  await first.popp.stop();
  const again = await practiceUnderTest({ folder, webhook, samples: true });
  await again.clock.advance(minute);
  // Stopped before the answer to it arrived, one is sent again, as the same event.
  const told = new Map(at.told.map(({ eventId, event }) => [eventId, event]));
  expect([...told.values()].toSorted()).toEqual([
    'CALENDAR_AVAILABILITY_NOT_FOUND',
    'CALENDAR_MEETING_RESCHEDULED',
    'CALENDAR_MEETING_SCHEDULED',
    'CALENDAR_MEETING_SCHEDULED',
  ]);
});

test('a world of an earlier version takes meetings as well', async () => {
  const folder = await temporaryFolder();
  const first = await practiceUnderTest({ folder });
  await first.popp.stop();
  const handle = new DatabaseSync(path.join(folder, 'practice.sqlite'));
  handle.exec('DROP TABLE meetings; PRAGMA user_version = 1;');
  handle.close();
  const it = await practiceUnderTest({ folder });
  expect((await it.call('POST', '/scheduling/conversations', body(it))).status).toBe(202);
});
