import { describe, expect, test } from 'vitest';
import { ConsoleError } from '../../../shared/errors.ts';
import { askSourceSchema } from '../../../shared/scheduling/contract.ts';
import { mostChosen } from '../../../shared/scheduling/many.ts';
import { askedCandidateSchema } from '../../../shared/scheduling/setup.ts';
import { completeSetup } from '../../unit/scheduling/setups.ts';
import { workspaceId } from '../outbox/harness.ts';
import { scheduleUnderTest, sync } from './schedule-under-test.ts';

type Under = Awaited<ReturnType<typeof scheduleUnderTest>>;

async function failureOf(work: () => unknown): Promise<ConsoleError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ConsoleError) return error;
    throw error;
  }
  throw new Error('It did not fail');
}

function remember(it: Under, campaignId: string, ids: readonly string[]): void {
  it.store.remember(
    workspaceId,
    ids.map((id, index) => ({
      id,
      campaignId,
      firstName: id,
      status: index % 2 === 0 ? 'COMPLETED_SCREENING_PASSED' : 'CLOSED',
      phoneNumber: `+4479110001${String(index).padStart(2, '0')}`,
      externalId: `ats-${id}`,
      raw: {},
    })),
    it.bench.clock.now(),
  );
}

describe('one candidate', () => {
  test('is asked once, also when it is pressed again, and again only when that is meant', async () => {
    const it = await scheduleUnderTest();
    const given = { phoneNumber: '(020) 7946 0101', country: 'GB' };
    const first = it.ask(given);
    expect(it.ask({ phoneNumber: '+442079460101' })).toEqual({ ...first, known: true });
    const settled = await failureOf(() => it.ask(given, { again: true }));
    expect(settled.message).toContain('not settled yet');
    await it.bench.settle();
    const again = it.ask(given, { again: true, skipDuplicationCheck: true });
    expect(again).toMatchObject({ known: false });
    expect(again.meetingId).not.toBe(first.meetingId);
    const read = sync(
      it.service.readCandidate(
        {
          workspaceId,
          campaignId: it.campaignId,
          candidate: askedCandidateSchema.parse({ firstName: 'Ann', ...given }),
        },
        it.call,
      ),
    );
    expect(read).toMatchObject({ contact: '+442079460101', country: 'GB', problems: [] });
    expect(read.askedBefore.map(({ meetingId }) => meetingId)).toEqual([
      again.meetingId,
      first.meetingId,
    ]);
    await it.bench.settle();
    expect(it.bench.popp.control.opened()).toHaveLength(2);
  });

  test('is not asked with anything that is missing or wrong, and the field is named', async () => {
    const it = await scheduleUnderTest();
    const fields: Record<string, unknown> = {};
    const tries: Record<string, () => unknown> = {
      organizer: () => it.ask({}, { setup: completeSetup({ participants: [] }) }),
      zone: () => it.ask({}, { setup: completeSetup({ timezone: 'Mars/Olympus' }) }),
      number: () => it.ask({ phoneNumber: 'call me' }),
      none: () => it.ask({}),
      name: () => it.ask({ firstName: ' ', phoneNumber: '+442079460101' }),
    };
    for (const [name, work] of Object.entries(tries)) {
      const failure = await failureOf(work);
      expect(failure.code).toBe('invalid-input');
      expect(failure.message).toContain('Nothing was sent');
      fields[name] = failure.facts.details?.['field'];
    }
    expect(fields).toEqual({
      organizer: 'meetingParticipants',
      zone: 'meetingConfiguration.timezone',
      number: 'phoneNumber',
      none: 'phoneNumber',
      name: 'firstName',
    });
    const draft = it.bench.popp.control.campaigns().find((one) => one.campaignStatus === 'DRAFT');
    const notLive = await failureOf(() =>
      it.ask({ phoneNumber: '+442079460101' }, { campaignId: draft?.id ?? '' }),
    );
    expect(notLive.facts.details).toEqual({ field: 'campaignId' });
    it.store.remember(
      workspaceId,
      [
        {
          id: 'gone',
          campaignId: it.campaignId,
          phoneNumber: '+442079460109',
          status: 'OPTED_OUT',
          raw: {},
        },
      ],
      it.bench.clock.now(),
    );
    const silent = await failureOf(() => it.ask({ phoneNumber: '+442079460109' }));
    expect(silent.code).toBe('not-allowed');
    expect(it.list().meetings).toEqual([]);
  });
});

