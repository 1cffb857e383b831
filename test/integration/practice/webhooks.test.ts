import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { noFaults } from '../../../electron/core/practice/faults.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { createPlannedFaults } from '../../support/practice-faults/planned-faults.ts';
import { until } from '../../support/until.ts';
import { practiceUnderTest, type UnderTest } from './practice-under-test.ts';

type Told = {
  readonly event: string;
  readonly eventId: string;
  readonly data: Record<string, unknown>;
  readonly raw: string;
  readonly signature: string;
};

type Listener = {
  readonly url: string;
  readonly told: Told[];
  /** What it answers; 0 never answers. */
  status: number;
};

const secret = 'practice-signing-secret';
const contact = '+12025550123';
const hourMs = 3_600_000;

async function listener(): Promise<Listener> {
  const told: Told[] = [];
  const it = { url: '', told, status: 200 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks).toString('utf8');
      told.push({
        ...JSON.parse(raw),
        raw,
        signature: String(request.headers['x-signature']),
      });
      if (it.status === 0) return;
      response.statusCode = it.status;
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  it.url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/hook`;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return it;
}

async function start(
  at: Listener,
  faults = noFaults,
): Promise<UnderTest & { begin(flow: string, to?: string): Promise<void> }> {
  const webhook = { url: at.url, secret: new Secret(secret) };
  const it = await practiceUnderTest({ webhook, faults });
  return {
    ...it,
    async begin(flow, to = contact) {
      it.popp.control.assignFlow(to, flow);
      await it.call('POST', '/conversations', {
        campaignId: it.live('SMS').id,
        firstName: 'John',
        phoneNumber: to,
        externalId: `ref-${flow}`,
      });
    },
  };
}

async function events(at: Listener, count: number): Promise<string[]> {
  await until(`${count} webhooks`, () => at.told.length >= count);
  return at.told.map((told) => told.event);
}

test('events are signed over their raw bytes', async () => {
  const at = await listener();
  const it = await start(at);
  await it.begin('agreeable');
  await it.clock.advance(10_000);
  await events(at, 1);
  for (const told of at.told) {
    const expected = createHmac('sha256', secret).update(told.raw).digest('hex');
    expect(told.signature).toBe(expected);
  }
});

test('a flag carries what the seed prints, and an ordinary reply is not announced', async () => {
  const at = await listener();
  const it = await start(at);
  await it.begin('asks-salary');
  await it.clock.advance(hourMs);
  expect(await events(at, 2)).toEqual(['CONVERSATION_STARTED', 'CONVERSATION_NEEDS_REVIEW']);
  const { id, campaignId } = it.of(contact);
  expect(at.told[1]?.data).toEqual({
    recordId: id,
    organizationId: it.popp.organizationId,
    externalId: 'ref-asks-salary',
    externalCampaignId: it.live('SMS').externalId,
    campaignConversationUrl: `https://ai.joinpopp.com/campaign/outbound/${campaignId}?conversationId=${id}`,
    isHumanTakeover: false,
  });
  await it.call('POST', `/conversations/${id}/takeover`);
  await it.call('POST', `/conversations/${id}/messages`, { messageBody: 'Hello' });
  await it.clock.advance(hourMs);
  expect(it.popp.control.messages(id).at(-1)?.sender).toBe('CANDIDATE');
  // The next event is the end, hours later: nothing was told about the reply.
  await it.call('POST', `/conversations/${id}/hand-to-agent`);
  await it.clock.advance(hourMs);
  expect(await events(at, 3)).toEqual([
    'CONVERSATION_STARTED',
    'CONVERSATION_NEEDS_REVIEW',
    'CONVERSATION_COMPLETED',
  ]);
  expect(at.told[2]?.data).toMatchObject({
    conversationStatus: 'COMPLETED_CUSTOM_REQUEST',
    participantFirstName: 'John',
    scorecardTotalValue: null,
    screeningQuestionsOutcome: [
      { questionOutcome: 'PASSED' },
      { questionOutcome: 'PASSED' },
      { questionOutcome: 'PASSED' },
    ],
  });
  expect(new Set(at.told.map((told) => told.eventId)).size).toBe(3);
});

