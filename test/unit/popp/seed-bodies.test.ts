import { describe, expect, test } from 'vitest';
import type { FrozenRequest } from '../../../electron/core/popp/outcome.ts';
import {
  encodeBulk,
  encodeCampaignRequest,
  encodeConversation,
  encodeHandBack,
  encodeMessage,
  encodeScheduling,
  encodeTakeover,
} from '../../../electron/core/popp/writes.ts';
import { draftSchema } from '../../../shared/campaigns/draft.ts';
import { toRequest } from '../../../shared/campaigns/request.ts';
import {
  conversationPayloadSchema,
  schedulingPayloadSchema,
} from '../../../shared/outbox/model.ts';
import { toMeetingRequest } from '../../../shared/scheduling/request.ts';
import { completeSetup, nowMs, participant } from '../scheduling/setups.ts';

/** The fields of a body as they are printed, whatever their order. */
function bodyOf(request: FrozenRequest): unknown {
  return JSON.parse(request.body ?? 'null');
}

const campaignId = 'a1b2c3d4-e5f6-7890-abcd-ef1234567890';
const conversationId = 'd4e5f6a7-b8c9-0123-def4-567890123456';
const templateId = 'b2c3d4e5-f6a7-8901-bcde-f23456789012';

// seed: Job Application Flow
describe('every request that the seed prints, to the letter', () => {
  test('1b: the campaign', () => {
    const printed = {
      campaignType: 'APPLICANT_OUTREACH',
      channel: 'WHATSAPP',
      closingMethod: 'CUSTOM',
      campaignTitle: 'Senior Software Engineer',
      campaignDescription:
        'Senior Software Engineer with 5+ years experience in TypeScript, React, and AWS. Hybrid working (3 days a week in office). Salary 80-100k.',
      company: 'Popp',
      location: 'London, UK',
      customMessage:
        'Thanks for your interest! Our recruiting team will review your responses and reach out within 2 business days to schedule a chat.',
      openingMessageTemplateId: templateId,
      agentName: 'Alex',
      agentTone: 'FRIENDLY',
      campaignStatus: 'LIVE',
      externalId: 'ats-job-12345',
      questions: [
        {
          questionType: 'TEXT',
          isMandatory: true,
          content: 'Do you have at least 5 years of experience with TypeScript and React?',
        },
        {
          questionType: 'TEXT',
          isMandatory: true,
          content: 'Are you authorised to work in the UK without sponsorship?',
        },
        { questionType: 'DOCUMENT', isMandatory: false, documentTypes: ['CV'] },
      ],
    };
    const draft = draftSchema.parse({
      ...printed,
      questions: printed.questions.map((question, index) => ({ ...question, id: `q${index}` })),
    });
    const request = encodeCampaignRequest(JSON.stringify(toRequest(draft)));
    expect(request).toMatchObject({ method: 'POST', path: '/campaigns' });
    expect(bodyOf(request)).toEqual(printed);
  });

  test('2a: one conversation', () => {
    const request = encodeConversation(
      conversationPayloadSchema.parse({
        firstName: 'John',
        lastName: 'Doe',
        phoneNumber: '+14155551234',
        externalId: 'candidate-001',
        shouldSendDuringBusinessHours: false,
      }),
      { campaignId },
    );
    expect(request).toMatchObject({ method: 'POST', path: '/conversations' });
    // What the seed leaves out means the same; the console says it, so that nobody has to know what is taken for granted.
    expect(bodyOf(request)).toEqual({
      campaignId,
      firstName: 'John',
      lastName: 'Doe',
      phoneNumber: '+14155551234',
      externalId: 'candidate-001',
      shouldSendDuringBusinessHours: false,
    });
  });

  test('2b: many conversations', () => {
    const people = [
      {
        firstName: 'John',
        lastName: 'Doe',
        phoneNumber: '+14155551234',
        externalId: 'candidate-001',
      },
      {
        firstName: 'Sarah',
        lastName: 'Smith',
        phoneNumber: '+447700900002',
        externalId: 'candidate-002',
      },
    ];
    const request = encodeBulk(
      people.map((one) =>
        conversationPayloadSchema.parse({ ...one, shouldSendDuringBusinessHours: true }),
      ),
      { campaignId },
    );
    expect(request).toMatchObject({ method: 'POST', path: '/conversations/bulk' });
    expect(bodyOf(request)).toEqual({
      campaignId,
      shouldSendDuringBusinessHours: true,
      contacts: people,
    });
  });

  test('3b to 3d: takeover, message, template, hand back', () => {
    expect(encodeTakeover(conversationId)).toEqual({
      method: 'POST',
      path: `/conversations/${conversationId}/takeover`,
      body: undefined,
    });
    const messageBody =
      'Hi John, this is Alex from Popp recruiting. Could you share your portfolio link so we can review before our chat?';
    const message = encodeMessage(conversationId, { body: messageBody });
    expect(message).toMatchObject({
      method: 'POST',
      path: `/conversations/${conversationId}/messages`,
    });
    expect(bodyOf(message)).toEqual({ messageBody });
    expect(bodyOf(encodeMessage(conversationId, { templateId }))).toEqual({ templateId });
    expect(encodeHandBack(conversationId)).toEqual({
      method: 'POST',
      path: `/conversations/${conversationId}/hand-to-agent`,
      body: undefined,
    });
  });
});

