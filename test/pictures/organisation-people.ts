/** The campaigns of the organisation, as its recruiters made them in Popp. */
export const campaigns = [
  {
    externalId: 'NR-2291',
    campaignType: 'APPLICANT_OUTREACH',
    channel: 'SMS',
    closingMethod: 'CUSTOM',
    campaignTitle: 'Night warehouse operatives, Columbus',
    campaignDescription:
      'Night shifts from 22:00 to 06:00, Sunday to Thursday, in a parcel hub by the airport. Forklift licence welcome, training is paid.',
    company: 'Northgate Logistics',
    location: 'Columbus, Ohio',
    agentName: 'Alex',
    customMessage: 'Thank you. A recruiter reads your answers within two working days.',
    customTemplatedMessage:
      'Hi {firstName}, this is {agentName} from {company} about {campaignTitle}. Do you have two minutes for a few questions?',
    questions: [
      { questionType: 'TEXT', isMandatory: true, content: 'Have you worked in a warehouse before?' },
      { questionType: 'TEXT', isMandatory: true, content: 'Can you work from Sunday to Thursday?' },
      { questionType: 'TEXT', isMandatory: false, content: 'How would you get to work at night?' },
    ],
  },
  {
    externalId: 'NR-2304',
    campaignType: 'APPLICANT_OUTREACH',
    channel: 'WHATSAPP',
    closingMethod: 'MEETING_URL',
    meetingUrl: 'https://meet.example.com/northgate-care',
    campaignTitle: 'Care assistants, weekends',
    campaignDescription:
      'Every second weekend in a home with forty residents. Kindness counts more than certificates.',
    company: 'Northgate Care',
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
    externalId: 'NR-2317',
    campaignType: 'NEW_CANDIDATE_OUTREACH',
    channel: 'EMAIL',
    closingMethod: 'PHONE_NUMBER',
    contactNumber: '+442079460100',
    campaignTitle:
      'Payroll and pensions administrator with Swedish for the shared service centre in Stockholm (hybrid, four days a week)',
    campaignDescription: 'Monthly payroll for 800 people, three days a week from home.',
    company: 'Northgate Finance',
    location: 'Stockholm, Sweden',
    agentName: 'Sam',
    agentTone: 'PROFESSIONAL',
    customTemplatedMessage: 'Dear {firstName}, may I ask you a few questions about {campaignTitle}?',
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
  return { firstName, lastName, phoneNumber, campaign: 'NR-2291', flow, minutesAgo };
}

function chat(
  firstName: string,
  lastName: string,
  number: number,
  flow: string,
  minutesAgo: number,
): Candidate {
  const phoneNumber = `+44207946${String(number).padStart(4, '0')}`;
  return { firstName, lastName, phoneNumber, campaign: 'NR-2304', flow, minutesAgo };
}

/** Whom it has messaged, longest ago first. */
export const candidates: readonly Candidate[] = [
  chat('Nora', 'Lindqvist', 120, 'never-answers', 4300),
  text('Peter', 'Novak', 1, 'refuses-mandatory', 3100),
  chat('Priya', 'Raman', 121, 'agreeable', 2900),
  text('Olga', 'Petrenko', 2, 'stops-at-once', 2700),
  {
    firstName: 'Ingrid',
    lastName: 'Bergström',
    emailAddress: 'ingrid.bergstrom@example.com',
    campaign: 'NR-2317',
    flow: 'long',
    minutesAgo: 2600,
  },
  text('Frank', 'Weber', 3, 'landline', 2400),
  chat('Zoë', 'Fernández', 122, 'emoji', 1900),
  text('Luis', 'Ortega', 4, 'spanish', 1800),
  chat('ليلى', 'حداد', 123, 'arabic', 1700),
  text('Marcus', 'Bell', 5, 'agreeable', 1600),
  chat('Maria', 'Santos', 124, 'sensitive', 1560),
  text('Dwayne', 'Carter', 6, 'complains', 1500),
  text('Wolfgang Maximilian', 'Freiherr von Hohenstein-Oberlausitz', 7, 'drifts-away', 900),
  text('Aisha', 'Khan', 8, 'skips-optional', 420),
  text('Tom', 'Reilly', 9, 'drifts-away', 300),
  text('Henry', 'Adeyemi', 10, 'agreeable', 240),
  text('Grace', 'Whitfield', 11, 'asks-salary', 180),
  chat('Ana', 'Costa', 125, 'keeps-writing', 160),
  text('Bea', 'Marsh', 12, 'wants-a-call', 120),
  text('Carla', 'Rossi', 13, 'long', 25),
  text('Ben', 'Okoro', 14, 'short', 8),
];
