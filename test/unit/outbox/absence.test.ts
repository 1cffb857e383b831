import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  graceMs,
  judgeAbsence,
  patienceMs,
  type AbsenceFacts,
} from '../../../shared/outbox/absence.ts';

const minuteMs = 60_000;
const proven: AbsenceFacts = {
  closesConversations: false,
  presenceWasSeen: true,
  witnessVisible: true,
  witnessMayCome: false,
  openLead: false,
  unknownForMs: 13 * minuteMs,
  longestLagMs: 20_000,
  completePasses: [10 * minuteMs, 11 * minuteMs],
};

describe('absence', () => {
  test('is proven with every condition met', () => {
    expect(judgeAbsence(proven).verdict).toBe('absent');
  });

  test.each<[string, Partial<AbsenceFacts>, string]>([
    ['within the grace', { unknownForMs: 9 * minuteMs }, 'not-yet'],
    ['within five times the longest lag', { longestLagMs: 10 * minuteMs }, 'not-yet'],
    ['with one pass', { completePasses: [11 * minuteMs] }, 'not-yet'],
    ['with passes too close', { completePasses: [660_000, 700_000] }, 'not-yet'],
    ['with a pass that began within the grace', { completePasses: [1, 11 * minuteMs] }, 'not-yet'],
    ['with passes before its witness was visible', { witnessSeenAtMs: 660_000 }, 'not-yet'],
    ['with an open lead', { openLead: true }, 'not-yet'],
    ['while a witness may come', { witnessVisible: false, witnessMayCome: true }, 'not-yet'],
    ['with a flag that closes conversations', { closesConversations: true }, 'unprovable'],
    ['without any presence', { presenceWasSeen: false }, 'unprovable'],
    ['without a witness', { witnessVisible: false }, 'unprovable'],
    [
      'with a lead that could never be read',
      { openLead: true, unknownForMs: 11 * minuteMs + patienceMs },
      'unprovable',
    ],
  ])('%s it is %s', (_, change, verdict) => {
    expect(judgeAbsence({ ...proven, ...change }).verdict).toBe(verdict);
  });

  test('is never proven with a condition missing, whatever else holds', () => {
    const facts = fc.record({
      closesConversations: fc.boolean(),
      presenceWasSeen: fc.boolean(),
      witnessVisible: fc.boolean(),
      witnessMayCome: fc.boolean(),
      openLead: fc.boolean(),
      unknownForMs: fc.integer({ min: 0, max: 5_000_000 }),
      longestLagMs: fc.integer({ min: 0, max: 600_000 }),
      completePasses: fc.array(fc.integer({ min: 0, max: 5_000_000 }), { maxLength: 6 }),
    });
    fc.assert(
      fc.property(facts, (one) => {
        if (judgeAbsence(one).verdict !== 'absent') return;
        const after = one.completePasses.filter((at) => at >= graceMs(one.longestLagMs));
        expect(one.closesConversations || one.openLead).toBe(false);
        expect(one.presenceWasSeen && one.witnessVisible).toBe(true);
        expect(one.unknownForMs).toBeGreaterThanOrEqual(10 * minuteMs);
        expect(Math.max(...after) - Math.min(...after)).toBeGreaterThanOrEqual(minuteMs);
      }),
    );
  });
});
