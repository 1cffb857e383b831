import { expect, test } from 'vitest';
import { practiceUnderTest, records } from './practice-under-test.ts';

const john = { firstName: 'John', lastName: 'Practice', phoneNumber: '+12025550123' };

test('asks for the key and the organisation at every door', async () => {
  const { call } = await practiceUnderTest();
  for (const headers of [
    { 'x-api-key': undefined },
    { 'x-api-key': 'wrong' },
    { 'x-organization-id': undefined },
    { 'x-organization-id': 'org_other' },
  ]) {
    expect(await call('GET', '/campaigns', undefined, headers)).toMatchObject({
      status: 401,
      body: { message: 'Unauthorized' },
    });
  }
  expect((await call('GET', '/campaigns')).status).toBe(200);
});

test('does not know what is not there', async () => {
  const { call } = await practiceUnderTest();
  const other = '11111111-1111-4111-8111-111111111111';
  for (const [method, path] of [
    ['GET', `/conversations/${other}`],
    ['GET', `/conversations/${other}/messages`],
    ['POST', `/conversations/${other}/takeover`],
    ['GET', `/campaigns/${other}`],
    ['GET', '/elsewhere'],
    ['GET', `/conversations?campaignId=${other}`],
  ] as const) {
    expect((await call(method, path)).status).toBe(404);
  }
  expect((await call('DELETE', '/campaigns')).status).toBe(405);
});

test('wants JSON, and says so', async () => {
  const { call } = await practiceUnderTest();
  expect((await call('POST', '/conversations', '{broken')).status).toBe(400);
  expect((await call('POST', '/conversations', [])).status).toBe(400);
  const plain = { 'content-type': 'text/plain' };
  expect((await call('POST', '/conversations', '{}', plain)).status).toBe(415);
});

test('accepts a conversation without an id; it appears in the list a little later', async () => {
  const { call, live, clock, popp } = await practiceUnderTest();
  const { id: campaignId } = live('SMS');
  const answer = await call('POST', '/conversations', { ...john, campaignId, externalId: 'c-1' });
  expect(answer).toMatchObject({ status: 202, body: { message: 'Conversation created' } });
  expect(answer.body).not.toHaveProperty('id');
  const list = `/conversations?campaignId=${campaignId}&sortDirection=DESC&limit=1`;
  expect(records(await call('GET', list))).toEqual([]);
  const hidden = popp.control.conversations()[0]?.id;
  expect((await call('GET', `/conversations/${hidden}`)).status).toBe(404);
  await clock.advance(5_000);
  const [seen] = records(await call('GET', list));
  expect(seen).toEqual({
    id: hidden,
    organizationId: popp.organizationId,
    campaignId,
    externalId: 'c-1',
    participantPhoneNumber: '+12025550123',
    participantFirstName: 'John',
    participantLastName: 'Practice',
    participantEmailAddress: null,
    createdAt: '2026-11-17T10:00:00.000Z',
    updatedAt: expect.any(String),
    needsReview: false,
    isHumanTakeover: false,
    conversationStatus: expect.any(String),
    stage: 'INITIAL',
    screeningQuestionsOutcome: [],
  });
  expect((await call('GET', `/conversations/${hidden}`)).body).toEqual(seen);
});

test('finds the campaign by either id and wants it LIVE', async () => {
  const { call, live, popp } = await practiceUnderTest();
  const campaign = live('SMS');
  const create = async (ids: object) => await call('POST', '/conversations', { ...john, ...ids });
  expect((await create({ externalCampaignId: campaign.externalId })).status).toBe(202);
  expect(popp.control.opened()).toMatchObject([{ campaignId: campaign.id }]);
  expect(await create({})).toMatchObject({
    status: 400,
    body: { message: 'Either campaignId or externalCampaignId is required' },
  });
  expect((await create({ campaignId: campaign.id, externalCampaignId: 'x' })).status).toBe(400);
  expect((await create({ campaignId: 'nobody' })).status).toBe(404);
  for (const status of ['DRAFT', 'ARCHIVED']) {
    const closed = popp.control.campaigns().find((it) => it.campaignStatus === status);
    expect(await create({ campaignId: closed?.id })).toMatchObject({
      status: 400,
      body: { message: 'The campaign is not LIVE' },
    });
  }
  expect(popp.control.opened()).toHaveLength(1);
});

test('names every problem of a refused conversation and creates nothing', async () => {
  const { call, live, popp } = await practiceUnderTest();
  const answer = await call('POST', '/conversations', {
    campaignId: live('WHATSAPP').id,
    phoneNumber: '0123',
    openingMessage: 'Hi',
  });
  expect(answer.status).toBe(400);
  expect(answer.body['message']).toHaveLength(3);
  expect(popp.control.opened()).toEqual([]);
});