test.each([
  ['stops-at-once', ['CONVERSATION_STARTED', 'CONVERSATION_OPTED_OUT']],
  ['landline', ['START_CONVERSATION_FAILED']],
  [
    'never-answers',
    ['CONVERSATION_STARTED', 'CONVERSATION_MAX_NUDGES_REACHED', 'CONVERSATION_COMPLETED'],
  ],
])('%s is told as %j', async (flow, expected) => {
  const at = await listener();
  const it = await start(at);
  await it.begin(flow);
  await it.clock.advance(60 * hourMs);
  expect((await events(at, expected.length)).toSorted()).toEqual(expected.toSorted());
});

test('a conversation that waits is told as queued', async () => {
  const at = await listener();
  const it = await start(at);
  await it.begin('agreeable');
  await it.begin('agreeable');
  expect(await events(at, 1)).toEqual(['CONVERSATION_QUEUED']);
  expect(at.told[0]?.data).toMatchObject({
    recordId: it.of(contact).id,
    conversationStatus: 'QUEUED',
  });
});

test('a listener that fails is told again, a few times, and holds nobody up', async () => {
  const at = await listener();
  at.status = 503;
  const it = await start(at);
  await it.begin('landline');
  await it.clock.advance(10_000);
  await events(at, 1);
  for (const [waitMs, count] of [
    [10_000, 2],
    [60_000, 3],
    [300_000, 4],
  ] as const) {
    await until('the next try', async () => {
      await it.clock.advance(waitMs / 4);
      return at.told.length >= count;
    });
  }
  await it.clock.advance(hourMs);
  expect((await it.call('GET', '/templates')).status).toBe(200);
  expect(new Set(at.told.map((told) => told.eventId)).size).toBe(1);
  expect(at.told).toHaveLength(4);
});

test('what a killed listener missed is delivered when it is back', async () => {
  const at = await listener();
  at.status = 500;
  const it = await start(at);
  await it.begin('landline');
  await it.clock.advance(10_000);
  await events(at, 1);
  at.status = 200;
  await until('the second try', async () => {
    await it.clock.advance(5_000);
    return at.told.length === 2;
  });
  await it.clock.advance(hourMs);
  expect(at.told).toHaveLength(2);
});

test('webhooks can be lost and doubled', async () => {
  const at = await listener();
  const planned = createPlannedFaults({ webhooks: { doubled: 1 } });
  const it = await start(at, planned.faults);
  await it.begin('landline');
  await it.clock.advance(10_000);
  await events(at, 2);
  expect(new Set(at.told.map((told) => told.eventId)).size).toBe(1);
  planned.setPlan({ webhooks: { lost: 1 } });
  await it.begin('landline', '+12025550124');
  await it.clock.advance(10_000);
  planned.setPlan({});
  await it.begin('landline', '+12025550125');
  await it.clock.advance(10_000);
  await events(at, 3);
  expect(at.told.map((told) => told.data['recordId'])).not.toContain(it.of('+12025550124').id);
  expect(at.told.at(-1)?.data['recordId']).toBe(it.of('+12025550125').id);
});

test('a webhook may come long before the list shows anything', async () => {
  const at = await listener();
  const planned = createPlannedFaults({ listLagMs: 10 * 60_000, readableAtOnce: true });
  const it = await start(at, planned.faults);
  await it.begin('agreeable');
  await it.clock.advance(10_000);
  expect(await events(at, 1)).toEqual(['CONVERSATION_STARTED']);
  expect((await it.call('GET', '/conversations')).body['data']).toEqual([]);
  const path = `/conversations/${String(at.told[0]?.data['recordId'])}`;
  expect(await it.call('GET', path)).toMatchObject({
    status: 200,
    body: { externalId: 'ref-agreeable' },
  });
  await it.clock.advance(10 * 60_000);
  expect((await it.call('GET', '/conversations')).body['data']).toHaveLength(1);
});