describe('many candidates', () => {
  const preview = (
    it: Under,
    source: Parameters<Under['service']['previewMany']>[0]['source'],
    skip = false,
  ) =>
    it.service.previewMany(
      { workspaceId, campaignId: it.campaignId, source, skipDuplicationCheck: skip },
      it.call,
    );
  const askMany = (
    it: Under,
    source: Parameters<Under['service']['previewMany']>[0]['source'],
    reviewedCount: number,
    skip = false,
  ) =>
    it.service.askMany(
      {
        workspaceId,
        campaignId: it.campaignId,
        source,
        setup: completeSetup(),
        inBusinessHours: false,
        skipDuplicationCheck: skip,
        reviewedCount,
        requestId: it.requestId(),
      },
      it.call,
    );

  test('of another campaign: shown first with who is left out and why, then each asked once', async () => {
    const it = await scheduleUnderTest();
    const other = it.bench.popp.control
      .campaigns()
      .find(({ id, channel }) => channel === 'SMS' && id !== it.campaignId);
    const from = other?.id ?? 'elsewhere';
    remember(it, from, ['Ann', 'Bo', 'Cy', 'Di']);
    it.store.remember(
      workspaceId,
      [
        { id: 'twice', campaignId: from, firstName: 'Ann', phoneNumber: '+447911000100', raw: {} },
        { id: 'mail', campaignId: from, firstName: 'Ed', emailAddress: 'ed@example.com', raw: {} },
        { id: 'anon', campaignId: from, phoneNumber: '+447911000177', raw: {} },
        {
          id: 'there',
          campaignId: it.campaignId,
          firstName: 'Bo',
          phoneNumber: '+447911000101',
          raw: {},
        },
      ],
      it.bench.clock.now(),
    );
    it.ask({ phoneNumber: '+447911000102', firstName: 'Cy' });
    const source = { kind: 'campaign' as const, campaignId: from };
    const seen = await preview(it, source);
    expect(seen.total).toBe(7);
    expect(Object.fromEntries(seen.leftOut.map(({ reason, count }) => [reason, count]))).toEqual({
      'same-candidate': 1,
      'no-contact': 1,
      'no-name': 1,
      'already-there': 1,
      'asked-before': 1,
    });
    expect(seen.toAsk).toBe(2);
    expect((await preview(it, source, true)).toAsk).toBe(3);
    const page = await it.service.previewCandidates(
      {
        workspaceId,
        campaignId: it.campaignId,
        source,
        skipDuplicationCheck: false,
        reason: 'to-ask',
        offset: 1,
        limit: 5,
      },
      it.call,
    );
    expect(page).toEqual({
      total: 2,
      candidates: [{ key: 'Di', name: 'Di', contact: '+447911000103' }],
    });
    const changed = await failureOf(() => askMany(it, source, 3));
    expect(changed).toMatchObject({ code: 'conflict' });
    expect(it.list().meetings).toHaveLength(1);
    expect(await askMany(it, source, 2)).toEqual({ asked: 2, known: 0 });
    // A second press finds nobody left to ask.
    expect((await failureOf(() => askMany(it, source, 2))).code).toBe('conflict');
    await it.bench.settle();
    const references = it.bench.popp.control.opened().map(({ externalId }) => externalId);
    // The reference of the conversation that they come from is not used twice.
    expect(references.every((one) => one?.startsWith('pc-') === true)).toBe(true);
    expect(references).toHaveLength(3);
  });

  test('of an upload: ready and sent rows, with their own references', async () => {
    const it = await scheduleUnderTest();
    it.database.run(
      `INSERT INTO uploads (id, workspace_id, file_name, size_bytes, status, options, created_at)
       VALUES ('u', ?, 'a.csv', 1, 'ready', '{}', 0)`,
      workspaceId,
    );
    const row = (number: number, phone: string, itemId: string | null, leftOut = 0) =>
      it.database.run(
        `INSERT INTO upload_rows (upload_id, row, cells, candidate, left_out, item_id) VALUES ('u', ?, '[]', ?, ?, ?)`,
        number,
        JSON.stringify({
          firstName: `Row${number}`,
          lastName: '',
          phoneText: phone,
          phone: { kind: 'valid', e164: phone },
          emailAddress: '',
          countryText: '',
          externalId: `ats-${number}`,
          applicationSource: '',
          openingMessage: '',
          additionalContext: '',
          extraCells: 0,
        }),
        leftOut,
        itemId,
      );
    row(2, '+447911000302', null);
    row(3, '+447911000303', 'sent');
    row(4, '+447911000304', null, 1);
    row(5, '+447911000305', null);
    const source = { kind: 'upload' as const, uploadId: 'u' };
    expect(await preview(it, source)).toEqual({
      total: 4,
      toAsk: 3,
      leftOut: [{ reason: 'not-ready', count: 1, names: ['Row4'] }],
    });
    const some = { ...source, rows: [3, 5] };
    expect(await askMany(it, some, 2)).toEqual({ asked: 2, known: 0 });
    await it.bench.settle();
    expect(it.bench.popp.control.opened().map(({ externalId }) => externalId)).toEqual([
      'ats-3',
      'ats-5',
    ]);
    const elsewhere = { ...source, uploadId: 'not-ours' };
    expect(await preview(it, elsewhere)).toMatchObject({ total: 0, toAsk: 0 });
  });

  test('of the inbox: the candidate of one conversation', async () => {
    const it = await scheduleUnderTest();
    remember(it, 'elsewhere', ['Ann']);
    const source = { kind: 'conversation' as const, conversationId: 'Ann' };
    expect(await askMany(it, source, 1)).toEqual({ asked: 1, known: 0 });
    expect(it.states()).toEqual(['Ann asked']);
  });

  test('of the inbox: chosen ones of several campaigns in one, and who cannot be asked is named', async () => {
    const it = await scheduleUnderTest();
    const now = it.bench.clock.now();
    remember(it, 'first', ['Ann', 'Bo']);
    it.store.remember(
      workspaceId,
      [
        { id: 'di', campaignId: 'second', firstName: 'Di', emailAddress: 'd@example.com', raw: {} },
        { id: 'nameless', campaignId: 'second', phoneNumber: '+447911000144', raw: {} },
        { id: 'bare', campaignId: 'second', raw: {} },
        { id: 'cy', campaignId: 'first', firstName: 'Cy', phoneNumber: '+447911000155', raw: {} },
      ],
      now,
    );
    // Another workspace's conversation is nobody here.
    it.store.remember(
      'another',
      [{ id: 'theirs', campaignId: 'x', firstName: 'X', phoneNumber: '+447911000166', raw: {} }],
      now,
    );
    const conversationIds = ['Bo', 'di', 'bare', 'nameless', 'theirs', 'Ann', 'Ann', 'never'];
    const source = { kind: 'conversations' as const, conversationIds };
    const seen = await preview(it, source);
    expect(seen).toMatchObject({ total: 7, toAsk: 2 });
    expect(
      Object.fromEntries(seen.leftOut.map(({ reason, count, names }) => [reason, [count, names]])),
    ).toEqual({
      gone: [2, ['theirs', 'never']],
      'no-contact': [2, ['Di', 'bare']],
      'no-name': [1, ['+447911000144']],
    });
    expect(
      await it.service.campaignsOfChosen({ workspaceId, conversationIds }, it.call),
    ).toMatchObject({
      campaigns: [
        { campaignId: 'second', count: 3 },
        { campaignId: 'first', count: 2 },
      ],
    });
    expect((await failureOf(() => askMany(it, source, 3))).code).toBe('conflict');
    expect(await askMany(it, source, 2)).toEqual({ asked: 2, known: 0 });
    // Exactly those, in the order in which they were chosen; Cy of the same campaign was not.
    expect(it.states().toSorted()).toEqual(['Ann asked', 'Bo asked']);
    await it.bench.settle();
    expect(it.bench.popp.control.opened().map(({ contact }) => contact)).toEqual([
      '+447911000101',
      '+447911000100',
    ]);
  });

  test('of the inbox: no more than can be chosen', () => {
    const some = (count: number) => ({
      kind: 'conversations',
      conversationIds: Array.from({ length: count }, (_, index) => `c${index}`),
    });
    expect(askSourceSchema.safeParse(some(mostChosen)).success).toBe(true);
    expect(askSourceSchema.safeParse(some(mostChosen + 1)).success).toBe(false);
    expect(askSourceSchema.safeParse(some(0)).success).toBe(false);
  });
});

