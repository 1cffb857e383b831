import { describe, expect, test } from 'vitest';
import type { CampaignDraft } from '../../../shared/campaigns/draft.ts';
import { createDecisions } from '../../../electron/core/outbox/decisions.ts';
import { draftsUnderTest, failureOf, sync } from './drafts-under-test.ts';

type Under = Awaited<ReturnType<typeof draftsUnderTest>>;

const minute = 60_000;

function made(it: Under, title = 'Night shift pickers') {
  return it.bench.popp.control.campaigns().filter(({ campaignTitle }) => campaignTitle === title);
}

function publication(it: Under, draftId: string) {
  const { publication: found } = it.read(draftId);
  if (found === undefined) throw new Error('It was not published');
  return found;
}

const types = ['APPLICANT_OUTREACH', 'NEW_CANDIDATE_OUTREACH', 'ENGAGEMENT_OUTREACH'] as const;
const closings: readonly Partial<CampaignDraft>[] = [
  { closingMethod: 'CUSTOM' },
  { closingMethod: 'MEETING_URL', meetingUrl: 'https://meet.example.com/us' },
  { closingMethod: 'PHONE_NUMBER', contactNumber: '+442079460101' },
  { closingMethod: 'CALENDAR_MEETING_INTEGRATION', calendarMeetingTemplateId: 'meeting-1' },
];

test('each type, channel and closing method becomes a campaign that says what was sent', async () => {
  const it = await draftsUnderTest();
  const drafts = types.flatMap((campaignType, row) =>
    closings.map((closing, column) =>
      it.newDraft(
        it.complete({
          campaignType,
          channel: (['SMS', 'WHATSAPP', 'EMAIL'] as const)[(row + column) % 3] ?? 'SMS',
          ...closing,
          campaignTitle: `${campaignType} ${closing.closingMethod ?? ''}`,
          campaignStatus: column % 2 === 0 ? 'LIVE' : 'DRAFT',
        }),
      ),
    ),
  );
  for (const draftId of drafts) it.publish(draftId);
  await it.bench.settle();
  for (const draftId of drafts) {
    const result = sync(it.service.draftResult({ draftId }, it.call));
    expect(result.publication).toMatchObject({ state: 'done', refusals: [] });
    expect(result.isTold).toBe(true);
    expect(result.fields.filter(({ verdict }) => verdict === 'different')).toEqual([]);
    expect(result.jobDescriptionParsed?.summaryOfRole).toContain('Picking at night');
    const { campaignTitle, campaignStatus } = it.read(draftId).draft;
    expect(made(it, campaignTitle)).toMatchObject([{ campaignStatus }]);
  }
});

test('a draft becomes one campaign: pressing twice, or again later, makes no second', async () => {
  const it = await draftsUnderTest();
  const draftId = it.newDraft(it.complete());
  expect(it.publish(draftId)).toBe(it.publish(draftId));
  await it.bench.settle();
  expect(made(it)).toHaveLength(1);
  expect(failureOf(() => it.publish(draftId)).message).toContain('has become a campaign');
  expect(failureOf(() => it.save(draftId, {})).code).toBe('conflict');
});

test('an incomplete draft is not published, and says where', async () => {
  const it = await draftsUnderTest();
  const draftId = it.newDraft(it.complete({ company: '' }));
  const failure = failureOf(() => it.publish(draftId));
  expect(failure.facts.details).toMatchObject({ field: 'company' });
});

test('a refusal of the API is kept beside its field, and the draft can be put right and published', async () => {
  const it = await draftsUnderTest();
  it.bench.planned.setPlan({
    rules: [
      {
        when: 'before',
        path: '/campaigns',
        does: { kind: 'status', status: 400, message: 'questions[0].content is too long' },
      },
    ],
  });
  const draftId = it.newDraft(it.complete());
  it.publish(draftId);
  await it.bench.settle();
  expect(publication(it, draftId)).toMatchObject({
    state: 'refused',
    isUnsupported: false,
    refusals: [{ path: 'questions[0].content', message: 'questions[0].content is too long' }],
  });
  it.save(draftId, { campaignDescription: 'Shorter.' });
  it.publish(draftId);
  await it.bench.settle();
  expect(publication(it, draftId).state).toBe('done');
  expect(made(it)).toHaveLength(1);
});

