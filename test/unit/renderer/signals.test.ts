import { describe, expect, it } from 'vitest';
import {
  outboxSignal,
  type OutboxSummary,
  outboxToDecide,
} from '../../../renderer/app/outbox-signal.ts';
import { type PoppFacts, poppSignal } from '../../../renderer/app/status-signals.ts';

const idle: OutboxSummary = {
  counts: {
    held: 0,
    waiting: 0,
    sending: 0,
    unknown: 0,
    undecided: 0,
    done: 9,
    refused: 1,
    cancelled: 0,
  },
  alarms: 0,
  preflights: [],
};

describe("the outbox's dot", () => {
  it('is clear when everything has an answer', () => {
    expect(outboxSignal(idle)).toMatchObject({ tone: 'good', word: 'clear' });
  });

  it('says how many are left', () => {
    const counts = { ...idle.counts, waiting: 1200, sending: 30, unknown: 4 };
    expect(outboxSignal({ ...idle, counts })).toMatchObject({
      tone: 'good',
      word: expect.stringMatching(/^1.234 left$/),
    });
  });

  it('asks for decisions before it tells of work', () => {
    const summary = { ...idle, alarms: 1, counts: { ...idle.counts, waiting: 5, undecided: 2 } };
    expect(outboxToDecide(summary)).toBe(3);
    expect(outboxSignal(summary)).toMatchObject({ tone: 'waiting', word: '3 to decide' });
  });

  it('says first why nothing leaves', () => {
    const pause = {
      cause: 'not-let-in',
      words: 'The key was refused.',
      at: 1,
      mayResume: true,
    } as const;
    const summary = { ...idle, pause, counts: { ...idle.counts, undecided: 2 } };
    expect(outboxSignal(summary)).toMatchObject({ tone: 'bad', explanation: pause.words });
  });
});

describe("Popp's dot", () => {
  const ready: PoppFacts = {
    isConnected: true,
    isPractice: false,
    state: 'ready',
    problem: undefined,
  };

  it.each([
    [ready, 'good', 'ready'],
    [{ ...ready, problem: 'Popp could not be reached.' }, 'bad', 'trouble'],
    [{ ...ready, state: 'waiting-for-key' }, 'waiting', 'needs key'],
    [{ ...ready, state: 'keychain-locked' }, 'waiting', 'locked'],
    [{ ...ready, state: undefined }, 'off', 'none'],
    [{ ...ready, isConnected: false, state: 'waiting-for-key' }, 'waiting', 'waiting'],
  ] as const)('%#: names the nearest cause', (facts, tone, word) => {
    expect(poppSignal(facts)).toMatchObject({ tone, word });
  });
});
