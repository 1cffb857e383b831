import { expect, test } from 'vitest';
import { practiceUnderTest, records, type UnderTest } from './practice-under-test.ts';

const contact = '+12025550123';
const hourMs = 3_600_000;

async function begin(
  flow: string,
  waitMs = hourMs,
): Promise<UnderTest & { readonly path: string }> {
  const it = await practiceUnderTest();
  it.popp.control.assignFlow(contact, flow);
  await it.call('POST', '/conversations', {
    campaignId: it.live('SMS').id,
    firstName: 'John',
    phoneNumber: contact,
  });
  await it.clock.advance(waitMs);
  return { ...it, path: `/conversations/${it.of(contact).id}` };
}

function senders({ popp, of }: UnderTest): string[] {
  return popp.control.messages(of(contact).id).map((message) => message.sender);
}

test('takeover, message and hand-back, as the seed prints them', async () => {
  const it = await begin('asks-salary');
  const { id } = it.of(contact);
  expect(await it.call('POST', `${it.path}/takeover`)).toMatchObject({
    status: 200,
    body: { id, isHumanTakeover: true, conversationStatus: 'ONGOING' },
  });
  expect((await it.call('GET', it.path)).body).toMatchObject({
    isHumanTakeover: true,
    needsReview: true,
  });
  const messageBody = 'Hi John, the bonus is included.';
  const sent = await it.call('POST', `${it.path}/messages`, { messageBody });
  expect(sent).toMatchObject({
    status: 201,
    body: {
      id: expect.any(String),
      conversationId: id,
      body: messageBody,
      sender: 'USER',
      status: 'SENT_SUCCESS',
      createdAt: new Date(it.clock.now()).toISOString(),
    },
  });
  expect(it.popp.control.recruiterMessages().map((message) => message.body)).toEqual([messageBody]);
  const before = senders(it).length;
  await it.clock.advance(hourMs);
  // One answer of the candidate, and the AI stays silent.
  expect(senders(it).slice(before)).toEqual(['CANDIDATE']);
  expect(await it.call('POST', `${it.path}/hand-to-agent`)).toMatchObject({
    status: 200,
    body: { id, status: 'ONGOING', stage: 'SCREENING', isHumanTakeover: false },
  });
  expect(it.of(contact).needsReview).toBe(false);
  await it.clock.advance(hourMs);
  expect(it.of(contact).status).toBe('COMPLETED_CUSTOM_REQUEST');
});

test('after the hand-back the AI puts the question at which it had stopped', async () => {
  const it = await begin('asks-salary');
  const [first] = it.live('SMS').questions;
  const question = first?.questionType === 'TEXT' ? first.content : '';
  await it.call('POST', `${it.path}/takeover`);
  await it.call('POST', `${it.path}/hand-to-agent`);
  expect(it.popp.control.messages(it.of(contact).id).at(-1)).toMatchObject({
    sender: 'AGENT',
    body: expect.stringContaining(question),
  });
});

test('what the candidate wrote during a takeover is answered by the AI after the hand-back', async () => {
  // Taken over while the candidate is still typing an ordinary answer.
  const it = await begin('agreeable', 10_000);
  await it.call('POST', `${it.path}/takeover`);
  await it.clock.advance(hourMs);
  expect(senders(it)).toEqual(['AGENT', 'CANDIDATE']);
  await it.call('POST', `${it.path}/hand-to-agent`);
  await it.clock.advance(hourMs);
  expect(it.of(contact).status).toBe('COMPLETED_CUSTOM_REQUEST');
});

test('every recruiter message is answered once', async () => {
  const it = await begin('asks-salary');
  await it.call('POST', `${it.path}/takeover`);
  const before = senders(it).length;
  for (const messageBody of ['One', 'Two']) {
    await it.call('POST', `${it.path}/messages`, { messageBody });
    await it.clock.advance(10 * 60_000);
  }
  expect(senders(it).slice(before)).toEqual(['USER', 'CANDIDATE', 'USER', 'CANDIDATE']);
});

