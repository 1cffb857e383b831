import { createContext, use } from 'react';
import type { SetupProblem } from '../../../../shared/scheduling/rules.ts';
import type { MeetingSetup } from '../../../../shared/scheduling/setup.ts';

/** Changes some fields of the meeting. */
export type ChangeSetup = (
  part: Partial<MeetingSetup> | ((setup: MeetingSetup) => Partial<MeetingSetup>),
) => void;

/** What every section about the meeting works with. */
export type SetupForm = {
  readonly setup: MeetingSetup;
  readonly change: ChangeSetup;
  readonly problems: readonly SetupProblem[];
  /** What is wrong with a field, in words. */
  readonly errorOf: (path: string) => string | undefined;
  /** What is worth a second look at a field. */
  readonly adviceOf: (path: string) => string | undefined;
  /** The present of the workspace: practice time in practice. */
  readonly now: number;
};

const context = createContext<SetupForm | undefined>(undefined);

/** Gives the sections their meeting. */
export const SetupFormProvider = context.Provider;

/** The meeting that is being written. */
export function useSetupForm(): SetupForm {
  const form = use(context);
  if (form === undefined) throw new Error('A section of the form stands outside of it');
  return form;
}
