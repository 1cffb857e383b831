import { describe, expect, it } from 'vitest';
import {
  flaggedMessage,
  flagReason,
  mergeThread,
  type ThreadMessage,
  type ThreadStep,
} from '../../../shared/conversations/thread-rules.ts';

function message(key: string, at: number, rest: Partial<ThreadMessage> = {}): ThreadMessage {
  return { key, at, author: 'candidate', body: key, firstSeenAt: at, ...rest };
}

function sent(id: string, at: number, rest: Partial<ThreadStep> = {}): ThreadStep {
  return { id, kind: 'message', state: 'done', body: id, createdAt: at, updatedAt: at, ...rest };
}

const empty = { messages: [], steps: [], events: [], offsetMs: 0 };

describe('a thread', () => {
  it('is in order of time, ours placed by Popp’s clock', () => {
    const entries = mergeThread({
      messages: [message('a', 1000), message('b', 3000)],
      steps: [sent('mine', 2000 - 500, { state: 'sending' })],
      events: [{ key: 'e', event: 'CONVERSATION_STARTED', at: 500 }],
      offsetMs: 500,
    });
    expect(entries.map((entry) => entry.key)).toEqual(['e', 'a', 'step-mine', 'b']);
  });

  it('shows a message of ours once when Popp shows it too', () => {
    const entries = mergeThread({
      ...empty,
      messages: [message('m', 1100, { author: 'recruiter', body: 'Hello  there' })],
      steps: [sent('s', 1000, { body: 'Hello there' })],
    });
    expect(entries.map((entry) => entry.key)).toEqual(['m']);
  });

  it('shows the same text twice where it was sent twice', () => {
    const entries = mergeThread({
      ...empty,
      messages: [message('m', 1100, { author: 'recruiter', body: 'Hi' })],
      steps: [sent('first', 1000, { body: 'Hi' }), sent('second', 9000, { body: 'Hi' })],
    });
    expect(entries.map((entry) => entry.key)).toEqual(['m', 'step-second']);
  });

  it('never takes the candidate’s words for ours', () => {
    const entries = mergeThread({
      ...empty,
      messages: [message('m', 1100, { body: 'Hi' })],
      steps: [sent('s', 1000, { body: 'Hi' })],
    });
    expect(entries).toHaveLength(2);
  });

  it('keeps what is not known to have arrived in sight, and leaves out what was given up', () => {
    const entries = mergeThread({
      ...empty,
      messages: [message('m', 1100, { author: 'recruiter', body: 'Hi' })],
      steps: [
        sent('u', 1000, { body: 'Hi', state: 'undecided', reason: 'Not seen yet.' }),
        sent('c', 1000, { state: 'cancelled' }),
      ],
    });
    expect(entries.map((entry) => entry.key)).toEqual(['step-u', 'm']);
  });
});

describe('the flagged message', () => {
  const messages = [
    message('early', 10),
    message('asked', 20),
    message('answer', 25, { author: 'ai' }),
    message('late', 40),
  ];

  it('is the candidate’s last one when the flag opened', () => {
    expect(flaggedMessage(messages, 30)?.key).toBe('asked');
  });

  it('is given as the likely reason only where Popp gives none', () => {
    const flagged = flaggedMessage(messages, 30);
    expect(flagReason(undefined, flagged)).toEqual({ text: 'asked', certainty: 'likely' });
    expect(flagReason('Salary', flagged)).toEqual({ text: 'Salary', certainty: 'given' });
    expect(flagReason(undefined, undefined)).toBeUndefined();
  });
});
