import { describe, expect, test } from 'vitest';
import {
  filterInput,
  hasFilter,
  noFilter,
} from '../../../renderer/features/campaigns/filter-store.ts';
import {
  channelWord,
  closingWord,
  statusWord,
  toneWord,
  typeWord,
} from '../../../renderer/features/campaigns/words.ts';

describe('the words of a campaign', () => {
  test('known values are in our words', () => {
    expect([statusWord('LIVE'), typeWord('APPLICANT_OUTREACH'), channelWord('SMS')]).toEqual([
      'Live',
      'Applicants',
      'SMS',
    ]);
    expect(toneWord('FRIENDLY')).toBe('Friendly');
    expect(closingWord('MEETING_URL')).toBe('A link to book a meeting');
  });

  test('unknown values are shown as they came, also those that every object has', () => {
    expect(statusWord('PAUSED_BY_POPP')).toBe('PAUSED_BY_POPP');
    expect(channelWord('constructor')).toBe('constructor');
    expect(statusWord(undefined)).toBeUndefined();
  });
});

describe('the filter of the list', () => {
  test('asks for nothing when nothing is narrowed', () => {
    expect(filterInput(noFilter)).toEqual({});
    expect(hasFilter(noFilter)).toBe(false);
  });

  test('asks for what is narrowed, and never for the absence of a flag', () => {
    const filter = { ...noFilter, search: '  lyon ', needsReview: true };
    expect(filterInput(filter)).toEqual({ search: 'lyon', needsReview: true });
    expect(hasFilter(filter)).toBe(true);
  });
});
