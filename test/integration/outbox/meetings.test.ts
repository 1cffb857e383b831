import { expect, onTestFinished, test } from 'vitest';
import { createDecisions } from '../../../electron/core/outbox/decisions.ts';
import { createListRepository } from '../../../electron/core/outbox/repository-lists.ts';
import type { NewMeetingItem } from '../../../electron/core/outbox/outbox.ts';
import { toMeetingRequest } from '../../../shared/scheduling/request.ts';
import { completeSetup } from '../../unit/scheduling/setups.ts';
import type { FaultPlanInput } from '../../support/practice-faults/plan.ts';
import { candidates, liveCampaign, startBench, workspaceId, type Bench } from './harness.ts';

const path = '/scheduling/conversations';
const contact = '+447911000001';

async function bench(options: Parameters<typeof startBench>[0] = {}): Promise<Bench> {
  const it = await startBench(options);
  onTestFinished(() => it.stop());
  return it;
}

function meeting(it: Bench, change: Partial<NewMeetingItem> = {}): NewMeetingItem {
  const { meetingParticipants, meetingConfiguration } = toMeetingRequest(completeSetup());
  const to = change.contact ?? contact;
  const item: NewMeetingItem = {
    kind: 'scheduling',
    workspaceId,
    campaignId: liveCampaign(it),
    channel: 'SMS',
    contact: to,
    round: 1,
    payload: {
      firstName: 'Ann',
      phoneNumber: to,
      shouldSendDuringBusinessHours: false,
      meetingParticipants: meetingParticipants.map((one) => ({ ...one })),
      meetingConfiguration: { ...meetingConfiguration },
    },
  };
  return { ...item, ...change };
}

function skipping(it: Bench): NewMeetingItem {
  const item = meeting(it);
  return { ...item, payload: { ...item.payload, skipDuplicationCheck: true } };
}

function add(it: Bench, item = meeting(it)): string {
  const [added] = it.outbox.addConversations([item]);
  if (added === undefined) throw new Error('One was added');
  return added.itemId;
}

const item = (it: Bench, id: string) => it.outbox.books.items.get(id);
const opened = (it: Bench, to = contact) =>
  it.popp.control.opened().filter((one) => one.contact === to);
const after = (does: NonNullable<FaultPlanInput['rules']>[number]['does']): FaultPlanInput => ({
  rules: [{ when: 'after', path, does }],
});

test('a meeting is asked for once, and its conversation is then seen in the list', async () => {
  const it = await bench();
  const id = add(it);
  await it.passUntil('it is seen', () => item(it, id)?.conversationId !== undefined);
  expect(item(it, id)).toMatchObject({ state: 'done', attempts: 1 });
  const [conversation] = opened(it);
  expect(conversation?.externalId).toBe(item(it, id)?.externalId);
  expect(it.popp.control.meeting(conversation?.id ?? '')?.wish).toMatchObject({
    title: 'First conversation',
    durationInMinutes: 30,
    timezone: 'Europe/London',
  });
  // The same again is the same.
  expect(it.outbox.addConversations([meeting(it)])).toEqual([{ itemId: id, known: true }]);
});

test.each<[string, FaultPlanInput]>([
  ['the connection breaks', after({ kind: 'reset' })],
  ['nobody answers', after({ kind: 'hang' })],
  ['a gateway fails', after({ kind: 'status', status: 504 })],
  ['a 202 has no body', after({ kind: 'truncate', share: 0 })],
  ['a web page answers', after({ kind: 'html' })],
  ['something is in the way', after({ kind: 'status', status: 409 })],
])('once although %s after it was accepted', async (_what, plan) => {
  const it = await bench();
  it.planned.setPlan(plan);
  const id = add(it);
  await it.passUntil('it was tried', () => (item(it, id)?.attempts ?? 0) > 0);
  await it.settle();
  expect(item(it, id)).toMatchObject({ state: 'done', attempts: 1 });
  expect(item(it, id)?.conversationId).toBe(opened(it)[0]?.id);
  expect(opened(it)).toHaveLength(1);
});

test('an answer of 202 with nothing in it is looked up, not believed', async () => {
  const it = await bench({
    faults: {
      afterAccept: (request, answer) =>
        request.path === path ? { kind: 'answer', answer: { ...answer, body: '' } } : undefined,
    },
  });
  const id = add(it);
  await it.settle();
  const learnt = createListRepository(it.outbox.books.database).evidence(id);
  expect(learnt.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['attempt-begun', 'outcome-unknown', 'sighted']),
  );
  expect(item(it, id)).toMatchObject({ state: 'done', attempts: 1 });
  expect(opened(it)).toHaveLength(1);
});

