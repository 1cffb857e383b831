import { expect, test } from 'vitest';
import { readCampaign } from '../../../electron/core/practice/campaign-rules.ts';
import type { Template } from '../../../electron/core/practice/model.ts';

const templates: readonly Template[] = [
  {
    id: 'opening-whatsapp',
    name: 'Opening',
    channel: 'WHATSAPP',
    type: 'OPENING_MESSAGE',
    campaignType: 'APPLICANT_OUTREACH',
    body: 'Hi',
  },
  {
    id: 'follow-up-whatsapp',
    name: 'Follow-up',
    channel: 'WHATSAPP',
    type: 'FOLLOW_UP',
    campaignType: 'APPLICANT_OUTREACH',
    body: 'Hi',
  },
];

/** The request of the seed Job Application Flow, step 1b. */
const seedRequest: Record<string, unknown> = {
  campaignType: 'APPLICANT_OUTREACH',
  channel: 'WHATSAPP',
  closingMethod: 'CUSTOM',
  campaignTitle: 'Senior Software Engineer',
  campaignDescription: 'Five years of TypeScript.',
  company: 'Popp',
  location: 'London, UK',
  customMessage: 'Thanks for your interest!',
  openingMessageTemplateId: 'opening-whatsapp',
  agentName: 'Alex',
  agentTone: 'FRIENDLY',
  campaignStatus: 'LIVE',
  externalId: 'ats-job-12345',
  questions: [
    { questionType: 'TEXT', isMandatory: true, content: 'Five years?' },
    { questionType: 'DOCUMENT', isMandatory: false, documentTypes: ['CV'] },
  ],
};

function problemsOf(change: Record<string, unknown>): string[] {
  const problems: string[] = [];
  readCampaign({ ...seedRequest, ...change }, templates, problems);
  return problems;
}

test('accepts the request of the seed', () => {
  expect(problemsOf({})).toEqual([]);
});

test('is LIVE unless it says otherwise', () => {
  const { campaignStatus: _status, ...rest } = seedRequest;
  expect(readCampaign(rest, templates, [])?.campaignStatus).toBe('LIVE');
});

const everyType = [
  'campaignType',
  'channel',
  'closingMethod',
  'campaignTitle',
  'campaignDescription',
  'questions',
];
const outreachOnly = ['company', 'location', 'openingMessageTemplateId'];

test.each([...everyType, ...outreachOnly])('applicant outreach needs %s', (field) => {
  expect(problemsOf({ [field]: undefined }).join('; ')).toContain(`${field} is required`);
});

const engagement = {
  campaignType: 'ENGAGEMENT_OUTREACH',
  company: undefined,
  location: undefined,
  openingMessageTemplateId: undefined,
};

test('engagement outreach needs neither company, location nor template', () => {
  expect(problemsOf(engagement)).toEqual([]);
});

test.each(everyType.filter((field) => field !== 'campaignType'))(
  'engagement outreach needs %s',
  (field) => {
    expect(problemsOf({ ...engagement, [field]: undefined }).join('; ')).toContain(field);
  },
);

test.each([
  ['CUSTOM', 'customMessage', 'Bye'],
  ['MEETING_URL', 'meetingUrl', 'https://meetings.example.com/a'],
  ['PHONE_NUMBER', 'contactNumber', '+442079460101'],
  ['CALENDAR_MEETING_INTEGRATION', 'calendarMeetingTemplateId', 'template'],
])('%s needs %s', (closingMethod, field, value) => {
  const without = { closingMethod, customMessage: undefined, [field]: undefined };
  expect(problemsOf(without)).toEqual([`${field} is required`]);
  expect(problemsOf({ ...without, [field]: value })).toEqual([]);
});

test.each([
  ['a word that does not exist', { channel: 'FAX' }, 'channel must be one of'],
  ['no questions', { questions: [] }, 'questions is required'],
  [
    'a question without text',
    { questions: [{ questionType: 'TEXT', isMandatory: true }] },
    'content',
  ],
  [
    'a question that is not marked',
    { questions: [{ questionType: 'TEXT', content: 'a' }] },
    'isMandatory',
  ],
  [
    'a document of no type',
    { questions: [{ questionType: 'DOCUMENT', isMandatory: false, documentTypes: [] }] },
    'documentTypes',
  ],
  [
    'a question of another kind',
    { questions: [{ questionType: 'VIDEO', isMandatory: true }] },
    'TEXT, DOCUMENT',
  ],
  ['a template of another channel', { channel: 'SMS' }, 'must match the channel'],
  [
    'a template that is no opening',
    { openingMessageTemplateId: 'follow-up-whatsapp' },
    'does not name an opening',
  ],
  ['template and text at once', { customTemplatedMessage: 'Hi' }, 'exclude each other'],
  [
    'a meeting link that is none',
    { closingMethod: 'MEETING_URL', meetingUrl: 'calendly' },
    'must be a URL',
  ],
  ['a phone that is none', { closingMethod: 'PHONE_NUMBER', contactNumber: '12' }, 'E.164'],
  ['questions for scheduling', { campaignType: 'SCHEDULING' }, 'questions are not allowed'],
])('refuses %s', (_name, change, problem) => {
  expect(problemsOf(change).join('; ')).toContain(problem);
});

test('customTemplatedMessage replaces the template', () => {
  const change = { openingMessageTemplateId: undefined, customTemplatedMessage: 'Hi {firstName}' };
  expect(problemsOf(change)).toEqual([]);
});
