import type { practiceContract } from '../../../shared/practice/contract.ts';
import type { ServiceOf } from '../service.ts';
import type { PracticeRunner } from './practice-runner.ts';

/** Practice time as a recruiter sees and moves it. */
export function createPracticeService(deps: {
  readonly practice: PracticeRunner;
}): ServiceOf<typeof practiceContract> {
  const { practice } = deps;
  return {
    clock: () => {
      const time = practice.state();
      return time === undefined ? { running: false } : { running: true, ...time };
    },
    skipAhead: async ({ to }) => ({ running: true, ...(await practice.skip(to)) }),
  };
}