test('what did not arrive is sent again once later ones of its kind are visible', async () => {
  const it = await bench();
  // One before it proves that the list shows meetings at all; an ordinary conversation would not.
  add(it, meeting(it, { contact: '+447911000009' }));
  await it.settle();
  it.planned.setPlan({ rules: [{ when: 'before', path, does: { kind: 'hang' } }] });
  const id = add(it);
  await it.passUntil('it is not known', () => item(it, id)?.state === 'unknown');
  add(it, meeting(it, { contact: '+447911000008' }));
  await it.settle();
  expect(item(it, id)).toMatchObject({ state: 'done', attempts: 2 });
  expect(opened(it)).toHaveLength(1);
});

test('conversations that are visible prove nothing about meetings', async () => {
  const it = await bench();
  it.outbox.addConversations(candidates(it, 2));
  await it.settle();
  it.planned.setPlan({ rules: [{ when: 'before', path, does: { kind: 'hang' } }] });
  const id = add(it);
  await it.passUntil('it is not known', () => item(it, id)?.state === 'unknown');
  it.outbox.addConversations(candidates(it, 2, { from: 10 }));
  await it.settle();
  expect(item(it, id)).toMatchObject({ state: 'undecided', attempts: 1 });
});

test('without the check it is never sent again by itself, and found all the same where it arrived', async () => {
  const it = await bench();
  add(it, meeting(it, { contact: '+447911000009' }));
  await it.settle();
  it.planned.setPlan({ rules: [{ when: 'before', path, does: { kind: 'reset' } }] });
  const lost = add(it, skipping(it));
  await it.passUntil('it is not known', () => item(it, lost)?.state === 'unknown');
  add(it, meeting(it, { contact: '+447911000008' }));
  await it.settle();
  expect(item(it, lost)).toMatchObject({ state: 'undecided', attempts: 1 });
  expect(item(it, lost)?.reason).toContain('would start a second conversation');
  expect(opened(it)).toHaveLength(0);
  createDecisions(it.outbox).decide(lost, 'send-again');
  it.planned.setPlan(after({ kind: 'reset' }));
  await it.passUntil('tried again', () => item(it, lost)?.attempts === 2);
  await it.settle();
  expect(item(it, lost)).toMatchObject({ state: 'done', attempts: 2 });
  expect(opened(it)).toHaveLength(1);
});

test('it is found by its reference among several conversations with the same candidate', async () => {
  const it = await bench();
  const [conversation] = candidates(it, 1);
  if (conversation === undefined) throw new Error('One');
  it.outbox.addConversations([conversation]);
  await it.settle();
  it.planned.setPlan(after({ kind: 'reset' }));
  const asked = skipping(it);
  const id = add(it, {
    ...asked,
    contact: conversation.contact,
    payload: { ...asked.payload, phoneNumber: conversation.contact, externalId: 'ats-7' },
  });
  await it.settle();
  expect(item(it, id)?.state).toBe('done');
  const found = opened(it, conversation.contact).find((one) => one.externalId === 'ats-7');
  expect(item(it, id)?.conversationId).toBe(found?.id);
  expect(opened(it, conversation.contact)).toHaveLength(2);
});

test('a meeting and a conversation with one candidate do not leave before the other is settled', async () => {
  const it = await bench();
  it.planned.setPlan({
    withoutExternalId: true,
    listLagMs: 60_000,
    rules: [
      { when: 'after', path: '/conversations', does: { kind: 'reset' } },
      { when: 'after', path, does: { kind: 'reset' } },
    ],
  });
  const [conversation] = candidates(it, 1);
  if (conversation === undefined) throw new Error('One');
  const [first] = it.outbox.addConversations([conversation]);
  const second = add(it, {
    ...skipping(it),
    contact: conversation.contact,
  });
  // No other item for the same candidate is unknown when it leaves: it waits for the first.
  await it.passUntil(
    'the first is not known',
    () => item(it, first?.itemId ?? '')?.state === 'unknown',
  );
  expect(item(it, second)).toMatchObject({ state: 'waiting', attempts: 0 });
  await it.settle();
  expect(item(it, first?.itemId ?? '')?.state).toBe('done');
  expect(item(it, second)?.attempts).toBe(1);
});

