import { describe, expect, it } from 'vitest';
import type { FrozenRequest } from '../../../electron/core/popp/outcome.ts';
import {
  bulkGroup,
  encodeBulk,
  encodeConversation,
  encodeHandBack,
  encodeMessage,
  encodeTakeover,
  fitsBulk,
} from '../../../electron/core/popp/writes.ts';
import type { ConversationPayload } from '../../../shared/outbox/model.ts';

const whole: ConversationPayload = {
  firstName: 'John',
  lastName: 'Doe',
  phoneNumber: '+14155550123',
  emailAddress: 'john@example.com',
  countryCode: 'US',
  externalId: 'candidate-001',
  applicationSource: 'careers-page',
  openingMessage: 'Hi! Reply STOP to opt out.',
  additionalContext: 'Spoke on Monday.',
  shouldSendDuringBusinessHours: true,
  skipDuplicationCheck: true,
  closePreviousConversations: true,
};

const least: ConversationPayload = {
  firstName: 'Ann',
  phoneNumber: '+14155550124',
  shouldSendDuringBusinessHours: false,
};

const campaign = { campaignId: 'k1' };

function bodyOf(request: FrozenRequest): unknown {
  return JSON.parse(request.body ?? 'null');
}

describe('one conversation', () => {
  it('says everything that is documented, and nothing else', () => {
    const loose = { ...whole, secretNote: 'not for Popp' };
    const request = encodeConversation(loose, campaign);
    expect(request).toMatchObject({ method: 'POST', path: '/conversations' });
    expect(bodyOf(request)).toEqual({ campaignId: 'k1', ...whole });
  });

  it('leaves out what is not set', () => {
    const payload = { ...least, skipDuplicationCheck: false, closePreviousConversations: false };
    expect(bodyOf(encodeConversation(payload, { externalCampaignId: 'job-1' }))).toEqual({
      externalCampaignId: 'job-1',
      ...least,
    });
  });

  it('has the same bytes each time', () => {
    expect(encodeConversation({ ...whole }, campaign)).toEqual(encodeConversation(whole, campaign));
  });
});

describe('many conversations', () => {
  it('put the options of the whole request on top and the rest on each contact', () => {
    const other = { ...least, shouldSendDuringBusinessHours: true, skipDuplicationCheck: true };
    const request = encodeBulk([whole, other], campaign);
    expect(request.path).toBe('/conversations/bulk');
    expect(bodyOf(request)).toEqual({
      campaignId: 'k1',
      shouldSendDuringBusinessHours: true,
      skipDuplicationCheck: true,
      contacts: [
        {
          firstName: 'John',
          lastName: 'Doe',
          phoneNumber: '+14155550123',
          emailAddress: 'john@example.com',
          externalId: 'candidate-001',
          openingMessage: 'Hi! Reply STOP to opt out.',
          additionalContext: 'Spoke on Monday.',
          closePreviousConversations: true,
        },
        { firstName: 'Ann', phoneNumber: '+14155550124' },
      ],
    });
  });

  it('share a request only when they agree, and within the limit', () => {
    expect(bulkGroup(whole)).not.toBe(bulkGroup(least));
    expect(() => encodeBulk([whole, least], campaign)).toThrow('share the options');
    expect(() => encodeBulk([], campaign)).toThrow('1 to 10000');
    const many = Array.from({ length: 10_001 }, () => least);
    expect(() => encodeBulk(many, campaign)).toThrow('1 to 10000');
    expect(() => encodeBulk(many.slice(1), campaign)).not.toThrow();
  });

  it('are told apart from rows that only a single request can say', () => {
    expect(fitsBulk(least)).toBe(true);
    expect(fitsBulk(whole)).toBe(false);
    expect(fitsBulk({ ...least, phoneNumber: '415 555 0123', countryCode: 'US' })).toBe(false);
    expect(fitsBulk({ ...least, countryCode: 'US' })).toBe(true);
  });
});

describe('steps of a conversation', () => {
  it('are encoded as the seed prints them', () => {
    expect(encodeTakeover('d4')).toEqual({
      method: 'POST',
      path: '/conversations/d4/takeover',
      body: undefined,
    });
    expect(encodeHandBack('d4').path).toBe('/conversations/d4/hand-to-agent');
    expect(encodeHandBack('d4').body).toBeUndefined();
    expect(encodeMessage('d4', { body: 'Hi' })).toEqual({
      method: 'POST',
      path: '/conversations/d4/messages',
      body: '{"messageBody":"Hi"}',
    });
    expect(encodeMessage('d4', { templateId: 't1' }).body).toBe('{"templateId":"t1"}');
  });

  it('cannot be led to another path by an id', () => {
    expect(encodeTakeover('a/../b?c#d').path).toBe('/conversations/a%2F..%2Fb%3Fc%23d/takeover');
    for (const id of ['', '.', '..']) expect(() => encodeTakeover(id)).toThrow('cannot be one');
  });
});
