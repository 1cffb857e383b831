import { expect, onTestFinished, test } from 'vitest';
import { createDecisions } from '../../../electron/core/outbox/decisions.ts';
import { candidates, openedCounts, startBench, workspaceId, type Bench } from './harness.ts';

const limits = { first: 4, second: 8, most: 16, fastMs: 20_000 };

async function bench(): Promise<Bench> {
  const it = await startBench({ limits });
  onTestFinished(() => it.stop());
  return it;
}

function most(it: Bench): number {
  return Math.max(0, ...openedCounts(it).values());
}

test('message again, pressed twice, is one more round and not two', async () => {
  const it = await bench();
  const [added] = it.outbox.addConversations(candidates(it, 1));
  await it.settle();
  const decisions = createDecisions(it.outbox);
  decisions.messageAgain(added?.itemId ?? '');
  // A second window, or a repeat of a call whose answer was lost with the process.
  expect(() => decisions.messageAgain(added?.itemId ?? '')).toThrow('moved on');
  await it.settle();
  expect(most(it)).toBe(2);
  expect(() => decisions.messageAgain(added?.itemId ?? '')).toThrow('moved on');
});

test('what comes back to a paused upload does not leave before it is resumed', async () => {
  const it = await bench();
  it.planned.setPlan({
    rules: [
      { when: 'before', path: '/conversations/bulk', does: { kind: 'hang' } },
      {
        when: 'before',
        path: '/conversations/bulk',
        times: null,
        does: { kind: 'status', status: 429, retryAfterSeconds: 5 },
      },
    ],
  });
  it.outbox.addConversations(candidates(it, 8, { uploadId: 'u' }));
  await it.passUntil('one asked to wait', () =>
    it.outbox.listUpload('u').some((one) => one.reason?.includes('slow down') === true),
  );
  it.outbox.pauseUpload('u');
  // What is settled as absent, or was on its way, comes back after the pause.
  const [back] = it.outbox.listUpload('u').filter((one) => one.state === 'held');
  it.outbox.books.ledger.record(back?.id ?? '', { kind: 'recruiter-resumes', words: 'As if.' });
  it.planned.setPlan({});
  it.outbox.nudge();
  await it.passUntil('ten minutes', () => it.clock.monotonicMs() > 30 * 60_000);
  expect(it.outbox.countUpload('u').waiting).toBe(0);
  expect(openedCounts(it).size).toBe(0);
  it.outbox.resumeUpload('u');
  await it.passUntil('all left', () => it.outbox.countUpload('u').done >= 4);
  expect(most(it)).toBe(1);
});

test('withdrawing a paused upload sends nothing', async () => {
  const it = await bench();
  it.planned.setPlan({
    rules: [
      {
        when: 'before',
        path: '/conversations/bulk',
        times: null,
        does: { kind: 'status', status: 429, retryAfterSeconds: 60 },
      },
    ],
  });
  it.outbox.addConversations(candidates(it, 8, { uploadId: 'u' }));
  await it.passUntil('asked to wait', () =>
    it.outbox.listUpload('u').some((one) => one.reason?.includes('slow down') === true),
  );
  it.outbox.pauseUpload('u');
  it.outbox.cancelUpload('u');
  it.outbox.resumeUpload('u');
  it.planned.setPlan({});
  it.outbox.nudge();
  await it.passUntil('ten minutes', () => it.clock.monotonicMs() > 10 * 60_000);
  expect(openedCounts(it).size).toBe(0);
  expect(it.outbox.countUpload('u')).toMatchObject({ cancelled: 8, waiting: 0, held: 0 });
});

test('a campaign that is gone holds its own and nothing else', async () => {
  const it = await bench();
  const [lost, ...rest] = candidates(it, 3);
  if (lost === undefined) throw new Error('Three');
  const [first] = it.outbox.addConversations([{ ...lost, campaignId: 'gone' }]);
  it.outbox.addConversations(rest);
  await it.passUntil('the others left', () => openedCounts(it).size === 2, 30 * 60_000);
  expect(it.outbox.books.items.get(first?.itemId ?? '')).toMatchObject({
    state: 'held',
    hold: 'campaign-not-live',
  });
});