test('a candidate who keeps writing does so during the takeover too', async () => {
  const it = await begin('keeps-writing', 5 * 60_000);
  expect(it.of(contact).needsReview).toBe(true);
  await it.call('POST', `${it.path}/takeover`);
  const before = senders(it).length;
  await it.clock.advance(hourMs);
  expect(senders(it).slice(before)).toEqual(['CANDIDATE', 'CANDIDATE', 'CANDIDATE']);
});

test('a saved template is sent with the name filled in', async () => {
  const it = await begin('asks-salary');
  const template = records(await it.call('GET', '/templates')).find(
    (each) => each['channel'] === 'SMS' && each['type'] === 'FOLLOW_UP',
  );
  await it.call('POST', `${it.path}/takeover`);
  const sent = await it.call('POST', `${it.path}/messages`, { templateId: template?.['id'] });
  expect(sent).toMatchObject({ status: 201, body: { body: expect.stringContaining('Hi John') } });
});

test('wants exactly one of text and template, and a takeover first', async () => {
  const it = await begin('asks-salary');
  const post = async (body?: object) => (await it.call('POST', `${it.path}/messages`, body)).status;
  expect(await post({ messageBody: 'Hi' })).toBe(409);
  await it.call('POST', `${it.path}/takeover`);
  expect(await post({})).toBe(400);
  expect(await post()).toBe(400);
  expect(await post({ messageBody: ' ' })).toBe(400);
  expect(await post({ templateId: 'unknown' })).toBe(400);
  expect(await post({ messageBody: 'Hi', templateId: 'unknown' })).toBe(400);
  expect(it.popp.control.recruiterMessages()).toEqual([]);
});

test('taking over twice changes nothing; handing back needs a takeover', async () => {
  const it = await begin('asks-salary');
  expect((await it.call('POST', `${it.path}/hand-to-agent`)).status).toBe(409);
  await it.call('POST', `${it.path}/takeover`);
  const { updatedAt } = it.of(contact);
  await it.clock.advance(60_000);
  expect((await it.call('POST', `${it.path}/takeover`)).status).toBe(200);
  expect(it.of(contact).updatedAt).toBe(updatedAt);
});

test.each(['refuses-mandatory', 'stops-at-once', 'landline'])(
  'a conversation with %s that has ended cannot be taken over',
  async (flow) => {
    const it = await begin(flow);
    const answer = await it.call('POST', `${it.path}/takeover`);
    expect(answer.status).toBe(409);
    expect(answer.body['message']).toContain(it.of(contact).status);
  },
);

test('a conversation that has not begun cannot be taken over', async () => {
  const it = await begin('agreeable', 0);
  await it.clock.advance(1_900);
  expect(it.of(contact).status).toBe('CREATED');
  const body = { campaignId: it.live('SMS').id, firstName: 'John', phoneNumber: contact };
  await it.call('POST', '/conversations', body);
  await it.clock.advance(5_000);
  expect(it.of(contact).status).toBe('QUEUED');
  const queued = await it.call('POST', `/conversations/${it.of(contact).id}/takeover`);
  expect(queued.status).toBe(409);
});

test('a completed conversation can be written in and stays completed', async () => {
  const it = await begin('agreeable');
  await it.call('POST', `${it.path}/takeover`);
  await it.call('POST', `${it.path}/messages`, { messageBody: 'See you on Monday.' });
  await it.clock.advance(hourMs);
  expect(senders(it).slice(-2)).toEqual(['USER', 'CANDIDATE']);
  const handed = await it.call('POST', `${it.path}/hand-to-agent`);
  expect(handed.body).toMatchObject({ status: 'COMPLETED_CUSTOM_REQUEST', isHumanTakeover: false });
  await it.clock.advance(hourMs);
  expect(senders(it).slice(-2)).toEqual(['USER', 'CANDIDATE']);
});

test('a conversation that is held is neither nudged nor closed', async () => {
  const it = await begin('never-answers');
  await it.call('POST', `${it.path}/takeover`);
  await it.clock.advance(80 * hourMs);
  expect(it.of(contact).status).toBe('ONGOING');
  expect(senders(it)).toEqual(['AGENT']);
});
