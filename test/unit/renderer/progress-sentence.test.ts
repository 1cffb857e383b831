import { describe, expect, it } from 'vitest';
import { progressSentence } from '../../../renderer/features/uploads/progress-sentence.ts';

const none = {
  held: 0,
  waiting: 0,
  sending: 0,
  unknown: 0,
  undecided: 0,
  done: 0,
  refused: 0,
  cancelled: 0,
};

describe('what became of an upload', () => {
  it('is not said before Popp has taken anyone', () => {
    expect(progressSentence({ states: { ...none, waiting: 3 }, reaches: {} })).toBeUndefined();
  });

  it('counts who was messaged and who waits, and what needs a decision', () => {
    const states = { ...none, done: 1840, undecided: 12, refused: 1 };
    const reaches = {
      started: 1212,
      accepted: 600,
      seen: 16,
      'queued-behind': 10,
      'failed-at-popp': 2,
    };
    expect(progressSentence({ states, reaches })).toBe(
      'Popp accepted 1,840 candidates: 1,212 messaged, 616 not messaged yet, 10 behind another conversation, 2 failed there. 12 need your decision. 1 was refused.',
    );
  });

  it('leaves out what there is none of', () => {
    expect(progressSentence({ states: { ...none, done: 1 }, reaches: { started: 1 } })).toBe(
      'Popp accepted 1 candidate: 1 messaged.',
    );
  });
});