test('webhooks about conversations that cannot be read keep nothing from being looked for', async () => {
  const it = await bench();
  // One that can be read shows that reading by id works, so a 404 is about that id.
  it.outbox.addConversations(candidates(it, 1, { from: 100 }));
  await it.settle();
  const [known] = it.popp.control.conversations();
  await it.outbox.books.ports.getConversation(
    await it.outbox.books.ports.openConnection(workspaceId),
    known?.id ?? '',
  );
  it.planned.setPlan({
    listLagMs: 5 * 60_000,
    rules: [{ when: 'after', path: '/conversations/bulk', does: { kind: 'reset' } }],
  });
  it.outbox.addConversations(candidates(it, 4, { uploadId: 'u' }));
  for (const conversationId of ['gone-1', 'gone-2', 'gone-3']) {
    it.outbox.lead({ workspaceId, event: 'CONVERSATION_STARTED', conversationId });
  }
  await it.passUntil('all found', () => it.outbox.countUpload('u').done === 4, 30 * 60_000);
  expect(most(it)).toBe(1);
});

test('an item that was found while it was held is done when it is resumed', async () => {
  const it = await bench();
  it.planned.setPlan({
    rules: [
      {
        when: 'after',
        path: '/conversations/bulk',
        skip: 1,
        does: { kind: 'status', status: 401 },
      },
    ],
  });
  it.outbox.addConversations(candidates(it, 8, { uploadId: 'u' }));
  await it.passUntil(
    'it is paused',
    () => it.outbox.books.notes.pauseOf(workspaceId)?.cause === 'not-let-in',
  );
  await it.passUntil('an hour', () => it.clock.monotonicMs() > 60 * 60_000);
  createDecisions(it.outbox).resumeWorkspace(workspaceId);
  await it.settle();
  expect(it.outbox.countUpload('u')).toMatchObject({ done: 8, held: 0 });
  expect(most(it)).toBe(1);
});

test('two people with one reference are not taken for each other, and both can be reached once', async () => {
  const it = await bench();
  const [ann, bob] = candidates(it, 2);
  if (ann === undefined || bob === undefined) throw new Error('Two');
  const withReference = (item: typeof ann) => ({
    ...item,
    payload: { ...item.payload, externalId: 'row-1' },
  });
  const [first] = it.outbox.addConversations([withReference(ann)]);
  await it.passUntil(
    'a list has shown it',
    () => it.outbox.books.items.get(first?.itemId ?? '')?.conversationId !== undefined,
  );
  const [second] = it.outbox.addConversations([withReference(bob)]);
  await it.settle();
  const held = it.outbox.books.items.get(second?.itemId ?? '');
  expect(held).toMatchObject({ state: 'held', hold: 'already-there' });
  expect(held?.reason).toContain('with another contact');
  createDecisions(it.outbox).messageAgain(second?.itemId ?? '');
  await it.settle();
  expect(openedCounts(it).size).toBe(2);
  expect(most(it)).toBe(1);
});

test('an answer that could not be written down is written as soon as it can be', async () => {
  const it = await bench();
  const { ledger } = it.outbox.books;
  const record = ledger.record.bind(ledger);
  let full = true;
  Object.assign(ledger, {
    record(...[itemId, evidence]: Parameters<typeof record>) {
      if (full && evidence.kind === 'accepted') throw new Error('database or disk is full');
      return record(itemId, evidence);
    },
  });
  const [added] = it.outbox.addConversations(candidates(it, 1));
  const state = () => it.outbox.books.items.get(added?.itemId ?? '')?.state;
  await it.passUntil('it is there', () => openedCounts(it).size === 1);
  await it.clock.advance(60_000);
  expect(state()).toBe('sending');
  full = false;
  await it.passUntil('written', () => state() === 'done', 5 * 60_000);
  expect(most(it)).toBe(1);
});
