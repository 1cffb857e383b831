import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { practiceUnderTest, records } from './practice-under-test.ts';

function contacts(count: number): { firstName: string; phoneNumber: string; externalId: string }[] {
  return Array.from({ length: count }, (_, index) => ({
    firstName: `Person ${index}`,
    phoneNumber: `+1${202 + Math.floor(index / 1000)}555${String(index % 1000).padStart(4, '0')}`,
    externalId: `row-${index}`,
  }));
}

test('accepts or fails each candidate by itself, in order', async () => {
  const { call, live, popp } = await practiceUnderTest();
  const [good, other] = contacts(2);
  const answer = await call('POST', '/conversations/bulk', {
    campaignId: live('SMS').id,
    shouldSendDuringBusinessHours: true,
    contacts: [
      good,
      { firstName: 'Nobody' },
      { ...other, openingMessage: 'no keyword' },
      7,
      { ...other, openingMessage: 'Hi, STOP ends this', additionalContext: 'Knows Ann' },
    ],
  });
  expect(answer).toMatchObject({
    status: 202,
    body: {
      message: 'Bulk conversation creation completed',
      total: 5,
      queued: 2,
      failed: 3,
    },
  });
  expect(records(answer, 'results')).toMatchObject([
    { index: 0, firstName: 'Person 0', status: 'queued' },
    { index: 1, firstName: 'Nobody', status: 'failed', error: 'phoneNumber is required' },
    { index: 2, status: 'failed', error: expect.stringContaining('STOP') },
    { index: 3, status: 'failed' },
    { index: 4, firstName: 'Person 1', status: 'queued' },
  ]);
  expect(popp.control.opened().map((it) => it.externalId)).toEqual(['row-0', 'row-1']);
});

test('refuses a request without candidates, with too many, or for no campaign', async () => {
  const { call, live, popp } = await practiceUnderTest();
  const campaignId = live('SMS').id;
  const post = async (body: object) => (await call('POST', '/conversations/bulk', body)).status;
  expect(await post({ campaignId })).toBe(400);
  expect(await post({ campaignId, contacts: [] })).toBe(400);
  expect(await post({ campaignId, contacts: contacts(10_001) })).toBe(400);
  expect(await post({ contacts: contacts(1) })).toBe(400);
  expect(popp.control.opened()).toEqual([]);
});

test('takes 10,000 candidates at once, on disk, well under two seconds', async () => {
  const { call, live, popp } = await practiceUnderTest({ folder: await temporaryFolder() });
  const body = {
    campaignId: live('SMS').id,
    shouldSendDuringBusinessHours: true,
    contacts: contacts(10_000),
  };
  const begin = performance.now();
  const answer = await call('POST', '/conversations/bulk', body);
  const tookMs = performance.now() - begin;
  expect(answer.body).toMatchObject({ total: 10_000, queued: 10_000, failed: 0 });
  expect(popp.control.opened()).toHaveLength(10_000);
  // Usually 0.7 s; the limit leaves room for a machine that is busy with other tests.
  expect(tookMs).toBeLessThan(4_000);
});

test('the same person twice in one request is two conversations, one waiting for the other', async () => {
  const { call, live, statuses } = await practiceUnderTest();
  const [person] = contacts(1);
  await call('POST', '/conversations/bulk', {
    campaignId: live('SMS').id,
    contacts: [person, person],
  });
  expect(statuses(person?.phoneNumber ?? '')).toEqual(['CREATED', 'QUEUED']);
});
