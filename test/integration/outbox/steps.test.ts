import { expect, onTestFinished, test } from 'vitest';
import type { NewStepItem } from '../../../electron/core/outbox/outbox.ts';
import { createDecisions } from '../../../electron/core/outbox/decisions.ts';
import type { FaultPlanInput } from '../../support/practice-faults/plan.ts';
import { candidates, startBench, workspaceId, type Bench } from './harness.ts';

type Rule = NonNullable<FaultPlanInput['rules']>[number];

/** A bench with one conversation that the AI has flagged. */
async function flagged(): Promise<{ it: Bench; conversationId: string }> {
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
  return { it, conversationId };
}

let requests = 0;

function step(
  conversationId: string,
  what: 'takeover' | 'hand-back' | { body: string },
): NewStepItem {
  const base = {
    workspaceId,
    conversationId,
    requestId: `request-${String((requests += 1))}-000000`,
  };
  if (what === 'takeover' || what === 'hand-back') return { ...base, kind: what };
  return { ...base, kind: 'message', body: what.body };
}

function states(it: Bench, conversationId: string): string[] {
  return it.outbox
    .listConversation(workspaceId, conversationId)
    .map(({ kind, state }) => `${kind} ${state}`);
}

function strike(path: string, when: 'before' | 'after', does: Rule['does']): FaultPlanInput {
  return { rules: [{ path: `/conversations/[^/]+/${path}`, when, does }] };
}

async function settled(it: Bench, conversationId: string): Promise<void> {
  await it.passUntil('every step settled', () =>
    states(it, conversationId).every((one) => !/waiting|sending|unknown/.test(one)),
  );
}

test('takeover, answer and hand-back leave in their order', async () => {
  const { it, conversationId } = await flagged();
  it.outbox.addStep(step(conversationId, 'takeover'));
  it.outbox.addStep(step(conversationId, { body: 'It is 60,000 a year.' }));
  it.outbox.addStep(step(conversationId, 'hand-back'));
  await settled(it, conversationId);
  expect(states(it, conversationId)).toEqual(['takeover done', 'message done', 'hand-back done']);
  expect(it.popp.control.recruiterMessages().map((one) => one.body)).toEqual([
    'It is 60,000 a year.',
  ]);
});

test('the same requestId adds nothing', async () => {
  const { it, conversationId } = await flagged();
  const one = step(conversationId, 'takeover');
  expect(it.outbox.addStep(one).known).toBe(false);
  expect(it.outbox.addStep(one).known).toBe(true);
});

test.each(['before', 'after'] as const)(
  'a takeover whose answer broke off %s accepting is found out',
  async (when) => {
    const { it, conversationId } = await flagged();
    it.planned.setPlan(strike('takeover', when, { kind: 'reset' }));
    it.outbox.addStep(step(conversationId, 'takeover'));
    await settled(it, conversationId);
    const [takeover] = it.outbox.listConversation(workspaceId, conversationId);
    expect(takeover?.state).toBe('done');
    expect(takeover?.reason).toBe(
      when === 'after' ? 'Taken over, perhaps by a colleague.' : undefined,
    );
  },
);

test('a message that arrived without an answer is found in the thread and not sent again', async () => {
  const { it, conversationId } = await flagged();
  it.outbox.addStep(step(conversationId, 'takeover'));
  it.planned.setPlan(strike('messages', 'after', { kind: 'status', status: 504 }));
  it.outbox.addStep(step(conversationId, { body: 'Cafe\u0301  at  nine?' }));
  await settled(it, conversationId);
  expect(states(it, conversationId)).toEqual(['takeover done', 'message done']);
  expect(it.popp.control.recruiterMessages()).toHaveLength(1);
});

test('a message that got lost is never sent again unasked, and holds the hand-back', async () => {
  const { it, conversationId } = await flagged();
  it.outbox.addStep(step(conversationId, 'takeover'));
  it.planned.setPlan(strike('messages', 'before', { kind: 'reset' }));
  const message = it.outbox.addStep(step(conversationId, { body: 'Nine is fine.' }));
  it.outbox.addStep(step(conversationId, 'hand-back'));
  await settled(it, conversationId);
  expect(states(it, conversationId)).toEqual([
    'takeover done',
    'message undecided',
    'hand-back held',
  ]);
  expect(it.popp.control.recruiterMessages()).toHaveLength(0);
  createDecisions(it.outbox).decide(message.itemId, 'send-again');
  await settled(it, conversationId);
  expect(states(it, conversationId)).toEqual(['takeover done', 'message done', 'hand-back done']);
  expect(it.popp.control.recruiterMessages()).toHaveLength(1);
});

