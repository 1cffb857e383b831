import { expect, onTestFinished, test } from 'vitest';
import { createDecisions } from '../../../electron/core/outbox/decisions.ts';
import { candidates, startBench, workspaceId, type Bench } from './harness.ts';

let requests = 0;

function base(conversationId: string) {
  requests += 1;
  return { workspaceId, conversationId, requestId: `request-${String(requests)}-attack` };
}

/** A conversation that the recruiter has taken over. */
async function taken(): Promise<{ it: Bench; conversationId: string }> {
  const it = await startBench();
  onTestFinished(() => it.stop());
  const [candidate] = candidates(it, 1);
  if (candidate === undefined) throw new Error('No candidate');
  it.popp.control.assignFlow(candidate.contact, 'asks-salary');
  it.outbox.addConversations([candidate]);
  await it.passUntil('the AI asks for a human', () =>
    it.popp.control.conversations().some((one) => one.needsReview),
  );
  const conversationId = it.popp.control.conversations()[0]?.id ?? '';
  it.outbox.addStep({ ...base(conversationId), kind: 'takeover' });
  await it.passUntil('taken over', () => states(it, conversationId)[0] === 'takeover done');
  return { it, conversationId };
}

function states(it: Bench, conversationId: string): string[] {
  return it.outbox
    .listConversation(workspaceId, conversationId)
    .map(({ kind, state }) => `${kind} ${state}`);
}

async function write(it: Bench, conversationId: string, messageBody: string): Promise<void> {
  const sent = await fetch(`${it.popp.baseUrl}/conversations/${conversationId}/messages`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-api-key': it.popp.apiKey.reveal(),
      'x-organization-id': it.popp.organizationId,
    },
    body: JSON.stringify({ messageBody }),
  });
  expect(sent.status).toBe(201);
}

test('a message that waited in a backup is not sent by resuming the workspace', async () => {
  const { it, conversationId } = await taken();
  const unreadable = { method: 'GET', when: 'before', times: null } as const;
  it.planned.setPlan({ rules: [{ ...unreadable, does: { kind: 'status', status: 503 } }] });
  it.outbox.addStep({ ...base(conversationId), kind: 'message', body: 'It is 60,000.' });
  await it.clock.advance(1000);
  // The backup is of now. What the newer database did since: the message left.
  await write(it, conversationId, 'It is 60,000.');
  await it.witness.write(JSON.stringify({ id: 'newer', counter: 99 }));
  it.planned.setPlan({});
  await it.restart();
  expect(states(it, conversationId)[1]).toBe('message held');
  const { notes } = it.outbox.books;
  await it.passUntil('compared', () => notes.pauseOf(workspaceId)?.checkedAt !== undefined);
  createDecisions(it.outbox).resumeWorkspace(workspaceId);
  await it.passUntil('an hour', () => it.clock.monotonicMs() > 60 * 60_000);
  expect(it.popp.control.recruiterMessages()).toHaveLength(1);
});

test('a message that the thread shows by now is not sent again', async () => {
  const { it, conversationId } = await taken();
  const path = '/conversations/[^/]+/messages';
  it.planned.setPlan({
    rules: [
      { path, when: 'after', does: { kind: 'reset' } },
      {
        path,
        method: 'GET',
        when: 'before',
        skip: 1,
        times: null,
        does: { kind: 'status', status: 503 },
      },
    ],
  });
  const { itemId } = it.outbox.addStep({
    ...base(conversationId),
    kind: 'message',
    body: 'Nine is fine.',
  });
  await it.passUntil('unknown', () => states(it, conversationId)[1] === 'message unknown');
  it.outbox.books.ledger.record(itemId, {
    kind: 'absence-unprovable',
    words: 'As when the thread shows it late.',
  });
  it.planned.setPlan({});
  createDecisions(it.outbox).decide(itemId, 'send-again');
  await it.passUntil(
    'settled',
    () => !/waiting|sending|unknown/.test(states(it, conversationId)[1] ?? ''),
  );
  expect(states(it, conversationId)[1]).toBe('message done');
  expect(it.popp.control.recruiterMessages()).toHaveLength(1);
});

test('a message that the key held up for hours does not leave by resuming the workspace', async () => {
  const { it, conversationId } = await taken();
  const path = '/conversations/[^/]+/messages';
  it.planned.setPlan({
    rules: [{ path, when: 'before', does: { kind: 'status', status: 401 } }],
  });
  it.outbox.addStep({ ...base(conversationId), kind: 'message', body: 'See you at nine.' });
  await it.passUntil('held', () => states(it, conversationId)[1] === 'message held');
  const from = it.clock.monotonicMs();
  await it.passUntil('hours', () => it.clock.monotonicMs() - from > 2 * 60 * 60_000);
  createDecisions(it.outbox).resumeWorkspace(workspaceId);
  await it.passUntil('more', () => it.clock.monotonicMs() - from > 3 * 60 * 60_000);
  expect(it.popp.control.recruiterMessages()).toHaveLength(0);
  expect(states(it, conversationId)[1]).toBe('message held');
});

test('an older message with the same text does not stand for one that left while the thread was unreadable', async () => {
  const { it, conversationId } = await taken();
  await write(it, conversationId, 'Thank you!');
  const path = '/conversations/[^/]+/messages';
  it.planned.setPlan({
    rules: [
      { path, method: 'GET', when: 'before', times: null, does: { kind: 'status', status: 405 } },
      { path, when: 'before', does: { kind: 'hang' } },
    ],
  });
  it.outbox.addStep({ ...base(conversationId), kind: 'message', body: 'Thank you!' });
  await it.passUntil('on its way', () => states(it, conversationId)[1] === 'message sending');
  it.planned.setPlan({});
  await it.restart();
  await it.passUntil('settled', () => /undecided|done/.test(states(it, conversationId)[1] ?? ''));
  expect(states(it, conversationId)[1]).toBe('message undecided');
});
