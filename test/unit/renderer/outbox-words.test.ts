import { describe, expect, test } from 'vitest';
import { actionWords } from '../../../renderer/features/outbox/action-words.ts';
import {
  candidateOf,
  foldLines,
  plainWords,
  statusOf,
} from '../../../renderer/features/outbox/item-words.ts';
import { namesInWords, pauseSwitchState } from '../../../renderer/features/outbox/pauses.ts';
import type { Pause } from '../../../renderer/features/outbox/use-pauses.ts';
import { itemActions } from '../../../shared/outbox/contract.ts';
import { itemKinds, itemReaches, itemStates } from '../../../shared/outbox/model.ts';

describe('where an item stands', () => {
  test('what Popp accepted and what waits behind another conversation are never one word', () => {
    const words = itemReaches.map(
      (reach) => statusOf({ kind: 'conversation', state: 'done', reach }).word,
    );
    expect(new Set(words).size).toBe(itemReaches.length);
    expect(words.filter((word) => /queue/i.test(word))).toEqual([]);
  });

  test('every state of a conversation has a word of its own', () => {
    const words = itemStates.map(
      (state) => statusOf({ kind: 'conversation', state, reach: undefined }).word,
    );
    expect(new Set(words).size).toBe(itemStates.length);
  });

  test.each([
    ['message', 'Sent'],
    ['takeover', 'Taken over'],
    ['hand-back', 'Handed back'],
  ] as const)('a %s that is done is called %s', (kind, word) => {
    expect(statusOf({ kind, state: 'done', reach: 'seen' }).word).toBe(word);
  });

  test('a message that Popp could not deliver is not called sent', () => {
    const { tone, word } = statusOf({ kind: 'message', state: 'done', reach: 'failed-at-popp' });
    expect({ tone, word }).toEqual({ tone: 'red', word: 'Failed at Popp' });
  });

  test('a candidate is called by name, else by contact', () => {
    expect(candidateOf({ name: 'Ana López', contact: '+34600000000' })).toBe('Ana López');
    expect(candidateOf({ contact: '+34600000000' })).toBe('+34600000000');
    expect(candidateOf({})).toBe('this candidate');
  });
});

describe('what is asked before an action', () => {
  const ana = { name: 'Ana López', contact: '+34600000000' };

  test.each(itemKinds.flatMap((kind) => itemActions.map((action) => [action, kind] as const)))(
    '%s of a %s names the candidate in its question',
    (action, kind) => {
      const words = actionWords(action, { ...ana, kind });
      expect(words.title).toContain('Ana López');
      expect(words.buttonOf).toContain('Ana López');
      expect(words.body.length).toBeGreaterThan(0);
    },
  );

  test('sending again says that the candidate may be messaged twice', () => {
    const conversation = actionWords('send-again', { ...ana, kind: 'conversation' });
    expect(conversation.body.join(' ')).toContain('Ana López gets the opening message twice');
    expect(conversation.danger).toBe(true);
    const message = actionWords('send-again', { ...ana, kind: 'message' });
    expect(message.body.join(' ')).toContain('Ana López reads it twice');
    expect(message.danger).toBe(true);
  });

  test('saying that it arrived says that nothing is sent', () => {
    for (const kind of itemKinds) {
      expect(actionWords('say-arrived', { ...ana, kind }).body[0]).toMatch(/^Nothing is sent\./);
    }
  });

  test('what held it is repeated where it is let go', () => {
    const reason = 'The campaign is not live at Popp.';
    expect(actionWords('resume', { ...ana, kind: 'conversation', reason }).body[0]).toBe(reason);
  });
});

test('the same evidence in a row is one line with its count and its newest time', () => {
  expect(
    foldLines([
      { words: 'It leaves now.', at: 1 },
      { words: 'Popp asked to slow down.', at: 2 },
      { words: 'Popp asked to slow down.', at: 5 },
      { words: 'It leaves now.', at: 7 },
    ]),
  ).toEqual([
    { words: 'It leaves now.', at: 1, times: 1 },
    { words: 'Popp asked to slow down.', at: 5, times: 2 },
    { words: 'It leaves now.', at: 7, times: 1 },
  ]);
});

test.each([
  ['Popp accepted it.', 'Popp accepted it.'],
  ['Popp announced CONVERSATION_STARTED.', 'Popp announced: The first message was delivered.'],
  ['Popp announced SOMETHING_NEW.', 'Popp announced: SOMETHING_NEW.'],
  ['Popp says OPTED_OUT about it.', 'Popp says: opted out.'],
  ['Popp says SOMETHING_NEW about it.', 'Popp says: SOMETHING_NEW.'],
])('%s is said as: %s', (words, plain) => {
  expect(plainWords(words)).toBe(plain);
});

describe('the switch that pauses everything', () => {
  const pause = (name: string, cause: Pause['cause']): Pause => ({
    workspaceId: name,
    name,
    cause,
    words: '',
    at: 0,
    mayResume: true,
    waiting: 0,
  });

  test('is off while anything may leave, or when only Popp stops it', () => {
    expect(pauseSwitchState(0, []).isOn).toBe(false);
    expect(pauseSwitchState(2, [pause('a', 'recruiter')]).isOn).toBe(false);
    expect(pauseSwitchState(1, [pause('a', 'not-let-in')]).isOn).toBe(false);
  });

  test('takes back only what the recruiter paused', () => {
    const mine = pause('a', 'recruiter');
    const state = pauseSwitchState(2, [mine, pause('b', 'instance')]);
    expect(state).toEqual({ isOn: true, toResume: [mine] });
  });

  test('names are joined as people join them', () => {
    expect(namesInWords(['A'])).toBe('A');
    expect(namesInWords(['A', 'B'])).toBe('A and B');
    expect(namesInWords(['A', 'B', 'C'])).toBe('A, B and C');
  });
});