test('a template whose outcome is unknown is left to the recruiter', async () => {
  const { it, conversationId } = await flagged();
  it.outbox.addStep(step(conversationId, 'takeover'));
  it.planned.setPlan(strike('messages', 'before', { kind: 'hang' }));
  it.outbox.addStep({
    workspaceId,
    conversationId,
    requestId: 'request-template-0000',
    kind: 'message',
    templateId: 'template-1',
  });
  await settled(it, conversationId);
  expect(states(it, conversationId)).toEqual(['takeover done', 'message undecided']);
});

test('what someone else has taken over is left alone', async () => {
  const { it, conversationId } = await flagged();
  const taken = await fetch(`${it.popp.baseUrl}/conversations/${conversationId}/takeover`, {
    method: 'POST',
    headers: {
      'x-api-key': it.popp.apiKey.reveal(),
      'x-organization-id': it.popp.organizationId,
    },
  });
  expect(taken.status).toBe(200);
  it.outbox.addStep(step(conversationId, 'takeover'));
  it.outbox.addStep(step(conversationId, { body: 'Hello' }));
  await settled(it, conversationId);
  expect(states(it, conversationId)).toEqual(['takeover held', 'message held']);
});

test('a message into a conversation that the AI answers comes back', async () => {
  const { it, conversationId } = await flagged();
  it.outbox.addStep(step(conversationId, { body: 'Hello' }));
  await settled(it, conversationId);
  const [message] = it.outbox.listConversation(workspaceId, conversationId);
  expect(message).toMatchObject({ state: 'held', body: 'Hello' });
  expect(message?.reason).toContain('AI answers');
});

test('a reply that nobody has seen holds the message', async () => {
  const { it, conversationId } = await flagged();
  it.outbox.addStep(step(conversationId, 'takeover'));
  await settled(it, conversationId);
  const [firstSeen] = it.popp.control.messages(conversationId);
  it.outbox.addStep({
    ...step(conversationId, { body: 'About your first message' }),
    kind: 'message',
    body: 'About your first message',
    seenMessage: firstSeen?.id ?? '',
  });
  await settled(it, conversationId);
  expect(states(it, conversationId)).toEqual(['takeover done', 'message held']);
});

test('a message that could not leave within ten minutes is kept', async () => {
  const { it, conversationId } = await flagged();
  it.outbox.addStep(step(conversationId, 'takeover'));
  await settled(it, conversationId);
  it.planned.setPlan({
    rules: [
      {
        method: 'GET',
        path: '/conversations.*',
        when: 'before',
        times: null,
        does: { kind: 'status', status: 503 },
      },
    ],
  });
  it.outbox.addStep(step(conversationId, { body: 'Too late' }));
  await settled(it, conversationId);
  expect(states(it, conversationId)).toEqual(['takeover done', 'message held']);
  expect(it.popp.control.recruiterMessages()).toHaveLength(0);
});

test('409 is read, then decided', async () => {
  const { it, conversationId } = await flagged();
  it.outbox.addStep(step(conversationId, 'takeover'));
  it.planned.setPlan(
    strike('messages', 'before', { kind: 'status', status: 409, message: 'Not now' }),
  );
  it.outbox.addStep(step(conversationId, { body: 'Hello' }));
  await settled(it, conversationId);
  const message = it.outbox.listConversation(workspaceId, conversationId)[1];
  expect(message).toMatchObject({ state: 'refused', reason: 'Not now' });
});

test('a console that stopped in the middle of a message asks the thread first', async () => {
  const { it, conversationId } = await flagged();
  it.outbox.addStep(step(conversationId, 'takeover'));
  await settled(it, conversationId);
  it.planned.setPlan(strike('messages', 'after', { kind: 'hang' }));
  it.outbox.addStep(step(conversationId, { body: 'Once' }));
  await it.passUntil('it is on its way', () => it.popp.control.recruiterMessages().length === 1);
  await it.restart();
  await settled(it, conversationId);
  expect(states(it, conversationId)).toEqual(['takeover done', 'message done']);
  expect(it.popp.control.recruiterMessages()).toHaveLength(1);
});
