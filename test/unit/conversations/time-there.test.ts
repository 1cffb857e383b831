import { assert, integer, property, stringMatching } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeThere } from '../../../shared/conversations/time-there.ts';
import {
  buildDashboardLink,
  conversationLink,
  parseDashboardLink,
} from '../../../shared/popp/dashboard-link.ts';
import { offsetOf } from '../../../shared/zone-time.ts';

const winter = Date.UTC(2026, 0, 15, 12);
const summer = Date.UTC(2026, 6, 15, 12);

describe('the time where a candidate is', () => {
  it('is one time where the number belongs to one clock', () => {
    expect(timeThere('+442079460101', winter)).toEqual({
      earliest: 'Europe/London',
      latest: 'Europe/London',
    });
    expect(timeThere('+12125550100', winter)?.earliest).toBe('America/New_York');
  });

  it('is a span where it may be several, by the clocks of that day', () => {
    expect(timeThere('+61400000000', summer)).toEqual({
      earliest: 'Australia/Perth',
      latest: 'Australia/Sydney',
    });
  });

  it.each([undefined, '', '0207946', 'someone@example.com', '+18005550100', '+999123456'])(
    'is not known for %s',
    (phone) => expect(timeThere(phone, winter)).toBeUndefined(),
  );

  it('never ends before it begins', () => {
    assert(
      property(
        stringMatching(/^\+[1-9]\d{6,13}$/),
        integer({ min: 0, max: 4_102_444_800_000 }),
        (phone, at) => {
          const there = timeThere(phone, at);
          if (there === undefined) return true;
          return offsetOf(there.earliest, at) <= offsetOf(there.latest, at);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('knows zones that are off by half an hour, and daylight saving', () => {
    expect([offsetOf('Asia/Kolkata', winter), offsetOf('America/St_Johns', winter)]).toEqual([
      330, -210,
    ]);
    expect([offsetOf('Europe/London', winter), offsetOf('Europe/London', summer)]).toEqual([0, 60]);
  });
});

describe('the link to a conversation in the dashboard', () => {
  const ids = { campaignId: 'c1', conversationId: 'v1' };
  it.each([
    undefined,
    'https://ai.joinpopp.com/campaign/outbound/{campaignId}?conversationId={conversationId}',
    'https://ai.joinpopp.com/campaign/outbound/c1?conversationId={conversationId}',
    'https://ai.joinpopp.com/campaign/outbound/%7BCAMPAIGN_ID%7D?conversationId=v1',
    'https://ai.joinpopp.com/campaign/outbound/c1',
    'https://ai.joinpopp.com/campaign/outbound/c1?conversationId=another',
    'https://elsewhere.example.com/campaign/outbound/c1?conversationId=v1',
  ])('is built from the ids where %s was told', (told) => {
    const link = conversationLink(told, ids);
    expect(link).toBe(buildDashboardLink('c1', 'v1'));
    expect(parseDashboardLink(link ?? '')).toEqual(ids);
  });

  it('is the told one where it is whole', () => {
    const told = 'https://app.popp.ai/campaign/outbound/c1?conversationId=v1&tab=chat';
    expect(conversationLink(told, ids)).toBe(told);
  });

  it('is none where the campaign is not known', () => {
    expect(conversationLink(undefined, { conversationId: 'v1' })).toBeUndefined();
  });
});
