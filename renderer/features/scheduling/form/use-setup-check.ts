import { useMemo } from 'react';
import { checkSetup, type SetupProblemCode } from '../../../../shared/scheduling/rules.ts';
import type { MeetingSetup } from '../../../../shared/scheduling/setup.ts';
import { setupProblemText } from './problem-text.ts';
import type { ChangeSetup, SetupForm } from './setup-context.ts';

// A field that nobody has come to yet is no mistake: the list of what is left names it.
const emptyCodes: ReadonlySet<SetupProblemCode> = new Set([
  'required',
  'participants-required',
  'no-availability',
  'slots-required',
  'hours-required',
]);
const minuteMs = 60_000;

/** The rules over what is on screen, in words beside the fields. */
export function useSetupCheck(
  setup: MeetingSetup,
  change: ChangeSetup,
  nowMs: number,
  isLookedAt: (path: string) => boolean,
): SetupForm {
  // Times are over by the minute, not by the moment.
  const now = Math.floor(nowMs / minuteMs) * minuteMs;
  const problems = useMemo(() => checkSetup(setup, { nowMs: now }), [setup, now]);
  return {
    setup,
    change,
    problems,
    now,
    errorOf(path) {
      const problem = problems.find((one) => one.path === path && one.level === 'error');
      if (problem === undefined) return undefined;
      return emptyCodes.has(problem.code) && !isLookedAt(path)
        ? undefined
        : setupProblemText[problem.code];
    },
    adviceOf(path) {
      const problem = problems.find((one) => one.path === path && one.level === 'advice');
      return problem === undefined ? undefined : setupProblemText[problem.code];
    },
  };
}
