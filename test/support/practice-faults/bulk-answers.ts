import type { PracticeAnswer } from '../../../electron/core/practice/faults.ts';
import type { bulkFaults } from './plan.ts';

type Result = {
  readonly index: number;
  readonly firstName: unknown;
  readonly status: string;
};
type BulkAnswer = {
  readonly message: string;
  readonly total: number;
  readonly queued: number;
  readonly failed: number;
  readonly results?: readonly Result[];
};

/** Spoils a true bulk answer in one way. */
export function spoilBulkAnswer(
  answer: PracticeAnswer,
  how: (typeof bulkFaults)[number],
): PracticeAnswer {
  const truth: BulkAnswer = JSON.parse(answer.body);
  return { ...answer, body: JSON.stringify(spoil(truth, truth.results ?? [], how)) };
}

function spoil(
  truth: BulkAnswer,
  results: readonly Result[],
  how: (typeof bulkFaults)[number],
): BulkAnswer {
  switch (how) {
    case 'reordered':
      return { ...truth, results: results.toReversed() };
    case 'shifted':
      return {
        ...truth,
        results: results.map((result) => ({
          ...result,
          index: (result.index + 1) % results.length,
        })),
      };
    case 'incomplete':
      return { ...truth, results: results.slice(0, Math.floor(results.length / 2)) };
    case 'index-twice':
      return { ...truth, results: results.map((result) => ({ ...result, index: 0 })) };
    case 'wrong-total':
      return { ...truth, total: truth.total + 1 };
    case 'counts-do-not-add-up':
      return { ...truth, queued: truth.queued + 1 };
    case 'unknown-status':
      return {
        ...truth,
        results: results.map((result) =>
          result.index % 3 === 0 ? { ...result, status: 'pending_validation' } : result,
        ),
      };
    case 'without-results': {
      const { results: _, ...rest } = truth;
      return rest;
    }
    default:
      return how satisfies never;
  }
}
