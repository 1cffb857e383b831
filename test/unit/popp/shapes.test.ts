import { describe, expect, it } from 'vitest';
import { isLiveCampaign, parseCampaign } from '../../../shared/popp/campaign.ts';
import { parseConversation } from '../../../shared/popp/conversation.ts';
import { parseList } from '../../../shared/popp/list-envelope.ts';
import { messageAuthor, parseMessage } from '../../../shared/popp/message.ts';
import { parseTemplate } from '../../../shared/popp/template.ts';
import { parseWebhook } from '../../../shared/popp/webhook.ts';

describe('a conversation', () => {
  it('is read from the names that the API gives its participants', () => {
    const raw = {
      id: 'd4e5f6a7',
      organizationId: 'org_123456',
      campaignId: 'a1b2',
      participantPhoneNumber: '+14155550123',
      participantFirstName: 'John',
      participantLastName: null,
      participantEmailAddress: '',
      createdAt: '2026-05-08T11:26:37.920Z',
      updatedAt: 1_778_239_597_920,
      needsReview: true,
      isHumanTakeover: 'false',
      status: 'ONGOING',
      stage: 'INITIAL',
      screeningQuestionsOutcome: [
        { screeningQuestion: 'Five years?', questionOutcome: 'PASSED', responseSummary: 'Six.' },
        'broken',
      ],
      scorecardTotalValue: 7,
    };
    expect(parseConversation(raw)).toEqual({
      id: 'd4e5f6a7',
      campaignId: 'a1b2',
      phoneNumber: '+14155550123',
      firstName: 'John',
      status: 'ONGOING',
      stage: 'INITIAL',
      needsReview: true,
      isHumanTakeover: false,
      screeningQuestionsOutcome: [
        { screeningQuestion: 'Five years?', questionOutcome: 'PASSED', responseSummary: 'Six.' },
      ],
      createdAt: Date.UTC(2026, 4, 8, 11, 26, 37, 920),
      updatedAt: 1_778_239_597_920,
      raw,
    });
  });

  it('is read from the takeover and the hand-back answer of the seeds', () => {
    const taken = { id: 'd4', isHumanTakeover: true, conversationStatus: 'ONGOING' };
    expect(parseConversation(taken)).toMatchObject({ isHumanTakeover: true, status: 'ONGOING' });
    const back = { id: 'd4', status: 'ONGOING', stage: 'INITIAL', isHumanTakeover: false };
    expect(parseConversation(back)).toMatchObject({ isHumanTakeover: false, status: 'ONGOING' });
  });

  it('with two statuses has the one that a source names', () => {
    const both = (status: string, conversationStatus: string) =>
      parseConversation({ id: '1', status, conversationStatus }).status;
    expect(both('success', 'ONGOING')).toBe('ONGOING');
    expect(both('CLOSED', 'ok')).toBe('CLOSED');
    expect(both('CLOSED', 'QUEUED')).toBe('QUEUED');
    expect(both('NEW_ONE', 'NEWER_ONE')).toBe('NEWER_ONE');
  });

  it('keeps an unknown status, a number as id, a misspelt name', () => {
    const read = parseConversation({ id: 12, status: 'PAUSED', participantFirsName: 'Ann' });
    expect(read).toMatchObject({ id: '12', status: 'PAUSED', firstName: 'Ann' });
  });

  it('reads times with and without zone, in seconds, and leaves out nonsense', () => {
    const at = (createdAt: unknown) => parseConversation({ id: '1', createdAt }).createdAt;
    const noon = Date.UTC(2026, 4, 8, 12);
    expect(at('2026-05-08T12:00:00Z')).toBe(noon);
    expect(at('2026-05-08T12:00:00')).toBe(noon);
    expect(at('2026-05-08T14:00:00+02:00')).toBe(noon);
    expect(at('2026-05-08 12:00:00.000')).toBe(noon);
    expect(at(noon / 1000)).toBe(noon);
    expect(at(String(noon))).toBe(noon);
    for (const wrong of ['soon', '', -5, 12, null, {}, '2026-13-45T00:00:00Z']) {
      expect(at(wrong)).toBeUndefined();
    }
  });

  it.each([null, [], 'x', 7, {}, { id: '' }, { id: null }, { data: [] }])('is not %j', (json) => {
    expect(() => parseConversation(json)).toThrow(
      expect.objectContaining({ code: 'unreadable-answer' }),
    );
  });
});

describe('a message', () => {
  it('is read from the answer of the seed', () => {
    const sent = {
      id: 'e5',
      conversationId: 'd4',
      body: 'Hi',
      sender: 'USER',
      status: 'SENT_SUCCESS',
      createdAt: '2026-05-08T11:26:37.920Z',
    };
    expect(parseMessage(sent)).toEqual({
      ...sent,
      author: 'recruiter',
      createdAt: Date.UTC(2026, 4, 8, 11, 26, 37, 920),
    });
    expect(parseMessage({})).toEqual({ author: 'unknown' });
  });

  it.each([
    ['USER', 'recruiter'],
    ['user', 'recruiter'],
    ['RECRUITER', 'recruiter'],
    ['HUMAN_AGENT', 'recruiter'],
    ['CANDIDATE', 'candidate'],
    ['participant', 'candidate'],
    ['CONTACT_USER', 'candidate'],
    ['AGENT', 'ai'],
    ['AiAgent', 'ai'],
    ['AI', 'ai'],
    ['ASSISTANT', 'ai'],
    ['CHAT_BOT', 'ai'],
    ['SYSTEM', 'system'],
    ['PAID', 'unknown'],
    ['END_USER', 'unknown'],
    ['', 'unknown'],
    [undefined, 'unknown'],
  ])('from %s is by: %s', (sender, author) => {
    expect(messageAuthor(sender)).toBe(author);
  });
});