test('a candidate who is in the campaign already is not asked beside it unless the recruiter says so', async () => {
  const it = await bench();
  const [conversation] = candidates(it, 1);
  if (conversation === undefined) throw new Error('One');
  const [first] = it.outbox.addConversations([conversation]);
  await it.passUntil(
    'it is listed',
    () => item(it, first?.itemId ?? '')?.conversationId !== undefined,
  );
  const id = add(it, meeting(it, { contact: conversation.contact }));
  await it.settle();
  expect(item(it, id)).toMatchObject({ state: 'held', hold: 'already-there', attempts: 0 });
  createDecisions(it.outbox).cancel(id);
  const beside = add(it, { ...skipping(it), contact: conversation.contact });
  await it.settle();
  expect(item(it, beside)).toMatchObject({ state: 'done', attempts: 1 });
});

test('asking again is another round, and pressed twice still one', async () => {
  const it = await bench();
  it.popp.control.assignMeeting(contact, 'booked');
  const id = add(it);
  await it.settle();
  await it.passUntil('its conversation has ended', () =>
    it.popp.control.conversations().every((one) => one.status === 'COMPLETED_MEETING_REQUESTED'),
  );
  const decisions = createDecisions(it.outbox);
  const again = decisions.messageAgain(id);
  expect(() => decisions.messageAgain(id)).toThrow('moved on');
  await it.settle();
  expect(item(it, again.itemId)).toMatchObject({ kind: 'scheduling', round: 2, state: 'done' });
  expect(opened(it)).toHaveLength(2);
});

test('refusals are told in words, and keep nothing else back', async () => {
  const it = await bench({ optedOut: new Set(['+447911000005']) });
  const silent = add(it, meeting(it, { contact: '+447911000005' }));
  const draft = it.popp.control.campaigns().find((one) => one.campaignStatus === 'DRAFT');
  const notLive = add(it, meeting(it, { campaignId: draft?.id ?? '' }));
  it.planned.setPlan({
    rules: [
      { when: 'before', path, does: { kind: 'status', status: 422, message: 'openHours is odd' } },
      { when: 'before', path, does: { kind: 'status', status: 403, message: 'Forbidden' } },
    ],
  });
  const refused = add(it, meeting(it, { contact: '+447911000006' }));
  const unsupported = add(it, meeting(it, { contact: '+447911000007' }));
  const fine = add(it, meeting(it, { contact: '+447911000008' }));
  await it.settle();
  expect(item(it, silent)).toMatchObject({ state: 'held', hold: 'opted-out' });
  expect(item(it, notLive)).toMatchObject({ state: 'held', hold: 'campaign-not-live' });
  expect(item(it, refused)).toMatchObject({ state: 'refused', reason: 'openHours is odd' });
  // The key works: it has just read the list. It is this call that the organisation does not have.
  expect(item(it, unsupported)?.reason).toContain('does not let this organisation');
  expect(item(it, fine)?.state).toBe('done');
  expect(it.outbox.books.notes.pauseOf(workspaceId)).toBeUndefined();
});

test('times that are past when it could leave at last hold it', async () => {
  const it = await bench();
  const startMs = it.clock.now() + 5 * 60_000;
  const { meetingParticipants } = toMeetingRequest(
    completeSetup({
      participants: completeSetup().participants.map((one) => ({
        ...one,
        availability: 'time-slots' as const,
        timeSlots: [{ fromMs: startMs, toMs: startMs + 60 * 60_000 }],
      })),
    }),
  );
  it.planned.setPlan({
    rules: [
      {
        when: 'before',
        method: 'GET',
        path: '/campaigns/.+',
        times: null,
        does: { kind: 'reset' },
      },
    ],
  });
  const { payload } = meeting(it);
  const participants = meetingParticipants.map((one) => ({ ...one }));
  const id = add(it, meeting(it, { payload: { ...payload, meetingParticipants: participants } }));
  await it.passUntil('a while without Popp', () => it.clock.monotonicMs() > 6 * 60_000);
  expect(item(it, id)?.state).toBe('waiting');
  it.planned.setPlan({});
  it.outbox.nudge();
  await it.settle();
  expect(item(it, id)).toMatchObject({ state: 'held', hold: 'too-late', attempts: 0 });
  expect(opened(it)).toHaveLength(0);
});

test('a console that is killed while asking asks once', async () => {
  const it = await bench();
  it.planned.setPlan(after({ kind: 'hang' }));
  const id = add(it);
  await it.passUntil('it is on its way', () => opened(it).length === 1);
  await it.restart();
  await it.settle();
  expect(item(it, id)).toMatchObject({ state: 'done', attempts: 1 });
  expect(opened(it)).toHaveLength(1);
});