test.each([403, 404, 405])(
  'an organisation whose API cannot create campaigns (%i) keeps the draft, and nothing is paused',
  async (status) => {
    const it = await draftsUnderTest();
    it.bench.planned.setPlan({
      rules: [
        { when: 'before', path: '/campaigns', does: { kind: 'status', status, message: 'No' } },
      ],
    });
    const draftId = it.newDraft(it.complete());
    it.publish(draftId);
    await it.bench.settle();
    expect(publication(it, draftId)).toMatchObject({ state: 'refused', isUnsupported: true });
    expect(publication(it, draftId).reason).toContain('dashboard');
    expect(it.bench.outbox.books.notes.pauseOf('practice')).toBeUndefined();
    it.save(draftId, { campaignTitle: 'Still mine' });
  },
);

describe('an unknown outcome', () => {
  test.each([
    ['after it was accepted, by its reference', 'after', { externalId: 'job-7' }],
    ['after it was accepted, by its title', 'after', {}],
  ] as const)('%s, is found and not sent again', async (_name, when, change) => {
    const it = await draftsUnderTest();
    it.bench.planned.setPlan({
      rules: [{ when, path: '/campaigns', does: { kind: 'reset' } }],
    });
    const draftId = it.newDraft(it.complete(change));
    it.publish(draftId);
    await it.bench.settle();
    expect(made(it)).toHaveLength(1);
    expect(publication(it, draftId)).toMatchObject({
      state: 'done',
      campaignId: made(it)[0]?.id,
    });
    expect(sync(it.service.draftResult({ draftId }, it.call)).isTold).toBe(true);
  });

  test('that never shows up is the recruiter’s to decide, and keeps no other campaign back', async () => {
    const it = await draftsUnderTest();
    it.bench.planned.setPlan({
      rules: [{ when: 'before', path: '/campaigns', does: { kind: 'reset' } }],
    });
    const lost = it.newDraft(it.complete());
    it.publish(lost);
    await it.bench.passUntil('unknown', () => publication(it, lost).state === 'unknown');
    expect(failureOf(() => it.save(lost, {})).message).toContain('not known yet');
    expect(
      failureOf(() => it.service.removeDraft({ draftId: lost, requestId: it.requestId() }, it.call))
        .code,
    ).toBe('conflict');
    await it.bench.settle();
    expect(publication(it, lost).state).toBe('undecided');
    expect(made(it)).toHaveLength(0);
    createDecisions(it.bench.outbox).decide(publication(it, lost).itemId, 'send-again');
    await it.bench.settle();
    expect(publication(it, lost).state).toBe('done');
    expect(made(it)).toHaveLength(1);
  });

  test('is proven absent by a campaign that was sent later, and then sent again', async () => {
    const it = await draftsUnderTest();
    it.bench.planned.setPlan({
      rules: [{ when: 'before', path: '/campaigns', does: { kind: 'reset' } }],
    });
    const lost = it.newDraft(it.complete());
    it.publish(lost);
    await it.bench.passUntil('unknown', () => publication(it, lost).state === 'unknown');
    it.publish(it.newDraft(it.complete({ campaignTitle: 'Another' })));
    await it.bench.settle();
    expect(publication(it, lost).state).toBe('done');
    expect(made(it)).toHaveLength(1);
    expect(made(it, 'Another')).toHaveLength(1);
  });

  test('survives the end of the console', async () => {
    const it = await draftsUnderTest();
    it.bench.planned.setPlan({
      rules: [{ when: 'after', path: '/campaigns', does: { kind: 'hang' } }],
    });
    const draftId = it.newDraft(it.complete());
    const itemId = it.publish(draftId);
    await it.bench.passUntil('accepted', () => made(it).length === 1);
    await it.bench.restart();
    await it.bench.settle();
    expect(it.bench.outbox.books.items.get(itemId)).toMatchObject({
      state: 'done',
      campaignId: made(it)[0]?.id,
    });
    expect(made(it)).toHaveLength(1);
  });
});