test('lists by creation, in both directions, page by page to the end', async () => {
  const { call, live, clock } = await practiceUnderTest();
  const campaignId = live('EMAIL').id;
  for (let batch = 0; batch < 3; batch += 1) {
    const contacts = Array.from({ length: 50 }, (_, index) => ({
      firstName: 'P',
      emailAddress: `p${batch}-${index}@example.com`,
      externalId: `${batch}-${index}`,
    }));
    await call('POST', '/conversations/bulk', { campaignId, contacts });
    await clock.advance(60_000);
  }
  async function walk(query: string): Promise<string[]> {
    const seen: string[] = [];
    let token: string | undefined;
    do {
      const next = token === undefined ? '' : `&nextToken=${token}`;
      const page = await call('GET', `/conversations?campaignId=${campaignId}${query}${next}`);
      seen.push(...records(page).map((record) => String(record['externalId'])));
      const { nextToken } = page.body;
      token = typeof nextToken === 'string' ? nextToken : undefined;
    } while (token !== undefined);
    return seen;
  }
  const newestFirst = await walk('&limit=40');
  expect(newestFirst).toHaveLength(150);
  expect(newestFirst.slice(0, 2)).toEqual(['2-49', '2-48']);
  expect(await walk('&sortDirection=ASC&limit=100')).toEqual(newestFirst.toReversed());
  expect(records(await call('GET', `/conversations?campaignId=${campaignId}`))).toHaveLength(50);
  expect(records(await call('GET', '/conversations?limit=100'))).toHaveLength(100);
  for (const query of ['limit=0', 'limit=101', 'limit=x', 'sortDirection=UP', 'nextToken=zzz']) {
    expect((await call('GET', `/conversations?${query}`)).status).toBe(400);
  }
});

test('a fresh workspace has campaigns of every kind and templates to choose from', async () => {
  const { call, popp } = await practiceUnderTest();
  const all = records(await call('GET', '/campaigns'));
  expect(all.length).toBeGreaterThanOrEqual(5);
  for (const campaign of all) {
    expect(campaign['campaignTitle']).toMatch(/^Practice: /);
    expect(campaign['agent']).toMatchObject({ agentName: expect.stringMatching(/^Practice /) });
    expect(campaign['jobDescriptionParsed']).toMatchObject({ jobTitle: campaign['campaignTitle'] });
    expect(await call('GET', `/campaigns/${String(campaign['id'])}`)).toMatchObject({
      status: 200,
      body: campaign,
    });
  }
  const live = records(await call('GET', '/campaigns?campaignStatus=LIVE'));
  expect(new Set(live.map((it) => it['channel']))).toEqual(new Set(['SMS', 'WHATSAPP', 'EMAIL']));
  const [draft, ...none] = records(await call('GET', '/campaigns?campaignStatus=DRAFT'));
  expect(draft).toMatchObject({ type: 'ENGAGEMENT_OUTREACH' });
  expect(none).toEqual([]);
  const filter = '/campaigns?campaignType=APPLICANT_OUTREACH&channel=SMS';
  expect(records(await call('GET', filter))).toHaveLength(1);
  expect((await call('GET', '/campaigns?channel=FAX')).status).toBe(400);
  const first = await call('GET', '/campaigns?limit=2');
  const second = await call(
    'GET',
    `/campaigns?limit=100&nextToken=${String(first.body['nextToken'])}`,
  );
  expect([...records(first), ...records(second)]).toEqual(all);

  const templates = records(await call('GET', '/templates'));
  const opening = templates.find(
    (it) =>
      it['channel'] === 'WHATSAPP' &&
      it['type'] === 'OPENING_MESSAGE' &&
      it['campaignType'] === 'APPLICANT_OUTREACH',
  );
  expect(opening).toBeDefined();
  expect(
    popp.control.campaigns().some((it) => it.openingMessageTemplateId === opening?.['id']),
  ).toBe(true);
});

test('creates a campaign and answers with the documented names', async () => {
  const { call, popp } = await practiceUnderTest();
  const template = records(await call('GET', '/templates')).find(
    (it) => it['channel'] === 'SMS' && it['campaignType'] === 'APPLICANT_OUTREACH',
  );
  const questions = [{ questionType: 'TEXT', isMandatory: true, content: 'Five years?' }];
  const answer = await call('POST', '/campaigns', {
    campaignType: 'APPLICANT_OUTREACH',
    channel: 'SMS',
    closingMethod: 'CUSTOM',
    campaignTitle: 'Engineer',
    campaignDescription: 'TypeScript',
    company: 'Popp',
    location: 'London',
    customMessage: 'Thanks!',
    openingMessageTemplateId: template?.['id'],
    agentName: 'Practice Alex',
    externalId: 'ats-1',
    questions,
  });
  expect(answer).toMatchObject({
    status: 201,
    body: {
      organizationId: popp.organizationId,
      type: 'APPLICANT_OUTREACH',
      campaignStatus: 'LIVE',
      templateId: template?.['id'],
      customRequest: 'Thanks!',
      externalId: 'ats-1',
      agent: { agentName: 'Practice Alex', agentTone: 'FRIENDLY' },
      jobDescriptionParsed: { employerName: 'Popp', jobTitle: 'Engineer' },
      questions,
    },
  });
  for (const renamed of [
    'campaignType',
    'openingMessageTemplateId',
    'customMessage',
    'agentName',
  ]) {
    expect(answer.body).not.toHaveProperty(renamed);
  }
  // Being LIVE sends nothing by itself (seed: Job Application Flow).
  expect(popp.control.conversations()).toEqual([]);
  expect((await call('POST', '/campaigns', {})).status).toBe(400);
});

test('says what the practice clock says', async () => {
  const { call, clock } = await practiceUnderTest();
  await clock.advance(90_000);
  expect((await call('GET', '/templates')).headers.get('date')).toBe(
    'Tue, 17 Nov 2026 10:01:30 GMT',
  );
});
