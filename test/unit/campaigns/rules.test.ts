import { assert, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCampaign } from '../../../electron/core/practice/campaign-rules.ts';
import { readPhone } from '../../../electron/core/uploads/phones.ts';
import type { CampaignDraft } from '../../../shared/campaigns/draft.ts';
import { toRequest } from '../../../shared/campaigns/request.ts';
import { checkDraft, isComplete } from '../../../shared/campaigns/rules.ts';
import { anyDraft, completeDraft, templates } from './drafts.ts';

const facts = {
  templates,
  isPossibleNumber: (e164: string) => readPhone(e164, undefined).kind !== 'impossible',
};

/** The fields that the practice server refuses: it reads the bytes of the request, straight by the seeds' tables. */
function refusedFields(draft: CampaignDraft): string[] {
  const problems: string[] = [];
  const wire: Record<string, unknown> = JSON.parse(JSON.stringify(toRequest(draft)));
  readCampaign(wire, templates, problems);
  return problems.map((problem) => problem.split(' ')[0] ?? '');
}

describe('the rules and the practice server, which read the seeds on their own', () => {
  test('what the rules call complete is accepted', () => {
    let complete = 0;
    assert(
      property(anyDraft, (draft) => {
        if (!isComplete(checkDraft(draft, facts))) return;
        complete += 1;
        expect(refusedFields(draft)).toEqual([]);
      }),
      { numRuns: 600 },
    );
    expect(complete).toBeGreaterThan(3);
  });

  test('what is refused is refused by the rules too, with the same field named', () => {
    assert(
      property(anyDraft, (draft) => {
        const errors = checkDraft(draft, facts)
          .filter(({ level }) => level === 'error')
          .map(({ path }) => path);
        for (const field of refusedFields(draft)) expect(errors).toContain(field);
      }),
      { numRuns: 600 },
    );
  });

  test('one mistake after the other, and none', () => {
    for (const type of ['APPLICANT_OUTREACH', 'NEW_CANDIDATE_OUTREACH', 'ENGAGEMENT_OUTREACH']) {
      for (const channel of ['SMS', 'WHATSAPP', 'EMAIL']) {
        const draft = completeDraft({
          campaignType: type,
          channel,
          openingMessageTemplateId: `OPENING_MESSAGE-${channel}-${type}`,
        });
        expect(checkDraft(draft, facts)).toEqual([]);
        expect(refusedFields(draft)).toEqual([]);
      }
    }
  });
});

function codes(change: Partial<CampaignDraft>): string[] {
  return checkDraft(completeDraft(change), facts).map(({ path, code }) => `${path} ${code}`);
}

test.each([
  ['campaignTitle', ['campaignTitle required']],
  ['campaignDescription', ['campaignDescription required']],
  ['company', ['company required']],
  ['location', ['location required']],
  ['openingMessageTemplateId', ['openingMessageTemplateId opening-required']],
  ['closingMethod', ['closingMethod required']],
  ['customMessage', ['customMessage required']],
  ['campaignStatus', ['campaignStatus required']],
] as const)('applicant outreach without %s', (field, expected) => {
  expect(codes({ [field]: '' })).toEqual(expected);
});

test('engagement outreach needs neither company, location nor an opening', () => {
  const change = { campaignType: 'ENGAGEMENT_OUTREACH', company: '', location: '' };
  expect(codes({ ...change, openingMessageTemplateId: '' })).toEqual([]);
  expect(codes({ ...change, openingMessageTemplateId: '', questions: [] })).toEqual([
    'questions questions-required',
  ]);
});

test('scheduling asks nothing, and its questions are kept without being sent', () => {
  const draft = completeDraft({ campaignType: 'SCHEDULING', openingMessageTemplateId: '' });
  expect(isComplete(checkDraft(draft, facts))).toBe(true);
  expect(toRequest(draft)).not.toHaveProperty('questions');
  expect(codes({ campaignType: 'SCHEDULING', openingMessageTemplateId: '' })).toEqual([
    'questions questions-not-sent',
  ]);
});

test.each([
  ['MEETING_URL', { meetingUrl: '' }, 'meetingUrl required'],
  ['MEETING_URL', { meetingUrl: 'calendly.com/us' }, 'meetingUrl url-without-scheme'],
  ['MEETING_URL', { meetingUrl: 'calendly.com:443/us' }, 'meetingUrl url-without-scheme'],
  ['MEETING_URL', { meetingUrl: 'mailto:us@example.com' }, 'meetingUrl url-invalid'],
  ['MEETING_URL', { meetingUrl: 'https://a b.example.com' }, 'meetingUrl url-invalid'],
  ['MEETING_URL', { meetingUrl: 'http://example.com' }, 'meetingUrl url-not-secure'],
  ['PHONE_NUMBER', { contactNumber: '020 7946 0101' }, 'contactNumber phone-without-country'],
  ['PHONE_NUMBER', { contactNumber: '+44 abc' }, 'contactNumber phone-invalid'],
  ['PHONE_NUMBER', { contactNumber: '+11' }, 'contactNumber phone-invalid'],
  ['CALENDAR_MEETING_INTEGRATION', {}, 'calendarMeetingTemplateId required'],
  ['CARRIER_PIGEON', {}, 'closingMethod unknown-value'],
])('closing by %s with %o', (closingMethod, change, expected) => {
  expect(codes({ closingMethod, ...change })).toEqual([expected]);
});

test('the opening is never both, and a template has to be there and fit', () => {
  const both = completeDraft({ customTemplatedMessage: 'Hi, STOP', opening: 'custom' });
  expect(toRequest(both)).not.toHaveProperty('openingMessageTemplateId');
  expect(toRequest({ ...both, opening: 'template' })).not.toHaveProperty('customTemplatedMessage');
  expect(codes({ openingMessageTemplateId: 'deleted' })).toEqual([
    'openingMessageTemplateId template-gone',
  ]);
  expect(codes({ channel: 'EMAIL' })).toEqual(['openingMessageTemplateId template-mismatch']);
  const own = { opening: 'custom', customTemplatedMessage: 'Hello' } as const;
  expect(codes(own)).toEqual(['customTemplatedMessage sms-without-stop']);
  expect(codes({ ...own, channel: 'WHATSAPP' })).toEqual([
    'customTemplatedMessage whatsapp-own-words',
  ]);
});

test('the status is always said, and empty fields never', () => {
  const request = toRequest(completeDraft({ campaignStatus: 'DRAFT' }));
  expect(request.campaignStatus).toBe('DRAFT');
  expect(Object.values(request)).not.toContain('');
});

test('a pasted description of fifty pages is advice, never in the way', () => {
  const problems = checkDraft(completeDraft({ campaignDescription: 'x '.repeat(100_000) }), facts);
  expect(problems).toEqual([
    { path: 'campaignDescription', code: 'long-description', level: 'advice' },
  ]);
  expect(isComplete(problems)).toBe(true);
});
