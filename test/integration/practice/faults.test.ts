import { expect, test } from 'vitest';
import { createManualClock } from '../../support/manual-clock.ts';
import type { bulkFaults, FaultPlanInput } from '../../support/practice-faults/plan.ts';
import {
  createPlannedFaults,
  type PlannedFaults,
} from '../../support/practice-faults/planned-faults.ts';
import { until } from '../../support/until.ts';
import { practiceUnderTest, records, type UnderTest } from './practice-under-test.ts';

type BulkFault = (typeof bulkFaults)[number];

const contacts = Array.from({ length: 6 }, (_, index) => ({
  firstName: `P${index}`,
  phoneNumber: `+1202555010${index}`,
  externalId: `row-${index}`,
}));

type Faulty = UnderTest & {
  readonly planned: PlannedFaults;
  bulk(): ReturnType<UnderTest['call']>;
};

async function faulty(plan: FaultPlanInput, startMs?: number): Promise<Faulty> {
  const planned = createPlannedFaults(plan);
  const clock = createManualClock(startMs);
  const it = await practiceUnderTest({ faults: planned.faults, clock });
  const body = { campaignId: it.live('SMS').id, contacts };
  return { ...it, planned, bulk: async () => await it.call('POST', '/conversations/bulk', body) };
}

const statuses = [401, 403, 408, 409, 429, 500, 502, 503, 504];

test.each(statuses)('answers %i before anything is accepted', async (status) => {
  const it = await faulty({ rules: [{ when: 'before', does: { kind: 'status', status } }] });
  expect((await it.bulk()).status).toBe(status);
  expect(it.popp.control.opened()).toEqual([]);
  // Once only: the next request is served.
  expect((await it.bulk()).status).toBe(202);
});

test.each(statuses)('answers %i after everything is accepted', async (status) => {
  const it = await faulty({ rules: [{ when: 'after', does: { kind: 'status', status } }] });
  expect((await it.bulk()).status).toBe(status);
  expect(it.popp.control.opened()).toHaveLength(6);
});

test('429 says when to come back', async () => {
  const does = { kind: 'status', status: 429, retryAfterSeconds: 7 } as const;
  const it = await faulty({ rules: [{ when: 'before', does }] });
  expect((await it.bulk()).headers.get('retry-after')).toBe('7');
});

test('307 points to another host', async () => {
  const does = { kind: 'redirect', to: 'https://elsewhere.example.com/v1' } as const;
  const it = await faulty({ rules: [{ when: 'before', does }] });
  const answer = await it.bulk();
  expect(answer.status).toBe(307);
  expect(answer.headers.get('location')).toBe(does.to);
  expect(it.popp.control.opened()).toEqual([]);
});

test.each([
  ['before', 0],
  ['after', 6],
] as const)('connections break %s accepting', async (when, count) => {
  const reset = await faulty({ rules: [{ when, does: { kind: 'reset' } }] });
  await expect(reset.bulk()).rejects.toThrow('fetch failed');
  expect(reset.popp.control.opened()).toHaveLength(count);

  const html = await faulty({ rules: [{ when, does: { kind: 'html' } }] });
  await expect(html.bulk()).rejects.toThrow(SyntaxError);
  expect(html.popp.control.opened()).toHaveLength(count);

  const cut = await faulty({ rules: [{ when, does: { kind: 'truncate' } }] });
  await expect(cut.bulk()).rejects.toThrow('terminated');
  expect(cut.popp.control.opened()).toHaveLength(count);
});

test.each([
  ['before', 0],
  ['after', 6],
] as const)('no answer ever comes, %s accepting', async (when, count) => {
  const it = await faulty({ rules: [{ when, does: { kind: 'hang' } }] });
  const { baseUrl, organizationId, apiKey } = it.popp;
  const answer = fetch(`${baseUrl}/conversations/bulk`, {
    method: 'POST',
    headers: {
      'x-api-key': apiKey.reveal(),
      'x-organization-id': organizationId,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ campaignId: it.live('SMS').id, contacts }),
    signal: AbortSignal.timeout(150),
  });
  await expect(answer).rejects.toThrow(/timeout/);
  await until('the request to be accepted or not', () => it.popp.control.opened().length === count);
});

