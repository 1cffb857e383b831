import { expect, it } from 'vitest';
import { createChangeBus } from '../../../electron/core/changes.ts';
import { figuresOf } from '../../../electron/core/conversations/figures.ts';
import { createFiguresRepository } from '../../../electron/core/conversations/repository-figures.ts';
import { createConversationStore } from '../../../electron/core/conversations/store.ts';
import { openMemoryDatabase } from '../../../electron/core/database/database.ts';
import { parseConversation } from '../../../shared/popp/conversation.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const start = Date.UTC(2026, 10, 23, 9);

function bench() {
  const clock = createManualClock(start);
  const database = openMemoryDatabase();
  const store = createConversationStore({
    database,
    clock,
    changes: createChangeBus(),
    campaign: () => undefined,
  });
  const repository = createFiguresRepository(database);
  function tell(fields: Record<string, unknown>): void {
    const told = parseConversation({
      campaignId: 'c1',
      createdAt: new Date(start - 2 * dayMs).toISOString(),
      updatedAt: new Date(clock.now()).toISOString(),
      ...fields,
    });
    if (told === undefined) throw new Error('not a conversation');
    store.remember('w1', [told], clock.now());
  }
  const figures = (campaignId?: string) =>
    figuresOf(repository, { workspaceId: 'w1', campaignId }, clock.now());
  return { clock, database, store, tell, figures };
}

it('keeps each change of a status, and begins where Popp says that the conversation began', async () => {
  const { clock, tell, figures } = bench();
  tell({ id: 'a', conversationStatus: 'ONGOING', needsReview: false });
  tell({ id: 'b', conversationStatus: 'CREATED', campaignId: 'c2' });
  await clock.advance(dayMs);
  tell({ id: 'a', conversationStatus: 'COMPLETED_SCREENING_PASSED', needsReview: false });
  tell({ id: 'a', conversationStatus: 'COMPLETED_SCREENING_PASSED', needsReview: false });
  const { days, funnel } = figures();
  expect(days.map(({ pending, active, completed }) => [pending, active, completed])).toEqual([
    [2, 0, 0],
    [2, 0, 0],
    [1, 1, 0],
    [1, 0, 1],
  ]);
  expect(funnel.map(({ count }) => count)).toEqual([2, 1, 1, 1, 1]);
  expect(figures('c2').funnel.map(({ count }) => count)).toEqual([1, 0, 0, 0, 0]);
  expect(figures('c2').days.at(-1)).toMatchObject({ pending: 1, completed: 0 });
});

it('knows how long a flagged candidate waited for a human, flag by flag', async () => {
  const { clock, store, tell, figures } = bench();
  tell({ id: 'a', conversationStatus: 'ONGOING', needsReview: true });
  const opened = clock.now();
  await clock.advance(12 * minuteMs);
  const thread = [
    { id: 'm1', body: 'One', author: 'ai' as const, createdAt: opened + minuteMs },
    { id: 'm2', body: 'Two', author: 'recruiter' as const, createdAt: opened + 12 * minuteMs },
  ];
  store.rememberMessages('w1', 'a', thread, clock.now());
  tell({ id: 'a', conversationStatus: 'ONGOING', needsReview: false });
  await clock.advance(10 * minuteMs);
  tell({ id: 'a', conversationStatus: 'ONGOING', needsReview: true });
  const { answers, reviewHours } = figures();
  expect(answers).toMatchObject({ answered: 1, waiting: 1, without: 0, medianMs: 12 * minuteMs });
  expect(reviewHours.flat().reduce((sum, many) => sum + many, 0)).toBe(2);
});
