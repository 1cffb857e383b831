import { randomUUID } from 'node:crypto';
import type { Campaign, Channel, Template } from './model.ts';
import type { CampaignShelf } from './repository-campaigns.ts';

const outreachTypes = [
  'APPLICANT_OUTREACH',
  'NEW_CANDIDATE_OUTREACH',
  'ENGAGEMENT_OUTREACH',
] as const;

const openings: Readonly<Record<Channel, string>> = {
  SMS: 'Hi {firstName}, this is {agentName} from {company} about {campaignTitle}. Do you have two minutes for a few questions? Reply STOP to opt out.',
  WHATSAPP:
    'Hi {firstName} 👋 This is {agentName} from {company} about {campaignTitle}. Is now a good time for a few questions?',
  EMAIL:
    'Dear {firstName},\n\nthis is {agentName} from {company}, writing about {campaignTitle}. May I ask you a few questions by e-mail?',
};

const followUp =
  'Hi {firstName}, a colleague of {agentName} here. I am looking into your question and will come back to you today.';

/** Templates for every channel and type of outreach, plainly practice. */
function sampleTemplates(): Template[] {
  return (['SMS', 'WHATSAPP', 'EMAIL'] as const).flatMap((channel) =>
    outreachTypes.flatMap((campaignType): Template[] => [
      {
        id: randomUUID(),
        name: `Practice opening, ${channel}`,
        channel,
        type: 'OPENING_MESSAGE',
        campaignType,
        body: openings[channel],
      },
      {
        id: randomUUID(),
        name: `Practice follow-up, ${channel}`,
        channel,
        type: 'FOLLOW_UP',
        campaignType,
        body: followUp,
      },
    ]),
  );
}

type Sketch = Pick<
  Campaign,
  | 'externalId'
  | 'campaignType'
  | 'channel'
  | 'closingMethod'
  | 'campaignStatus'
  | 'campaignTitle'
  | 'campaignDescription'
  | 'summaryOfRole'
  | 'questions'
> &
  Partial<Campaign> & { readonly agentName: string; readonly agentTone?: string };

function text(content: string, isMandatory = true): Campaign['questions'][number] {
  return { questionType: 'TEXT', isMandatory, content };
}