describe('a campaign', () => {
  it('is read from the answers of both seeds', () => {
    const created = {
      id: 'a1',
      type: 'APPLICANT_OUTREACH',
      channel: 'WHATSAPP',
      closingMethod: 'CUSTOM',
      campaignStatus: 'LIVE',
      campaignTitle: 'Senior Software Engineer',
      templateId: 'b2',
      customRequest: 'Thanks!',
      externalId: 'ats-job-12345',
      agent: { id: 'c3', agentName: 'Alex', agentTone: 'FRIENDLY' },
      jobDescriptionParsed: { employerName: 'Popp', jobTitle: 'Engineer', summaryOfRole: '...' },
      questions: [
        { questionType: 'TEXT', isMandatory: true, content: 'Five years?' },
        { questionType: 'DOCUMENT', isMandatory: false, documentTypes: ['CV'] },
      ],
    };
    const { campaignStatus: status, campaignTitle: title, ...same } = created;
    const read = parseCampaign(created);
    expect(read).toEqual({ ...same, status, title, raw: created });
    expect(isLiveCampaign(read)).toBe(true);
  });

  it('is read under the names of a request, and with nulls', () => {
    const read = parseCampaign({
      data: {
        id: 'a1',
        campaignType: 'SCHEDULING',
        openingMessageTemplateId: 'b2',
        customMessage: 'Thanks!',
        type: null,
        agent: null,
        questions: null,
        jobDescriptionParsed: 'not parsed',
      },
    });
    expect(read).toMatchObject({
      type: 'SCHEDULING',
      templateId: 'b2',
      customRequest: 'Thanks!',
      questions: [],
    });
    expect(read.agent).toBeUndefined();
    expect(isLiveCampaign(read)).toBe(false);
  });
});

describe('a template', () => {
  it('needs no more than an id', () => {
    const raw = { id: 't1', channel: 'WHATSAPP', type: 'OPENING_MESSAGE', extra: 1 };
    expect(parseTemplate(raw)).toEqual({
      id: 't1',
      channel: 'WHATSAPP',
      type: 'OPENING_MESSAGE',
      raw,
    });
  });
});

describe('a webhook', () => {
  it('is read from the sample of the seed', () => {
    const raw = {
      event: 'CONVERSATION_NEEDS_REVIEW',
      eventId: 'evt_abc123',
      eventTimestamp: '2024-01-15T10:30:00.000Z',
      data: {
        recordId: 'conv_xyz789',
        organizationId: 'org_123456',
        externalId: 'candidate-001',
        externalCampaignId: 'your_campaign_external_id',
        campaignConversationUrl:
          'https://ai.joinpopp.com/campaign/outbound/{campaignId}?conversationId={conversationId}',
        isHumanTakeover: false,
      },
    };
    expect(parseWebhook(raw)).toEqual({
      ...raw,
      eventTimestamp: Date.UTC(2024, 0, 15, 10, 30),
      raw,
    });
  });

  it('is read in the older shape, with its typo', () => {
    const read = parseWebhook({
      event: 'CONVERSATION_COMPLETED',
      data: {
        recordId: 'conv_1',
        participantFirsName: 'Ann',
        conversationStatus: 'CLOSED',
        scorecardTotalValue: null,
        screeningQuestionsOutcome: null,
      },
    });
    expect(read.eventId).toBeUndefined();
    expect(read.data).toEqual({
      recordId: 'conv_1',
      firstName: 'Ann',
      conversationStatus: 'CLOSED',
    });
  });

  it('of an unknown kind, or without data, is still an event', () => {
    expect(parseWebhook({ event: 'SOMETHING_NEW' })).toMatchObject({
      event: 'SOMETHING_NEW',
      data: {},
    });
    expect(() => parseWebhook({ data: {} })).toThrow('could not be read');
  });
});

describe('a list', () => {
  it.each([
    [[1, 2]],
    [{ data: [1, 2] }],
    [{ items: [1, 2] }],
    [{ templates: [1, 2] }],
    [{ results: [1, 2], nextToken: null }],
    [{ data: { items: [1, 2] }, nextToken: '' }],
    [{ data: { templates: [1, 2] } }],
  ])('is found in %j', (json) => {
    expect(parseList(json, 'templates')).toEqual({ items: [1, 2] });
  });

  it('carries its token on, wherever it stands', () => {
    const items = [1];
    for (const json of [
      { data: items, nextToken: 'n' },
      { data: { items, nextToken: 'n' } },
      { items, pagination: { nextToken: 'n' } },
    ]) {
      expect(parseList(json, 'things')).toEqual({ items, nextToken: 'n' });
    }
    expect(parseList({ data: items, nextToken: 7 }, 'things').nextToken).toBe('7');
  });

  it.each([null, {}, 'x', { data: 1 }, { data: {} }, { message: 'Forbidden' }])(
    'is never made out of %j',
    (json) => {
      expect(() => parseList(json, 'things')).toThrow(
        expect.objectContaining({ code: 'unreadable-answer' }),
      );
    },
  );
});
