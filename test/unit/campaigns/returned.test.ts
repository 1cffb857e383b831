import { expect, test } from 'vitest';
import { draftFromCampaign } from '../../../shared/campaigns/from-campaign.ts';
import { placeRefusal } from '../../../shared/campaigns/refusal.ts';
import { toRequest } from '../../../shared/campaigns/request.ts';
import { compareReturned } from '../../../shared/campaigns/returned.ts';
import { parseCampaign } from '../../../shared/popp/campaign.ts';
import { completeDraft } from './drafts.ts';

/** The answer of the seed Job Application Flow to such a request, with its renames. */
const answer = {
  id: 'a1',
  type: 'APPLICANT_OUTREACH',
  channel: 'SMS',
  closingMethod: 'CUSTOM',
  campaignStatus: 'LIVE',
  campaignTitle: 'Warehouse operative, nights',
  templateId: 'OPENING_MESSAGE-SMS-APPLICANT_OUTREACH',
  customRequest: 'Thank you! We will write to you.',
  agent: { id: 'agent', agentName: 'Alex', agentTone: 'FRIENDLY' },
  questions: [{ questionType: 'TEXT', isMandatory: true, content: 'Nights?' }],
};

function verdicts(change: Record<string, unknown>): Record<string, string> {
  const sent = toRequest(completeDraft({ agentName: 'Alex', externalId: 'job-1' }));
  const fields = compareReturned(sent, parseCampaign({ ...answer, ...change }));
  return Object.fromEntries(fields.map(({ path, verdict }) => [path, verdict]));
}

test('renamed fields are no differences, and what Popp does not tell is not called one', () => {
  expect(verdicts({ externalId: 'job-1' })).toEqual({
    campaignTitle: 'same',
    campaignType: 'same',
    company: 'not-told',
    location: 'not-told',
    campaignDescription: 'not-told',
    channel: 'same',
    openingMessageTemplateId: 'same',
    'questions[0].questionType': 'same',
    'questions[0].content': 'same',
    'questions[0].isMandatory': 'same',
    agentName: 'same',
    agentTone: 'added',
    closingMethod: 'same',
    customMessage: 'same',
    campaignStatus: 'same',
    externalId: 'same',
  });
});

test('differences are named where they are', () => {
  const told = verdicts({
    campaignStatus: 'DRAFT',
    customRequest: 'Bye',
    questions: [
      { questionType: 'TEXT', isMandatory: false, content: 'Nights?' },
      { questionType: 'TEXT', isMandatory: true, content: 'More?' },
    ],
  });
  expect(Object.entries(told).filter(([, verdict]) => verdict === 'different')).toEqual([
    ['questions[0].isMandatory', 'different'],
    ['customMessage', 'different'],
    ['campaignStatus', 'different'],
  ]);
  expect(told['questions[1].content']).toBe('added');
});

test('an answer with fields missing says nothing about them', () => {
  const sent = toRequest(completeDraft());
  const fields = compareReturned(sent, parseCampaign({ id: 'a1' }));
  expect(new Set(fields.map(({ verdict }) => verdict))).toEqual(new Set(['not-told']));
});

test('a campaign with values that only a newer API knows becomes a draft with the same values', () => {
  const draft = draftFromCampaign(
    parseCampaign({
      ...answer,
      type: 'SCHEDULING',
      channel: 'WEB_CHAT',
      closingMethod: 'VIDEO_LINK',
      questions: [{ questionType: 'AUDIO', isMandatory: true, content: 'Say hello' }],
    }),
  );
  expect(draft).toMatchObject({
    campaignType: 'SCHEDULING',
    channel: 'WEB_CHAT',
    closingMethod: 'VIDEO_LINK',
    questions: [{ questionType: 'AUDIO', content: 'Say hello' }],
    customMessage: 'Thank you! We will write to you.',
    openingMessageTemplateId: 'OPENING_MESSAGE-SMS-APPLICANT_OUTREACH',
    externalId: '',
  });
});

test.each([
  [{ message: ['campaignTitle is required'] }, [{ path: 'campaignTitle' }]],
  [
    { message: ['questions[1].content is required for TEXT questions', 'channel must be one of'] },
    [{ path: 'questions[1].content' }, { path: 'channel' }],
  ],
  [
    { errors: [{ path: ['questions', 1, 'content'], message: 'Required' }] },
    [{ path: 'questions[1].content' }],
  ],
  [{ message: 'contactNumber must be in E.164 format' }, [{ path: 'contactNumber' }]],
  [
    { message: 'The organisation has too many campaigns' },
    [{ message: 'The organisation has too many campaigns' }],
  ],
])('a refusal is placed beside its field: %o', (body, expected) => {
  expect(placeRefusal(JSON.stringify(body))).toMatchObject(expected);
});

test('a web page is no refusal', () => {
  expect(placeRefusal('<html>')).toEqual([]);
});
