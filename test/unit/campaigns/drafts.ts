import {
  array,
  boolean,
  constantFrom,
  oneof,
  record,
  string,
  uuid,
  webUrl,
  type Arbitrary,
} from 'fast-check';
import type { Template } from '../../../electron/core/practice/model.ts';
import { draftSchema, type CampaignDraft } from '../../../shared/campaigns/draft.ts';

/** Templates of one organisation; some fit no campaign. */
export const templates: readonly Template[] = (
  ['APPLICANT_OUTREACH', 'NEW_CANDIDATE_OUTREACH', 'ENGAGEMENT_OUTREACH'] as const
).flatMap((campaignType) =>
  (['SMS', 'WHATSAPP', 'EMAIL'] as const).flatMap((channel) =>
    (['OPENING_MESSAGE', 'FOLLOW_UP'] as const).map((type) => ({
      id: `${type}-${channel}-${campaignType}`,
      name: 'Opening',
      channel,
      type,
      campaignType,
      body: 'Hi',
    })),
  ),
);

const words = oneof(
  { weight: 4, arbitrary: constantFrom('Night shifts', 'Leeds', ' x ', 'STOP to opt out') },
  { weight: 1, arbitrary: constantFrom('', ' ', '\n\t') },
  { weight: 1, arbitrary: string({ maxLength: 12 }) },
);

const question = record({
  id: uuid(),
  questionType: constantFrom('TEXT', 'TEXT', 'DOCUMENT', 'DOCUMENT', 'VIDEO', ''),
  isMandatory: boolean(),
  content: words,
  documentTypes: array(constantFrom('CV', 'CV', '', ' ', 'Licence'), { maxLength: 3 }),
});

/** Drafts of every kind: complete, empty, wrong, and with values that nobody knows. */
export const anyDraft: Arbitrary<CampaignDraft> = record({
  campaignType: constantFrom(
    'APPLICANT_OUTREACH',
    'NEW_CANDIDATE_OUTREACH',
    'ENGAGEMENT_OUTREACH',
    'ENGAGEMENT_OUTREACH',
    'SCHEDULING',
    'ALUMNI',
    '',
  ),
  channel: constantFrom('SMS', 'WHATSAPP', 'EMAIL', 'SMS', 'WHATSAPP', 'EMAIL', 'FAX', ''),
  closingMethod: constantFrom(
    'CUSTOM',
    'MEETING_URL',
    'PHONE_NUMBER',
    'CALENDAR_MEETING_INTEGRATION',
    'CARRIER_PIGEON',
    '',
  ),
  campaignTitle: words,
  campaignDescription: words,
  company: words,
  location: words,
  opening: constantFrom('template' as const, 'custom' as const),
  openingMessageTemplateId: constantFrom('', 'gone', 'fit', 'fit', 'fit', 'follow', 'other'),
  customTemplatedMessage: words,
  questions: array(question, { maxLength: 3 }),
  agentName: words,
  agentTone: words,
  customMessage: words,
  meetingUrl: oneof(
    constantFrom(
      'https://meet.example.com/a b',
      'https://meet.example.com/a',
      'http://meet.example.com:8080/?x=1#y',
      'meet.example.com/a',
      'https://',
      'javascript:alert(1)',
      'https://localhost',
      'https://a.example:99999/',
      '',
    ),
    webUrl({ withQueryParameters: true, withFragments: true }),
    string({ maxLength: 20 }),
  ),
  contactNumber: oneof(
    constantFrom('+442079460101', '+447700900002', '+11', '020 7946 0101', '+0123', '', '+999999'),
    string({ maxLength: 12 }),
  ),
  contactCountry: constantFrom('', 'GB'),
  calendarMeetingTemplateId: words,
  campaignStatus: constantFrom('LIVE', 'DRAFT', 'ARCHIVED', 'PAUSED', ''),
  externalId: words,
})
  .map((draft) => ({
    ...draft,
    openingMessageTemplateId: templateFor(draft),
  }))
  .map((draft) => draftSchema.parse(draft));

function templateFor(draft: {
  readonly openingMessageTemplateId: string;
  readonly channel: string;
  readonly campaignType: string;
}): string {
  switch (draft.openingMessageTemplateId) {
    case 'fit':
      return `OPENING_MESSAGE-${draft.channel}-${draft.campaignType}`;
    case 'follow':
      return `FOLLOW_UP-${draft.channel}-${draft.campaignType}`;
    case 'other':
      return 'OPENING_MESSAGE-SMS-APPLICANT_OUTREACH';
    default:
      return draft.openingMessageTemplateId;
  }
}

/** A draft that nothing is missing in. */
export function completeDraft(change: Partial<CampaignDraft> = {}): CampaignDraft {
  return draftSchema.parse({
    campaignType: 'APPLICANT_OUTREACH',
    channel: 'SMS',
    closingMethod: 'CUSTOM',
    campaignTitle: 'Warehouse operative, nights',
    campaignDescription: 'Night shifts from 22 to 6.',
    company: 'Practice Logistics',
    location: 'Leeds, UK',
    openingMessageTemplateId: 'OPENING_MESSAGE-SMS-APPLICANT_OUTREACH',
    customMessage: 'Thank you! We will write to you.',
    questions: [{ id: 'q1', questionType: 'TEXT', isMandatory: true, content: 'Nights?' }],
    ...change,
  });
}