test('a pasted reference, id or link is resolved to its campaign, or to nothing', async () => {
  const it = await scheduleUnderTest();
  const live = it.bench.popp.control.campaigns().find(({ id }) => id === it.campaignId);
  const find = async (text: string) =>
    (await it.service.findCampaign({ workspaceId, text }, it.call)).campaigns;
  const found = { campaignId: it.campaignId, status: 'LIVE', channel: 'SMS' };
  expect(await find(live?.externalId ?? '')).toMatchObject([{ ...found, by: 'external-id' }]);
  expect(await find(it.campaignId)).toMatchObject([{ ...found, by: 'campaign-id' }]);
  expect(await find(`https://ai.joinpopp.com/campaign/outbound/${it.campaignId}`)).toMatchObject([
    { ...found, by: 'link' },
  ]);
  expect(await find('no such job')).toEqual([]);
  expect(await find('https://example.com/campaign/outbound/x')).toEqual([]);
});

test('setups are kept by name, copied, removed and brought back', async () => {
  const it = await scheduleUnderTest();
  const save = (name: string, id?: string) =>
    sync(
      it.service.saveSetup(
        {
          workspaceId,
          name,
          setup: completeSetup({ title: name === 'b' ? '' : name }),
          requestId: it.requestId(),
          ...(id === undefined ? {} : { id }),
        },
        it.call,
      ),
    );
  const names = () =>
    sync(it.service.setups({ workspaceId }, it.call)).setups.map(({ name, open }) => [name, open]);
  const second = save('b');
  save('a');
  expect(names()).toEqual([
    ['a', 0],
    ['b', 1],
  ]);
  save('c', second.id);
  const once = { id: second.id, requestId: it.requestId() };
  expect(sync(it.service.duplicateSetup(once, it.call)).name).toBe('c (copy)');
  await it.service.removeSetup(once, it.call);
  expect(names().map(([name]) => name)).toEqual(['a', 'c (copy)']);
  expect((await failureOf(() => save('d', second.id))).code).toBe('not-found');
  await it.service.restoreSetup(once, it.call);
  expect(names().map(([name]) => name)).toEqual(['a', 'c', 'c (copy)']);
});
