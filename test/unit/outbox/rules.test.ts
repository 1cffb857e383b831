import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itemStates, type ItemState } from '../../../shared/outbox/model.ts';
import {
  evidenceKinds,
  IllegalMove,
  isEditable,
  isFinal,
  isLocked,
  mayTake,
  nextState,
  rules,
} from '../../../shared/outbox/rules.ts';

// The moves of the once-only rules, written down a second time and by hand.
const moves: Readonly<Record<ItemState, readonly ItemState[]>> = {
  held: ['waiting', 'cancelled'],
  waiting: ['sending', 'held', 'cancelled', 'done'],
  sending: ['done', 'refused', 'waiting', 'held', 'unknown'],
  unknown: ['done', 'waiting', 'undecided'],
  undecided: ['done', 'waiting'],
  done: [],
  refused: [],
  cancelled: [],
};

const anyEvidence = fc.constantFrom(...evidenceKinds);

describe('the table', () => {
  test('holds exactly the moves of the rules, and every one of them', () => {
    for (const state of itemStates) {
      const reached = new Set(Object.values(rules[state]).filter((next) => next !== state));
      expect([...reached].toSorted()).toEqual(moves[state].toSorted());
    }
  });

  test('throws where it has no entry', () => {
    const pairs = itemStates.flatMap((state) => evidenceKinds.map((kind) => ({ state, kind })));
    for (const { state, kind } of pairs.filter((pair) => !mayTake(pair.state, pair.kind))) {
      expect(() => nextState(state, kind)).toThrow(IllegalMove);
    }
  });

  test('no sequence of evidence leaves it, and what is final stays', () => {
    fc.assert(
      fc.property(fc.array(anyEvidence, { maxLength: 60 }), (sequence) => {
        let state: ItemState = 'waiting';
        for (const kind of sequence) {
          if (!mayTake(state, kind)) continue;
          const next = nextState(state, kind);
          const allowed = isFinal(state) ? [state] : [state, ...moves[state]];
          expect(allowed).toContain(next);
          state = next;
        }
      }),
    );
  });

  test('an unknown outcome is never sent again but by proof of absence or by the recruiter', () => {
    const back = evidenceKinds.filter(
      (kind) =>
        rules.unknown[kind] === 'waiting' ||
        rules.undecided[kind] === 'waiting' ||
        rules.unknown[kind] === 'sending' ||
        rules.undecided[kind] === 'sending',
    );
    expect(back.toSorted()).toEqual(['absent', 'recruiter-says-send-again']);
  });

  test('only the beginning of an attempt makes anything sending', () => {
    for (const state of itemStates) {
      for (const kind of evidenceKinds) {
        const begins = state !== 'sending' && rules[state][kind] === 'sending';
        expect(begins).toBe(state === 'waiting' && kind === 'attempt-begun');
      }
    }
  });

  test('a row may be edited before its first attempt alone', () => {
    for (const state of itemStates) {
      expect(isEditable(state, 1)).toBe(false);
      expect(isEditable(state, 0)).toBe(!isLocked(state) && !isFinal(state));
    }
  });
});