// seed: Create conversation, in the order of its fields
test('one conversation with every field that the seed documents', () => {
  const everything = {
    phoneNumber: '+14155551234',
    shouldSendDuringBusinessHours: true,
    countryCode: 'US',
    firstName: 'John',
    lastName: 'Doe',
    emailAddress: 'john.doe@example.com',
    externalId: 'candidate-001',
    applicationSource: 'careers-page',
    skipDuplicationCheck: true,
    closePreviousConversations: true,
    openingMessage: 'Hi John, do you have a minute? Reply STOP to opt out.',
    additionalContext: 'Prefers mornings.',
  };
  const payload = conversationPayloadSchema.parse(everything);
  expect(bodyOf(encodeConversation(payload, { campaignId }))).toEqual({
    ...everything,
    campaignId,
  });
  // Either of the two names the campaign.
  const byOwn = encodeConversation(payload, { externalCampaignId: 'ats-job-12345' });
  expect(bodyOf(byOwn)).toEqual({ ...everything, externalCampaignId: 'ats-job-12345' });
});

// seed: Create auto-schedule conversation; the names within its two parts are those of `wire-names.ts`
test('one auto-schedule conversation with every field that the seed documents', () => {
  const slots = [{ fromMs: nowMs + 86_400_000, toMs: nowMs + 90_000_000 }];
  const meeting = toMeetingRequest(
    completeSetup({
      description: 'We talk about the role.',
      bufferMinutes: 15,
      noticeMinutes: 120,
      daysAhead: 14,
      reminderMinutes: 60,
      participants: [
        participant({ isOrganizer: true }),
        participant({ email: 'kim@example.com', availability: 'time-slots', timeSlots: slots }),
        participant({ name: '', email: 'lee@example.com', availability: 'collect' }),
      ],
    }),
  );
  const candidate = {
    phoneNumber: '+14155551234',
    countryCode: 'US',
    firstName: 'John',
    lastName: 'Doe',
    emailAddress: 'john.doe@example.com',
    externalId: 'candidate-001',
    skipDuplicationCheck: true,
    shouldSendDuringBusinessHours: true,
  };
  const payload = schedulingPayloadSchema.parse({
    ...candidate,
    meetingParticipants: meeting.meetingParticipants,
    meetingConfiguration: meeting.meetingConfiguration,
  });
  const request = encodeScheduling(payload, { campaignId });
  expect(request).toMatchObject({ method: 'POST', path: '/scheduling/conversations' });
  const body = {
    ...candidate,
    meetingParticipants: [
      {
        name: 'Sam Practice',
        email: 'sam.practice@example.com',
        isOrganizer: true,
        isCalendarConnected: true,
      },
      {
        name: 'Sam Practice',
        email: 'kim@example.com',
        isOrganizer: false,
        isCalendarConnected: false,
        availability: {
          timeSlots: [
            { startDateTime: '2026-11-18T10:00:00.000Z', endDateTime: '2026-11-18T11:00:00.000Z' },
          ],
        },
      },
      {
        email: 'lee@example.com',
        isOrganizer: false,
        isCalendarConnected: false,
        autoCollectAvailability: true,
      },
    ],
    meetingConfiguration: {
      title: 'First conversation',
      description: 'We talk about the role.',
      openHours: [1, 2, 3, 4, 5].map((day) => ({ days: [day], start: '09:00', end: '17:00' })),
      timezone: 'Europe/London',
      durationInMinutes: 30,
      videoConferencing: true,
      videoConferencingProvider: 'GOOGLE_MEET',
      bufferInMinutes: 15,
      reminderInMinutes: 60,
      minimumNoticeInMinutes: 120,
      bookableDaysAhead: 14,
      availabilityMethod: 'COLLECTIVE',
    },
  };
  expect(bodyOf(request)).toEqual({ ...body, campaignId });
  const byOwn = encodeScheduling(payload, { externalCampaignId: 'ats-job-12345' });
  expect(bodyOf(byOwn)).toEqual({ ...body, externalCampaignId: 'ats-job-12345' });
});

test('a meeting at a place names the place and no provider, and what Popp takes anyhow is not sent', () => {
  const setup = completeSetup({
    video: false,
    videoProvider: 'GOOGLE_MEET',
    location: ' Leeds ',
    openHours: [{ weekday: 7, from: 0, to: 1440 }],
  });
  expect(toMeetingRequest(setup).meetingConfiguration).toEqual({
    title: 'First conversation',
    openHours: [{ days: [0], start: '00:00', end: '24:00' }],
    timezone: 'Europe/London',
    durationInMinutes: 30,
    videoConferencing: false,
    location: 'Leeds',
    availabilityMethod: 'COLLECTIVE',
  });
});
