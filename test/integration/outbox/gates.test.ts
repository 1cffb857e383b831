import { expect, onTestFinished, test } from 'vitest';
import type { ItemState } from '../../../shared/outbox/model.ts';
import { createDecisions } from '../../../electron/core/outbox/decisions.ts';
import type { NewConversationItem } from '../../../electron/core/outbox/outbox.ts';
import { createOutboxService } from '../../../electron/core/outbox/service.ts';
import { candidates, openedCounts, startBench, workspaceId, type Bench } from './harness.ts';

const limits = { first: 4, second: 8, most: 16, fastMs: 20_000 };

async function bench(options: Parameters<typeof startBench>[0] = { limits }): Promise<Bench> {
  const it = await startBench(options);
  onTestFinished(() => it.stop());
  return it;
}

function add(it: Bench, items: readonly NewConversationItem[]): string[] {
  return it.outbox.addConversations(items).map((added) => added.itemId);
}

function standing(it: Bench, itemId: string | undefined): { state: ItemState; reason: string } {
  const item = it.outbox.books.items.get(itemId ?? '');
  if (item === undefined) throw new Error('No such item');
  return { state: item.state, reason: item.reason ?? '' };
}

function post(it: Bench, path: string, body: object): Promise<Response> {
  return fetch(`${it.popp.baseUrl}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-api-key': it.popp.apiKey.reveal(),
      'x-organization-id': it.popp.organizationId,
    },
    body: JSON.stringify(body),
  });
}

test('a campaign that is not live holds what it was to send', async () => {
  const it = await bench();
  const draft = it.popp.control.campaigns().find((one) => one.campaignStatus !== 'LIVE');
  const [item] = candidates(it, 1);
  if (draft === undefined || item === undefined) throw new Error('No draft campaign');
  const [id] = add(it, [{ ...item, campaignId: draft.id }]);
  await it.settle();
  expect(standing(it, id)).toMatchObject({ state: 'held' });
  expect(standing(it, id).reason).toContain('not live');
  expect(openedCounts(it).size).toBe(0);
});

test('who opted out, and what missed its time, is held; what is early waits', async () => {
  const [stopped] = ['+447910000000'];
  const it = await bench({ limits, optedOut: new Set([stopped ?? '']) });
  const now = it.clock.now();
  const [out, late, early] = candidates(it, 3);
  if (out === undefined || late === undefined || early === undefined) throw new Error('Three');
  const ids = add(it, [
    out,
    { ...late, notBefore: now - 16 * 60_000 },
    { ...early, notBefore: now + 60 * 60_000 },
  ]);
  await it.passUntil('the first two are judged', () =>
    ids.slice(0, 2).every((id) => standing(it, id).state === 'held'),
  );
  expect(standing(it, ids[2]).state).toBe('waiting');
  await it.settle();
  expect(standing(it, ids[2]).state).toBe('done');
  expect(openedCounts(it).size).toBe(1);
});

test('who is in the campaign already is held, and may be messaged again as the next round', async () => {
  const it = await bench();
  const [item] = candidates(it, 1);
  if (item === undefined) throw new Error('One');
  await post(it, '/conversations', {
    campaignId: item.campaignId,
    firstName: 'Someone',
    phoneNumber: item.contact,
    externalId: 'theirs',
  });
  await it.clock.advance(60_000);
  const [id] = add(it, [item]);
  await it.settle();
  expect(standing(it, id)).toMatchObject({ state: 'held' });
  expect(standing(it, id).reason).toContain('Already in this campaign since 2026-11-17');
  expect(openedCounts(it)).toEqual(new Map([[`${item.campaignId} ${item.contact}`, 1]]));

  const again = createDecisions(it.outbox).messageAgain(id ?? '');
  await it.settle();
  expect(standing(it, again.itemId).state).toBe('done');
  expect(standing(it, id).state).toBe('cancelled');
  expect(openedCounts(it)).toEqual(new Map([[`${item.campaignId} ${item.contact}`, 2]]));
});

test('a key that is rejected in the middle pauses the workspace and refuses nobody', async () => {
  const it = await bench();
  it.planned.setPlan({
    rules: [
      {
        when: 'before',
        path: '/conversations/bulk',
        skip: 1,
        does: { kind: 'status', status: 401 },
      },
    ],
  });
  add(it, candidates(it, 20, { uploadId: 'u' }));
  await it.passUntil(
    'it is paused',
    () => it.outbox.books.notes.pauseOf(workspaceId)?.cause === 'not-let-in',
  );
  expect(it.outbox.countUpload('u')).toMatchObject({ refused: 0, done: 4, held: 8, waiting: 8 });
  createDecisions(it.outbox).resumeWorkspace(workspaceId);
  await it.settle();
  expect(it.outbox.countUpload('u')).toMatchObject({ done: 20 });
  expect([...openedCounts(it).values()].every((count) => count === 1)).toBe(true);
});

test('a redirect is not followed and pauses', async () => {
  const it = await bench();
  it.planned.setPlan({
    rules: [{ when: 'before', does: { kind: 'redirect', status: 307, to: 'http://127.0.0.1:9/' } }],
  });
  add(it, candidates(it, 3, { uploadId: 'u' }));
  await it.passUntil('held', () => it.outbox.countUpload('u').held === 3);
  expect(openedCounts(it).size).toBe(0);
});

test('a bulk request refused whole is halved until the item is named', async () => {
  const it = await bench();
  const rows = candidates(it, 4, { uploadId: 'u' });
  const bad = rows[2];
  if (bad === undefined) throw new Error('Four');
  it.planned.setPlan({
    rules: [
      {
        when: 'before',
        path: '/conversations/bulk',
        times: 2,
        does: { kind: 'status', status: 400 },
      },
      {
        when: 'before',
        path: '/conversations',
        does: { kind: 'status', status: 422, message: 'No' },
      },
    ],
  });
  add(it, rows);
  await it.settle();
  expect(it.outbox.countUpload('u')).toMatchObject({ done: 3, refused: 1 });
  const refused = it.outbox.listUpload('u').find((one) => one.state === 'refused');
  expect(refused?.reason).toBe('No');
  expect(openedCounts(it).size).toBe(3);
});

test('a list that cannot be read lets nothing leave', async () => {
  const it = await bench();
  const rule = { when: 'before', method: 'GET', path: '/conversations', times: null } as const;
  it.planned.setPlan({ rules: [{ ...rule, does: { kind: 'html', status: 200 } }] });
  add(it, candidates(it, 3, { uploadId: 'u' }));
  await it.clock.advance(0);
  await it.passUntil('an hour has passed', () => it.clock.monotonicMs() > 60 * 60_000);
  expect(it.outbox.countUpload('u').waiting).toBe(3);
  expect(openedCounts(it).size).toBe(0);
  it.planned.setPlan({});
  await it.settle();
  expect(it.outbox.countUpload('u').done).toBe(3);
});

test('one candidate in two campaigns is not in two requests at once', async () => {
  const it = await bench();
  const [first] = candidates(it, 1);
  const other = it.popp.control
    .campaigns()
    .find(
      (one) =>
        one.channel === 'SMS' && one.campaignStatus === 'LIVE' && one.id !== first?.campaignId,
    );
  if (first === undefined || other === undefined) throw new Error('Two campaigns');
  it.planned.setPlan({
    rules: [{ when: 'before', path: '/conversations', does: { kind: 'hang' } }],
  });
  const ids = add(it, [first, { ...first, campaignId: other.id }]);
  await it.passUntil('the first is unknown', () => standing(it, ids[0]).state === 'unknown');
  expect(standing(it, ids[1]).state).toBe('waiting');
});

test('pausing, resuming and withdrawing an upload', async () => {
  const it = await bench();
  it.outbox.pauseUpload('u');
  add(it, candidates(it, 10, { uploadId: 'u' }));
  expect(it.outbox.countUpload('u')).toMatchObject({ held: 10, waiting: 0 });
  it.outbox.resumeUpload('u');
  expect(it.outbox.countUpload('u')).toMatchObject({ held: 0, waiting: 10 });
  expect(it.outbox.cancelUpload('u')).toBe(10);
  expect(it.outbox.countUpload('u').cancelled).toBe(10);
  await it.clock.advance(60_000);
  expect(openedCounts(it).size).toBe(0);
});

test('the service tells how it stands and keeps a receipt', async () => {
  const it = await bench();
  const service = createOutboxService({
    campaignOf: () => undefined,
    outbox: it.outbox,
    workspaces: () => [workspaceId],
    candidateOf: () => undefined,
  });
  const call = { signal: new AbortController().signal };
  const [id = ''] = add(it, candidates(it, 1));
  await it.settle();
  await it.passUntil('it is seen', () => standing(it, id).state === 'done');
  await it.passUntil(
    'a list has shown it',
    () => it.outbox.books.items.get(id)?.reach !== 'accepted',
  );
  const receipt = await service.receipt({ itemId: id }, call);
  expect(receipt.lines.map((line) => line.kind)).toEqual(['attempt-begun', 'accepted', 'sighted']);
  expect(receipt.item).toMatchObject({ name: 'Pat0', state: 'done', actions: ['message-again'] });
  const requestId = 'request-of-a-test-0001';
  await service.pauseEverything({ requestId }, call);
  expect(await service.summary({ workspaceId }, call)).toMatchObject({
    counts: { done: 1 },
    pause: { cause: 'recruiter', mayResume: true },
  });
  expect(() => service.decide({ itemId: id, verdict: 'arrived', requestId }, call)).toThrow(
    'moved on',
  );
});

test('two conversations of one candidate in one campaign raise the alarm, once', async () => {
  const it = await bench();
  const [item] = candidates(it, 1);
  if (item === undefined) throw new Error('One');
  const [id] = add(it, [item]);
  // Someone else starts the same candidate within Popp's own lag: neither side can know.
  await post(it, '/conversations', {
    campaignId: item.campaignId,
    firstName: 'Someone',
    phoneNumber: item.contact,
    externalId: 'theirs',
  });
  await it.passUntil('the alarm', () => it.outbox.books.notes.alarms(workspaceId).length > 0);
  const [alarm] = it.outbox.books.notes.alarms(workspaceId);
  expect(alarm).toMatchObject({ contact: item.contact });
  expect(alarm?.remoteIds).toHaveLength(2);
  expect(standing(it, id).state).toBe('done');
  it.outbox.books.notes.acknowledgeAlarm(workspaceId, item.campaignId, item.contact, 1);
  await it.passUntil('an hour', () => it.clock.monotonicMs() > 60 * 60_000);
  expect(it.outbox.books.notes.alarms(workspaceId)).toMatchObject([{ acknowledgedAt: 1 }]);
});
