import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CampaignSummary } from '../../../shared/campaigns/model.ts';
import {
  compareCampaigns,
  matchesFilter,
  occurring,
  readCampaignReference,
} from '../../../shared/campaigns/list-rules.ts';

const campaign: CampaignSummary = {
  id: 'c-1',
  title: 'Ingénieur logiciel, Lyon',
  externalId: 'ats-job-12345',
  status: 'LIVE',
  type: 'APPLICANT_OUTREACH',
  channel: 'SMS',
  needsReview: false,
  agentName: 'Alex',
  conversations: [],
  seenAt: 0,
};

describe('readCampaignReference', () => {
  test.each([
    ['https://ai.joinpopp.com/campaign/outbound/c-1', { kind: 'link', campaignId: 'c-1' }],
    [
      ' https://ai.joinpopp.com/campaign/outbound/c-1?conversationId=v-2 ',
      { kind: 'link', campaignId: 'c-1', conversationId: 'v-2' },
    ],
    ['ai.joinpopp.com/campaign/outbound/c-1', { kind: 'link', campaignId: 'c-1' }],
    ['c-1', { kind: 'bare', text: 'c-1' }],
    ['JOB/2026/17', { kind: 'bare', text: 'JOB/2026/17' }],
    ['https://evil.example/campaign/outbound/c-1', { kind: 'unreadable', problem: 'foreign-link' }],
    ['evil.example/campaign/outbound/c-1', { kind: 'unreadable', problem: 'foreign-link' }],
    ['https://ai.joinpopp.com/settings', { kind: 'unreadable', problem: 'foreign-link' }],
    [
      'https://ai.joinpopp.com/campaign/outbound/{campaignId}',
      { kind: 'unreadable', problem: 'link-without-campaign' },
    ],
  ])('reads %s', (text, reference) => {
    expect(readCampaignReference(text)).toEqual(reference);
  });

  test('never throws, whatever is pasted', () => {
    assert(
      property(string(), (text) => {
        expect(['link', 'bare', 'unreadable']).toContain(readCampaignReference(text).kind);
      }),
    );
  });
});

describe('matchesFilter', () => {
  test.each([
    [{}, true],
    [{ status: 'LIVE', channel: 'SMS' }, true],
    [{ status: 'PAUSED_BY_POPP' }, false],
    [{ needsReview: true }, false],
    [{ search: 'ingenieur' }, true],
    [{ search: 'LYON alex' }, true],
    [{ search: '12345' }, true],
    [{ search: 'lyon berlin' }, false],
    [{ search: '   ' }, true],
  ])('%j: %s', (filter, expected) => {
    expect(matchesFilter(campaign, filter)).toBe(expected);
  });
});

describe('compareCampaigns', () => {
  test('those that need someone first, then live, draft, archived, then what we do not know', () => {
    const order = [
      { ...campaign, id: '1', status: 'ARCHIVED', needsReview: true },
      { ...campaign, id: '2', title: 'A' },
      { ...campaign, id: '3', title: 'B' },
      { ...campaign, id: '4', status: 'DRAFT' },
      { ...campaign, id: '5', status: 'ARCHIVED' },
      { ...campaign, id: '6', status: 'PAUSED_BY_POPP' },
    ];
    expect(
      order
        .toReversed()
        .toSorted(compareCampaigns)
        .map(({ id }) => id),
    ).toEqual(['1', '2', '3', '4', '5', '6']);
  });
});

test('a filter offers what occurs, once each', () => {
  expect(occurring(['SMS', undefined, 'EMAIL', 'SMS', 'PIGEON'])).toEqual([
    'EMAIL',
    'PIGEON',
    'SMS',
  ]);
});
