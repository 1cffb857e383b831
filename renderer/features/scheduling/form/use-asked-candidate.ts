import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import {
  candidateProblemCodes,
  type CandidateProblemCode,
} from '../../../../shared/scheduling/candidate-rules.ts';
import type { AskedCandidate } from '../../../../shared/scheduling/setup.ts';
import { useLink } from '../../../link/link-context.tsx';
import { candidateProblemText } from './problem-text.ts';

const emptyCodes: ReadonlySet<string> = new Set([
  'required',
  'contact-required',
  'phone-required',
  'email-required',
] satisfies readonly CandidateProblemCode[]);

/** What the core makes of a candidate as typed, with what is wrong in words. */
export function useAskedCandidate(
  workspaceId: string,
  campaignId: string,
  candidate: AskedCandidate,
  isLookedAt: (path: string) => boolean,
) {
  const { queries } = useLink();
  const typed = useDeferredValue(candidate);
  const { data } = useQuery({
    ...queries.scheduling.readCandidate.queryOptions({
      input: {
        workspaceId,
        candidate: typed,
        ...(campaignId === '' ? {} : { campaignId }),
      },
    }),
    placeholderData: keepPreviousData,
  });
  const problems = (data?.problems ?? []).map(({ path, code }) => ({
    path,
    code,
    words: wordsOf(code),
    level: 'error' as const,
  }));
  return {
    read: data,
    problems,
    errorOf: (path: string): string | undefined => {
      const problem = problems.find((one) => one.path === path);
      if (problem === undefined) return undefined;
      return emptyCodes.has(problem.code) && !isLookedAt(path) ? undefined : problem.words;
    },
  };
}

function wordsOf(code: string): string {
  const known = candidateProblemCodes.find((one) => one === code);
  return known === undefined ? code : candidateProblemText[known];
}