describe('a draft that was changed while its publish waited', () => {
  async function changedWhileWaiting() {
    const it = await draftsUnderTest();
    const decisions = createDecisions(it.bench.outbox);
    decisions.pauseWorkspace('practice');
    const draftId = it.newDraft(it.complete());
    it.publish(draftId);
    it.save(draftId, { location: 'York, UK' });
    expect(publication(it, draftId)).toMatchObject({ state: 'waiting', isChangedSince: true });
    const say = async (meant: 'published' | 'newest') =>
      it.service.sayWhichIsMeant(
        { draftId, meant, version: it.read(draftId).version, requestId: it.requestId() },
        it.call,
      );
    return { it, draftId, decisions, say };
  }

  test('asks which one is meant before anything leaves', async () => {
    const { it, draftId, decisions, say } = await changedWhileWaiting();
    decisions.resumeWorkspace('practice');
    await it.bench.settle();
    expect(publication(it, draftId).state).toBe('held');
    expect(publication(it, draftId).reason).toContain('which one is meant');
    expect(made(it)).toHaveLength(0);
    await say('newest');
    await it.bench.settle();
    expect(made(it)).toMatchObject([{ location: 'York, UK' }]);
  });

  test('leaves as it was published when that is meant', async () => {
    const { it, draftId, decisions, say } = await changedWhileWaiting();
    await say('published');
    decisions.resumeWorkspace('practice');
    await it.bench.settle();
    expect(publication(it, draftId).state).toBe('done');
    expect(made(it)).toMatchObject([{ location: 'Leeds, UK' }]);
  });

  test('is withdrawn with its draft', async () => {
    const { it, draftId, decisions } = await changedWhileWaiting();
    sync(it.service.removeDraft({ draftId, requestId: it.requestId() }, it.call));
    decisions.resumeWorkspace('practice');
    await it.bench.settle();
    expect(made(it)).toHaveLength(0);
  });
});

test('a campaign with the same reference that a colleague made meanwhile is asked about', async () => {
  const it = await draftsUnderTest();
  const [mine, theirs] = [1, 2].map(() => it.newDraft(it.complete({ externalId: 'job-9' })));
  it.publish(theirs ?? '');
  await it.bench.settle();
  it.publish(mine ?? '');
  await it.bench.settle();
  const held = publication(it, mine ?? '');
  expect(held).toMatchObject({ state: 'held' });
  expect(held.reason).toContain('reference already');
  createDecisions(it.bench.outbox).resume(held.itemId);
  await it.bench.settle();
  expect(made(it)).toHaveLength(2);
  expect(it.bench.clock.now()).toBeGreaterThan(minute);
});

describe('the status of a campaign', () => {
  test('is set where the API allows it, and a lost answer is read, not repeated', async () => {
    const it = await draftsUnderTest();
    const [first] = it.bench.popp.control
      .campaigns()
      .filter((one) => one.campaignStatus === 'LIVE');
    const campaignId = first?.id ?? '';
    const now = () =>
      it.bench.popp.control.campaigns().find(({ id }) => id === campaignId)?.campaignStatus;
    it.bench.planned.setPlan({
      rules: [
        { when: 'after', method: 'PATCH', path: '/campaigns/.*', does: { kind: 'reset' } },
        {
          when: 'before',
          method: 'PATCH',
          path: '/campaigns/.*',
          skip: 1,
          does: { kind: 'reset' },
        },
      ],
    });
    const set = (status: 'LIVE' | 'ARCHIVED') =>
      it.bench.outbox.setCampaignStatus({ workspaceId: 'practice', campaignId, status }).itemId;
    const archived = set('ARCHIVED');
    await it.bench.settle();
    expect(now()).toBe('ARCHIVED');
    const live = set('LIVE');
    await it.bench.settle();
    expect(now()).toBe('LIVE');
    const states = [archived, live].map((id) => it.bench.outbox.books.items.get(id)?.state);
    expect(states).toEqual(['done', 'done']);
  });

  test.each([403, 404, 405])(
    'is explained where the API does not allow it (%i)',
    async (status) => {
      const it = await draftsUnderTest();
      it.bench.planned.setPlan({
        rules: [
          {
            when: 'before',
            method: 'PATCH',
            path: '/campaigns/.*',
            does: { kind: 'status', status, message: 'No' },
          },
        ],
      });
      const campaignId = it.bench.popp.control.campaigns()[0]?.id ?? '';
      const { itemId } = it.bench.outbox.setCampaignStatus({
        workspaceId: 'practice',
        campaignId,
        status: 'ARCHIVED',
      });
      await it.bench.settle();
      const item = it.bench.outbox.books.items.get(itemId);
      expect(item?.state).toBe('refused');
      expect(item?.reason).toContain('dashboard');
      expect(it.bench.outbox.books.notes.pauseOf('practice')).toBeUndefined();
    },
  );
});
