import { describe, expect, it } from 'vitest';
import { judgeBaseUrl } from '../../../electron/core/network/base-url.ts';
import {
  contactKind,
  openingMessageProblem,
  outreachChannel,
} from '../../../shared/popp/channels.ts';
import { buildDashboardLink, parseDashboardLink } from '../../../shared/popp/dashboard-link.ts';
import {
  conversationPhase,
  isOpenConversation,
  isOptedOut,
  isTakeoverAllowed,
  knownConversationStatuses,
} from '../../../shared/popp/statuses.ts';

describe('statuses', () => {
  it('allow a takeover in exactly the four of the seed', () => {
    expect(knownConversationStatuses.filter((status) => isTakeoverAllowed(status))).toEqual([
      'ONGOING',
      'COMPLETED_MEETING_REQUESTED',
      'COMPLETED_AWAITING_CALL',
      'COMPLETED_CUSTOM_REQUEST',
    ]);
    expect(isTakeoverAllowed('SOMETHING_NEW')).toBe(false);
    expect(isTakeoverAllowed(undefined)).toBe(false);
  });

  it('are open in exactly the three that the close flags close', () => {
    expect(knownConversationStatuses.filter((status) => isOpenConversation(status))).toEqual([
      'CREATED',
      'QUEUED',
      'ONGOING',
    ]);
  });

  it('have a phase, unknown ones too', () => {
    expect(conversationPhase('QUEUED')).toBe('pending');
    expect(conversationPhase('DELIVERY_FAILED')).toBe('ended');
    expect(conversationPhase('COMPLETED')).toBe('unknown');
    expect(isOptedOut('OPTED_OUT')).toBe(true);
    expect(isOptedOut('CLOSED')).toBe(false);
  });
});

describe('channels', () => {
  it('are told, under whatever name they come back', () => {
    expect(outreachChannel('WEB_CHAT_VIA_EMAIL')).toBe('EMAIL');
    expect(outreachChannel('WEB_CHAT')).toBeUndefined();
    expect(contactKind('WHATSAPP')).toBe('phone');
    expect(contactKind('EMAIL')).toBe('email');
    expect(contactKind(undefined)).toBeUndefined();
  });

  it('have their own rules for an opening message', () => {
    const long = 'x'.repeat(601);
    expect(openingMessageProblem('SMS', 'Hi! Reply STOP to opt out.')).toBeUndefined();
    expect(openingMessageProblem('SMS', 'Hi! Reply stop to opt out.')).toBe('stop-missing');
    expect(openingMessageProblem('SMS', `${long}STOP`)).toBe('too-long');
    expect(openingMessageProblem('WHATSAPP', 'Hi STOP')).toBe('not-on-whatsapp');
    expect(openingMessageProblem('EMAIL', 'x'.repeat(600))).toBeUndefined();
    expect(openingMessageProblem('EMAIL', long)).toBe('too-long');
  });
});

describe('dashboard links', () => {
  it.each([
    ['https://ai.joinpopp.com/campaign/outbound/10fe477c', { campaignId: '10fe477c' }],
    [
      ' https://ai.joinpopp.com/campaign/outbound/10fe477c?conversationId=d4e5#top ',
      { campaignId: '10fe477c', conversationId: 'd4e5' },
    ],
    ['ai.joinpopp.com/campaign/outbound/10fe/?tab=1', { campaignId: '10fe' }],
    ['https://ai.joinpopp.com/campaign/outbound/{campaignId}?conversationId={conversationId}', {}],
    [
      'https://ai.joinpopp.com/campaign/outbound/%7BcampaignId%7D?conversationId=conv_xyz789',
      { conversationId: 'conv_xyz789' },
    ],
    ['https://ai.popp.ai/campaign/outbound/a%20b', { campaignId: 'a b' }],
  ])('%s is read', (link, target) => {
    expect(parseDashboardLink(link)).toEqual(target);
  });

  it.each([
    '',
    'hello',
    'https://example.com/campaign/outbound/10fe',
    'https://ai.joinpopp.com.example.com/campaign/outbound/10fe',
    'https://notjoinpopp.com/campaign/outbound/10fe',
    'https://user@ai.joinpopp.com/campaign/outbound/10fe',
    'javascript:ai.joinpopp.com/campaign/outbound/10fe',
    'https://ai.joinpopp.com/settings',
  ])('%s is none', (link) => {
    expect(parseDashboardLink(link)).toBeUndefined();
  });

  it('lead back to what they were built from', () => {
    const link = buildDashboardLink('a/b', 'c&d');
    expect(link).toBe('https://ai.joinpopp.com/campaign/outbound/a%2Fb?conversationId=c%26d');
    expect(parseDashboardLink(link)).toEqual({ campaignId: 'a/b', conversationId: 'c&d' });
    expect(parseDashboardLink(buildDashboardLink('k'))).toEqual({ campaignId: 'k' });
  });
});

describe('base URLs', () => {
  it.each([
    ['https://api.joinpopp.com/v1', 'https://api.joinpopp.com/v1'],
    [' https://API.joinpopp.com/v1/ ', 'https://api.joinpopp.com/v1'],
    ['http://127.0.0.1:4010/v1', 'http://127.0.0.1:4010/v1'],
    ['http://[::1]:4010', 'http://[::1]:4010'],
  ])('%s is taken', (text, baseUrl) => {
    expect(judgeBaseUrl(text)).toEqual({ ok: true, baseUrl });
  });

  it.each([
    ['api.joinpopp.com', 'not-an-address'],
    ['ftp://api.joinpopp.com', 'not-an-address'],
    ['', 'not-an-address'],
    ['http://api.joinpopp.com/v1', 'not-https'],
    ['http://localhost:4010/v1', 'not-https'],
    ['http://127.0.0.1.example.com/', 'not-https'],
    ['https://me:secret@api.joinpopp.com/v1', 'has-extras'],
    ['https://api.joinpopp.com/v1?key=1', 'has-extras'],
  ])('%s is not: %s', (text, problem) => {
    expect(judgeBaseUrl(text)).toEqual({ ok: false, problem });
  });
});
