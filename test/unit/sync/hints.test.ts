import { beforeEach, describe, expect, it } from 'vitest';
import { createHints, type Hints } from '../../../electron/core/sync/hints.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';

let clock: ManualClock;
let hints: Hints;
let reads: string[];
let watched: ReadonlySet<string>;

beforeEach(() => {
  clock = createManualClock();
  reads = [];
  watched = new Set();
  hints = createHints(clock, {
    readOne: (hint, isUrgent) => reads.push(`${isUrgent ? '!' : ''}${hint.conversationId}`),
    readList: (campaignId, ids) => reads.push(`${campaignId}: ${[...ids].join(' ')}`),
    look: ({ campaignId, conversationId }) => ({
      campaignId,
      isWatched: watched.has(conversationId),
    }),
  });
});

const review = (conversationId: string) => ({ conversationId, event: 'CONVERSATION_NEEDS_REVIEW' });
const started = (conversationId: string, campaignId?: string) => ({
  conversationId,
  campaignId,
  event: 'CONVERSATION_STARTED',
});

describe('hints', () => {
  it('of one conversation are one read, soon', async () => {
    for (let count = 0; count < 20; count += 1) hints.add(review('a'));
    hints.add(started('a', 'c1'));
    await clock.advance(400);
    expect(reads).toEqual(['!a']);
    await clock.advance(5000);
    expect(reads).toEqual(['!a']);
  });

  it('that only say where conversations stand wait for each other', async () => {
    hints.add(started('a', 'c1'));
    hints.add(started('b', 'c1'));
    await clock.advance(1000);
    expect(reads).toEqual([]);
    await clock.advance(1000);
    expect(reads).toEqual(['a', 'b']);
  });

  it('of many conversations of a campaign are one list, others are read by themselves', async () => {
    for (const id of ['a', 'b', 'c', 'd']) hints.add(started(id, 'c1'));
    hints.add(started('e', 'c2'));
    hints.add(started('f'));
    await clock.advance(2000);
    expect(reads).toEqual(['c1: a b c d', 'e', 'f']);
  });

  it('about what is on screen or held do not wait', async () => {
    watched = new Set(['a']);
    hints.add(started('a', 'c1'));
    await clock.advance(400);
    expect(reads).toEqual(['!a']);
  });

  it('are forgotten when they are stopped', async () => {
    hints.add(review('a'));
    hints.add(started('b', 'c1'));
    hints.stop();
    await clock.advance(5000);
    expect(reads).toEqual([]);
  });
});
