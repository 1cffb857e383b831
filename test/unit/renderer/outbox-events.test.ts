import { describe, expect, test } from 'vitest';
import { refusalsOf, signingWords, verdictOf } from '../../../renderer/features/webhooks/words.ts';
import { deliveryOutcomes, type ListenerStatus } from '../../../shared/webhooks/model.ts';

function counts(over: Partial<ListenerStatus['counts']>): ListenerStatus['counts'] {
  return {
    accepted: 0,
    duplicate: 0,
    'wrong-method': 0,
    'wrong-path': 0,
    'too-large': 0,
    'no-secret': 0,
    'wrong-signature': 0,
    'wrong-organization': 0,
    'cut-short': 0,
    'not-stored': 0,
    ...over,
  };
}

describe('refused deliveries', () => {
  test('what was accepted, or came twice, is no refusal', () => {
    expect(refusalsOf(counts({ accepted: 9, duplicate: 3 }), false)).toEqual([]);
  });

  test('every cause has a diagnosis; the most frequent comes first', () => {
    const all = Object.fromEntries(deliveryOutcomes.map((outcome, place) => [outcome, place + 1]));
    const refusals = refusalsOf(counts(all), false);
    expect(refusals).toHaveLength(deliveryOutcomes.length - 2);
    expect(refusals[0]?.outcome).toBe('not-stored');
    expect(refusals.every(({ diagnosis }) => diagnosis.endsWith('.'))).toBe(true);
  });

  test('practice is not told to set a secret', () => {
    const [refusal] = refusalsOf(counts({ 'wrong-signature': 1 }), true);
    expect(refusal?.diagnosis).not.toContain('set the new one');
  });
});

test.each([
  [{ known: true, processed: true }, 'Taken in'],
  [{ known: false, processed: true }, 'Kept, not known here'],
  [{ known: true, processed: false }, 'Waiting'],
  [{ known: true, processed: true, problem: 'It could not be processed.' }, 'Not processed'],
])('the verdict about %j is %s', (delivery, word) => {
  expect(verdictOf(delivery).word).toBe(word);
});

describe('the signing secret', () => {
  test('is described without being shown', () => {
    expect(
      signingWords({
        state: 'present',
        lastFour: 'a1b2',
        place: 'keychain',
        previousAccepted: true,
      }),
    ).toBe('Set, ends in a1b2, kept in the keychain, the one before is still accepted');
  });

  test('says what its absence means', () => {
    expect(signingWords({ state: 'missing', previousAccepted: false })).toContain('refused');
    expect(signingWords({ state: 'practice', previousAccepted: false })).toContain('practice');
  });
});
