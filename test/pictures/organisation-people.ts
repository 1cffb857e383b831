/** The campaigns of the organisation, as its recruiters made them in Popp. */
export const campaigns = [
  {
    externalId: 'EX-2291',
    campaignType: 'APPLICANT_OUTREACH',
    channel: 'SMS',
    closingMethod: 'CUSTOM',
    campaignTitle: 'Night warehouse operatives, Columbus',
    campaignDescription:
      'Night shifts from 22:00 to 06:00, Sunday to Thursday, in a parcel hub by the airport. Forklift licence welcome, training is paid.',
    company: 'Example Logistics',
    location: 'Columbus, Ohio',
    agentName: 'Alex',
    customMessage: 'Thank you. A recruiter reads your answers within two working days.',
    customTemplatedMessage:
      'Hi {firstName}, this is {agentName} from {company} about {campaignTitle}. Do you have two minutes for a few questions?',
    questions: [
      {
        questionType: 'TEXT',
        isMandatory: true,
        content: 'Have you worked in a warehouse before?',
      },
      { questionType: 'TEXT', isMandatory: true, content: 'Can you work from Sunday to Thursday?' },
      { questionType: 'TEXT', isMandatory: false, content: 'How would you get to work at night?' },
    ],
  },
  {
    externalId: 'EX-2304',
    campaignType: 'APPLICANT_OUTREACH',
    channel: 'WHATSAPP',
    closingMethod: 'MEETING_URL',
    meetingUrl: 'https://meet.example.com/example-care',
    campaignTitle: 'Care assistants, weekends',
    campaignDescription:
      'Every second weekend in a home with forty residents. Kindness counts more than certificates.',
    company: 'Example Care',
    location: 'London, UK',
    agentName: 'Jo',
    customTemplatedMessage:
      'Hello {firstName}, this is {agentName} from {company} about {campaignTitle}. Is now a good time for a few questions?',
    questions: [
      { questionType: 'TEXT', isMandatory: true, content: 'Are you free every second weekend?' },
      { questionType: 'TEXT', isMandatory: false, content: 'Have you cared for somebody before?' },
    ],
  },
  {
    externalId: 'EX-2317',
    campaignType: 'NEW_CANDIDATE_OUTREACH',
    channel: 'EMAIL',
    closingMethod: 'PHONE_NUMBER',
    contactNumber: '+442079460100',
    campaignTitle:
      'Payroll and pensions administrator with Swedish for the shared service centre in Stockholm (hybrid, four days a week)',
    campaignDescription: 'Monthly payroll for 800 people, three days a week from home.',
    company: 'Example Finance',
    location: 'Stockholm, Sweden',
    agentName: 'Sam',
    agentTone: 'PROFESSIONAL',
    customTemplatedMessage:
      'Dear {firstName}, may I ask you a few questions about {campaignTitle}?',
    questions: [
      { questionType: 'TEXT', isMandatory: true, content: 'Have you run a payroll on your own?' },
      { questionType: 'DOCUMENT', isMandatory: false, documentTypes: ['CV'] },
    ],
  },
] as const;

type Candidate = {
  readonly firstName: string;
  readonly lastName: string;
  readonly phoneNumber?: string;
  readonly emailAddress?: string;
  readonly campaign: (typeof campaigns)[number]['externalId'];
  /** How they behave: see the practice flows. */
  readonly flow: string;
  readonly minutesAgo: number;
};

function text(
  firstName: string,
  lastName: string,
  number: number,
  flow: string,
  minutesAgo: number,
): Candidate {
  const phoneNumber = `+1202555${String(100 + number).padStart(4, '0')}`;
  return { firstName, lastName, phoneNumber, campaign: 'EX-2291', flow, minutesAgo };
}

function chat(
  firstName: string,
  lastName: string,
  number: number,
  flow: string,
  minutesAgo: number,
): Candidate {
  const phoneNumber = `+44207946${String(number).padStart(4, '0')}`;
  return { firstName, lastName, phoneNumber, campaign: 'EX-2304', flow, minutesAgo };
}

/** Whom it has messaged, longest ago first. */
export const candidates: readonly Candidate[] = [
  chat('Test-Nora', 'Applicant-120', 120, 'never-answers', 4300),
  text('Test-Peter', 'Applicant-001', 1, 'refuses-mandatory', 3100),
  chat('Test-Priya', 'Applicant-121', 121, 'agreeable', 2900),
  text('Test-Olga', 'Applicant-002', 2, 'stops-at-once', 2700),
  {
    firstName: 'Test-Ingrid',
    lastName: 'Applicant-300',
    emailAddress: 'test-ingrid.applicant@example.com',
    campaign: 'EX-2317',
    flow: 'long',
    minutesAgo: 2600,
  },
  text('Test-Frank', 'Applicant-003', 3, 'landline', 2400),
  chat('Test-Zoë', 'Applicant-122', 122, 'emoji', 1900),
  text('Test-Luis', 'Applicant-004', 4, 'spanish', 1800),
  chat('تجربة', 'مرشح 123', 123, 'arabic', 1700),
  text('Test-Marcus', 'Applicant-005', 5, 'agreeable', 1600),
  chat('Test-Maria', 'Applicant-124', 124, 'sensitive', 1560),
  text('Test-Dwayne', 'Applicant-006', 6, 'complains', 1500),
  text('Test-Maximilian-Alexander', 'Applicant-with-a-very-long-name-007', 7, 'drifts-away', 900),
  text('Test-Aisha', 'Applicant-008', 8, 'skips-optional', 420),
  text('Test-Tom', 'Applicant-009', 9, 'drifts-away', 300),
  text('Test-Henry', 'Applicant-010', 10, 'agreeable', 240),
  text('Test-Grace', 'Applicant-011', 11, 'asks-salary', 180),
  chat('Test-Ana', 'Applicant-125', 125, 'keeps-writing', 160),
  text('Test-Bea', 'Applicant-012', 12, 'wants-a-call', 120),
  text('Test-Carla', 'Applicant-013', 13, 'long', 25),
  text('Test-Ben', 'Applicant-014', 14, 'short', 8),
];