/** Oldest first. The titles say that they are practice. */
const sketches: readonly Sketch[] = [
  {
    externalId: 'PRACTICE-JOB-1005',
    campaignType: 'NEW_CANDIDATE_OUTREACH',
    channel: 'SMS',
    closingMethod: 'CUSTOM',
    campaignStatus: 'ARCHIVED',
    campaignTitle: 'Practice: Christmas packers, last year',
    campaignDescription: 'Seasonal packing work in November and December. The season is over.',
    summaryOfRole: 'Packing parcels in two shifts during the season.',
    company: 'Practice Logistics',
    location: 'Leeds, UK',
    customMessage: 'Thank you! We will write to you before the season starts.',
    agentName: 'Practice Robin',
    questions: [text('Can you work until 23 December?')],
  },
  {
    externalId: 'PRACTICE-SURVEY-7',
    campaignType: 'ENGAGEMENT_OUTREACH',
    channel: 'WHATSAPP',
    closingMethod: 'CUSTOM',
    campaignStatus: 'DRAFT',
    campaignTitle: 'Practice: Former colleagues survey',
    campaignDescription: 'Asks former colleagues whether they would come back, and when.',
    summaryOfRole: 'A short survey; there is no job behind it.',
    customMessage: 'Thank you for taking part!',
    agentName: 'Practice Kim',
    questions: [
      text('Would you consider working with us again?', false),
      text('What would have to change?', false),
    ],
  },
  {
    externalId: 'PRACTICE-JOB-1004',
    campaignType: 'APPLICANT_OUTREACH',
    channel: 'EMAIL',
    closingMethod: 'PHONE_NUMBER',
    campaignStatus: 'LIVE',
    campaignTitle: 'Practice: Payroll specialist',
    campaignDescription:
      'Payroll specialist for 800 employees, four days a week, three of them from home. Knowledge of local payroll law is needed.',
    summaryOfRole: 'Runs the monthly payroll for 800 employees, mostly from home.',
    company: 'Practice Finance',
    location: 'Stockholm, Sweden',
    contactNumber: '+46701740600',
    agentName: 'Practice Sam',
    agentTone: 'PROFESSIONAL',
    questions: [
      text('Have you run a payroll on your own before?'),
      text('Which payroll system did you use?', false),
      { questionType: 'DOCUMENT', isMandatory: false, documentTypes: ['CV'] },
    ],
  },
  {
    externalId: 'PRACTICE-JOB-1003',
    campaignType: 'NEW_CANDIDATE_OUTREACH',
    channel: 'SMS',
    closingMethod: 'CALENDAR_MEETING_INTEGRATION',
    campaignStatus: 'LIVE',
    campaignTitle: 'Practice: Delivery driver, city',
    campaignDescription:
      'Deliveries by electric van within the city, five days a week from 7 to 15. Paid training.',
    summaryOfRole: 'City deliveries by electric van, early shift.',
    company: 'Practice Couriers',
    location: 'Sydney, Australia',
    calendarMeetingTemplateId: 'practice-meeting-template',
    agentName: 'Practice Charlie',
    questions: [
      text('Do you hold a driving licence for cars?'),
      text('Have you driven a van before?', false),
    ],
  },
  {
    externalId: 'PRACTICE-JOB-1002',
    campaignType: 'APPLICANT_OUTREACH',
    channel: 'WHATSAPP',
    closingMethod: 'MEETING_URL',
    campaignStatus: 'LIVE',
    campaignTitle: 'Practice: Care assistant, weekends',
    campaignDescription:
      'Care assistant in a home for the elderly, every second weekend. Empathy counts more than certificates.',
    summaryOfRole: 'Weekend care for the residents of a small home.',
    company: 'Practice Care',
    location: 'London, UK',
    meetingUrl: 'https://meetings.example.com/practice-care',
    agentName: 'Practice Jo',
    questions: [
      text('Are you free every second weekend?'),
      text('Have you cared for somebody before, at work or at home?', false),
      text('Are you authorised to work in the UK without sponsorship?'),
    ],
  },
  {
    externalId: 'PRACTICE-JOB-1001',
    campaignType: 'APPLICANT_OUTREACH',
    channel: 'SMS',
    closingMethod: 'CUSTOM',
    campaignStatus: 'LIVE',
    campaignTitle: 'Practice: Warehouse operative, nights',
    campaignDescription:
      'Night shifts from 22 to 6 in a modern warehouse, Sunday to Thursday. Forklift licence welcome, training given.',
    summaryOfRole: 'Picks and packs at night in a modern warehouse; forklift training is given.',
    company: 'Practice Logistics',
    location: 'Columbus, Ohio',
    customMessage:
      'Thank you, that is everything! A recruiter will read your answers and write to you within two working days.',
    agentName: 'Practice Alex',
    questions: [
      text('Have you worked in a warehouse before?'),
      text('Can you work nights from Sunday to Thursday?'),
      text('How would you get to work at night?', false),
    ],
  },
];

/** Fills a fresh practice workspace with campaigns and templates. */
export function addSampleCampaigns(shelf: CampaignShelf): void {
  for (const template of sampleTemplates()) shelf.addTemplate(template);
  for (const sketch of sketches) shelf.addCampaign(campaignOf(sketch, shelf.templates()));
}

function campaignOf(sketch: Sketch, templates: readonly Template[]): Campaign {
  const { agentName, agentTone, ...given } = sketch;
  const template = templates.find(
    (candidate) =>
      candidate.type === 'OPENING_MESSAGE' &&
      candidate.channel === sketch.channel &&
      candidate.campaignType === sketch.campaignType,
  );
  return {
    id: randomUUID(),
    company: undefined,
    location: undefined,
    openingMessageTemplateId: template?.id,
    customTemplatedMessage: undefined,
    customMessage: undefined,
    meetingUrl: undefined,
    contactNumber: undefined,
    calendarMeetingTemplateId: undefined,
    ...given,
    agent: {
      id: `agent_${randomUUID().slice(0, 8)}`,
      agentName,
      agentTone: agentTone ?? 'FRIENDLY',
    },
  };
}
