import { array, assert, boolean, constantFrom, option, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actionsOf,
  attentionRank,
  composerLock,
  foldText,
  type ConversationFacts,
} from '../../../shared/conversations/rules.ts';
import { returnedMessages } from '../../../shared/conversations/returned.ts';
import { itemKinds, itemStates } from '../../../shared/outbox/model.ts';
import { isTakeoverAllowed, knownConversationStatuses } from '../../../shared/popp/statuses.ts';

const withAi: ConversationFacts = {
  status: 'ONGOING',
  isHumanTakeover: false,
  isOurs: false,
  isFlagged: true,
  steps: [],
};
const held: ConversationFacts = { ...withAi, isHumanTakeover: true, isOurs: true };

describe('taking over', () => {
  it.each(knownConversationStatuses)('follows the four statuses of the seed: %s', (status) => {
    const { takeover } = actionsOf({ ...withAi, status });
    expect(takeover.allowed).toBe(isTakeoverAllowed(status));
  });

  it('is not offered where somebody holds it, or while it is on its way', () => {
    expect(actionsOf(held).takeover.because).toBe('already-held');
    expect(actionsOf({ ...held, isOurs: false }).takeover.because).toBe('colleague-holds');
    const steps = [{ kind: 'takeover', state: 'sending' }] as const;
    expect(actionsOf({ ...withAi, steps }).takeover.because).toBe('step-pending');
  });

  it('is offered again after it was held, refused or cancelled', () => {
    for (const state of ['held', 'refused', 'cancelled'] as const) {
      expect(actionsOf({ ...withAi, steps: [{ kind: 'takeover', state }] }).takeover.allowed).toBe(
        true,
      );
    }
  });

  it('can be claimed where a human holds it and it is not known to be us', () => {
    expect(actionsOf({ ...held, isOurs: false }).claim.allowed).toBe(true);
    expect(actionsOf(held).claim.allowed).toBe(false);
    expect(actionsOf(withAi).claim.allowed).toBe(false);
  });
});

describe('the composer', () => {
  it('is locked until the takeover is confirmed', () => {
    expect(composerLock(withAi)).toBe('ai-answers');
    const pending = [{ kind: 'takeover', state: 'waiting' }] as const;
    expect(composerLock({ ...withAi, steps: pending })).toBe('taking-over');
    const unclear = [{ kind: 'takeover', state: 'undecided' }] as const;
    expect(composerLock({ ...withAi, steps: unclear })).toBe('takeover-undecided');
    expect(composerLock(held)).toBeUndefined();
  });

  it('locks at once when a read says that the AI answers again', () => {
    const steps = [{ kind: 'takeover', state: 'done' }] as const;
    expect(composerLock({ ...held, isHumanTakeover: false, steps })).toBe('ai-answers');
  });

  it('is locked where a colleague holds it, where it ended, and while it goes back', () => {
    expect(composerLock({ ...held, isOurs: false })).toBe('colleague-holds');
    expect(composerLock({ ...held, status: 'OPTED_OUT' })).toBe('status-closed');
    expect(composerLock({ ...held, isHumanTakeover: false, status: 'QUEUED' })).toBe('not-started');
    expect(composerLock({ ...held, steps: [{ kind: 'hand-back', state: 'waiting' }] })).toBe(
      'handing-back',
    );
  });

  it('is never open where we do not hold the conversation', () => {
    const step = record({
      kind: constantFrom(...itemKinds),
      state: constantFrom(...itemStates),
    });
    assert(
      property(
        record({
          status: option(constantFrom(...knownConversationStatuses, 'NEW_STATUS'), {
            nil: undefined,
          }),
          isHumanTakeover: boolean(),
          isOurs: boolean(),
          isFlagged: boolean(),
          steps: array(step, { maxLength: 6 }),
        }),
        (facts) => {
          const isOpen = composerLock(facts) === undefined;
          expect(isOpen && !(facts.isHumanTakeover && facts.isOurs)).toBe(false);
          const { takeover, handBack } = actionsOf(facts);
          expect(takeover.allowed && handBack.allowed).toBe(false);
          expect(takeover.allowed && isOpen).toBe(false);
        },
      ),
    );
  });
});

describe('handing back', () => {
  it('waits for the recruiter where a message did not leave or is not known to have', () => {
    for (const state of ['held', 'undecided'] as const) {
      const steps = [
        { kind: 'message', state },
        { kind: 'message', state: 'done' },
      ] as const;
      expect(actionsOf({ ...held, steps }).handBack.because).toBe('messages-unsettled');
    }
  });

  it('does not look at what came before the last hand-back', () => {
    const steps = [
      { kind: 'message', state: 'held' },
      { kind: 'hand-back', state: 'done' },
      { kind: 'takeover', state: 'done' },
    ] as const;
    expect(actionsOf({ ...held, steps }).handBack.allowed).toBe(true);
  });
});

describe('what came back', () => {
  it('is every message at the end that did not leave, with the last reason', () => {
    const returned = returnedMessages([
      { id: 'a', kind: 'message', state: 'held', body: 'old', reason: 'then' },
      { id: 'b', kind: 'message', state: 'done', body: 'sent' },
      { id: 'c', kind: 'message', state: 'held', body: 'one', reason: 'x' },
      { id: 'd', kind: 'message', state: 'cancelled', body: 'given up' },
      { id: 'e', kind: 'message', state: 'refused', body: 'two', reason: 'y' },
    ]);
    expect(returned).toEqual({ itemIds: ['c', 'e'], body: 'one\n\ntwo', reason: 'y' });
  });

  it('is never a message that may have arrived', () => {
    for (const state of ['unknown', 'undecided', 'sending', 'waiting', 'done'] as const) {
      expect(returnedMessages([{ id: 'a', kind: 'message', state, body: 'x' }])).toBeUndefined();
    }
  });
});

describe('the order of the inbox', () => {
  it('has flags before unread replies before the rest', () => {
    expect(attentionRank({ isFlagged: true, unread: 0 })).toBe(0);
    expect(attentionRank({ isFlagged: false, unread: 2 })).toBe(1);
    expect(attentionRank({ isFlagged: false, unread: 0 })).toBe(2);
  });
});

it('folds text as a reader does', () => {
  expect(foldText('  Caf\u0065\u0301 \n at\t9 ')).toBe('Caf\u00e9 at 9');
});
