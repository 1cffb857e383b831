import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { conversationAddress } from '../../../shared/highlevel/address.ts';
import {
  expiryOf,
  isOutcome,
  judgeSearch,
  lookAfterMs,
  tokenSchema,
} from '../../../shared/mirror/rules.ts';
import { judgeOutside } from '../../../shared/outside-links.ts';

test('absence needs time, looks, and a reason to believe it', () => {
  const facts = {
    unknownForMs: 200_000,
    looks: [1000, 130_000],
    proof: 'refused',
    proofMayCome: false,
  } as const;
  expect(judgeSearch(facts)).toBe('absent');
  expect(judgeSearch({ ...facts, proof: 'visible' })).toBe('absent');
  expect(judgeSearch({ ...facts, proof: 'none' })).toBe('unprovable');
  expect(judgeSearch({ ...facts, proof: 'none', proofMayCome: true })).toBe('not-yet');
  expect(
    judgeSearch({ ...facts, proof: 'none', proofMayCome: true, unknownForMs: 4_000_000 }),
  ).toBe('unprovable');
  expect(judgeSearch({ ...facts, looks: [1000, 2000] })).toBe('not-yet');
  expect(judgeSearch({ ...facts, unknownForMs: 60_000 })).toBe('not-yet');
});

test('nothing is absent without a proof, whatever else is known', () => {
  fc.assert(
    fc.property(fc.nat(), fc.array(fc.nat()), fc.boolean(), (unknownForMs, looks, proofMayCome) => {
      expect(judgeSearch({ unknownForMs, looks, proof: 'none', proofMayCome })).not.toBe('absent');
    }),
  );
});

test('looks come ever more seldom, never more than a minute apart', () => {
  const waits = Array.from({ length: 12 }, (_, looks) => lookAfterMs(looks));
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits.at(-1)).toBe(60_000);
});

test('a token ends when it says so, else a day after it was typed; a private one does not', () => {
  expect(expiryOf('private-integration', { exp: 5 }, 0)).toBeUndefined();
  expect(expiryOf('access', { exp: 5 }, 0)).toBe(5000);
  expect(expiryOf('access', undefined, 1000)).toBe(1000 + 86_400_000);
});

test('a token may come with the word that stands before it', () => {
  expect(tokenSchema.parse(' Bearer 9c48df2694a849b6089f9d0d3513efe ')).toBe(
    '9c48df2694a849b6089f9d0d3513efe',
  );
  expect(tokenSchema.safeParse('two words').success).toBe(false);
});

test('only an end is an outcome', () => {
  expect(isOutcome('COMPLETED_SCREENING_PASSED')).toBe(true);
  expect(isOutcome('ONGOING')).toBe(false);
  expect(isOutcome('SOMETHING_NEW')).toBe(false);
});

test('a link opens in HighLevel, and what only looks like it is asked about', () => {
  const verdict = (address: string) => judgeOutside(new URL(address));
  expect(verdict(conversationAddress('a/b', 'c'))).toBe('open');
  expect(conversationAddress('a/b', 'c')).toContain('a%2Fb');
  expect(verdict('https://evil.app.gohighlevel.com/')).toBe('ask');
  expect(verdict('https://app.gohighlevel.com.example/')).toBe('ask');
});