test('bulk answers can be wrong in every way', async () => {
  const it = await faulty({});
  const truth = [0, 1, 2, 3, 4, 5];
  async function spoiled(how: BulkFault): Promise<Awaited<ReturnType<Faulty['bulk']>>> {
    it.planned.setPlan({
      rules: [{ when: 'after', does: { kind: 'bulk', how } }],
    });
    return await it.bulk();
  }
  const indexes = async (how: BulkFault): Promise<unknown[]> =>
    records(await spoiled(how), 'results').map((result) => result['index']);
  expect(await indexes('reordered')).toEqual(truth.toReversed());
  expect(await indexes('shifted')).toEqual([1, 2, 3, 4, 5, 0]);
  expect(await indexes('incomplete')).toEqual([0, 1, 2]);
  expect(await indexes('index-twice')).toEqual([0, 0, 0, 0, 0, 0]);
  expect((await spoiled('wrong-total')).body['total']).toBe(7);
  expect((await spoiled('counts-do-not-add-up')).body).toMatchObject({ queued: 7, failed: 0 });
  expect((await spoiled('without-results')).body).not.toHaveProperty('results');
  expect(records(await spoiled('unknown-status'), 'results').map((each) => each['status'])).toEqual(
    ['pending_validation', 'queued', 'queued', 'pending_validation', 'queued', 'queued'],
  );
});

test('rules strike where, when and as often as they say', async () => {
  const does = { kind: 'status', status: 503 } as const;
  const it = await faulty({
    rules: [{ when: 'before', method: 'GET', path: '/campaigns/.+', does, skip: 1, times: 2 }],
  });
  const read = async (): Promise<number> =>
    (await it.call('GET', `/campaigns/${it.live('SMS').id}`)).status;
  expect([await read(), await read(), await read(), await read()]).toEqual([200, 503, 503, 200]);
  expect((await it.call('GET', '/campaigns')).status).toBe(200);
  it.planned.setPlan({
    rules: [{ when: 'before', method: 'GET', does, times: null, chance: 0.5 }],
  });
  const many = await Promise.all(Array.from({ length: 60 }, read));
  const struck = many.filter((status) => status === 503).length;
  expect(struck).toBeGreaterThan(10);
  expect(struck).toBeLessThan(50);
});

test('lists lag by ten minutes', async () => {
  const it = await faulty({ listLagMs: 600_000 });
  await it.bulk();
  const seen = async (): Promise<number> => records(await it.call('GET', '/conversations')).length;
  await it.clock.advance(599_000);
  expect(await seen()).toBe(0);
  await it.clock.advance(1_000);
  expect(await seen()).toBe(6);
});

test('lists show no externalId, and neither does a read of one', async () => {
  const it = await faulty({ withoutExternalId: true });
  await it.bulk();
  await it.clock.advance(5_000);
  const all = records(await it.call('GET', '/conversations'));
  expect(all).toHaveLength(6);
  for (const one of all) expect(one).not.toHaveProperty('externalId');
  const one = await it.call('GET', `/conversations/${String(all[0]?.['id'])}`);
  expect(one.body).not.toHaveProperty('externalId');
});

test('lists show nothing until business hours', async () => {
  // 10:00 in London, 05:00 in Washington.
  const it = await faulty({ listsWaitForBusinessHours: true });
  await it.call('POST', '/conversations/bulk', {
    campaignId: it.live('SMS').id,
    shouldSendDuringBusinessHours: true,
    contacts,
  });
  await it.clock.advance(3.9 * 3_600_000);
  expect(records(await it.call('GET', '/conversations'))).toEqual([]);
  await it.clock.advance(0.2 * 3_600_000);
  expect(records(await it.call('GET', '/conversations'))).toHaveLength(6);
});

test("the server's clock is two hours off, in its header and in every time it writes", async () => {
  const it = await faulty({ clockOffsetMs: 2 * 3_600_000 }, Date.UTC(2026, 10, 17, 10));
  await it.bulk();
  await it.clock.advance(5_000);
  const list = await it.call('GET', '/conversations?limit=1');
  expect(list.headers.get('date')).toBe('Tue, 17 Nov 2026 12:00:05 GMT');
  expect(records(list)).toMatchObject([{ createdAt: '2026-11-17T12:00:00.000Z' }]);
});
