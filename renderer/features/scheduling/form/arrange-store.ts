import { create } from 'zustand';
import {
  askedCandidateSchema,
  type AskedCandidate,
  type AskOptions,
  type MeetingSetup,
} from '../../../../shared/scheduling/setup.ts';
import type { ChangeSetup } from './setup-context.ts';
import { newSetup } from './new-setup.ts';

/** What stands in the form. */
export type Arrangement = {
  readonly candidate: AskedCandidate;
  readonly campaignId: string;
  readonly options: AskOptions;
  readonly setup: MeetingSetup;
  /** The saved setup that was put in last. */
  readonly setupId: string;
  /** What was taken into the form last, so that it is taken once. */
  readonly takenFrom: string;
};

/** An empty form. */
export function newArrangement(): Arrangement {
  return {
    candidate: askedCandidateSchema.parse({}),
    campaignId: '',
    options: { inBusinessHours: true, skipDuplicationCheck: false },
    setup: newSetup(),
    setupId: '',
    takenFrom: '',
  };
}

type Store = {
  readonly byWorkspace: Readonly<Record<string, Arrangement>>;
  readonly put: (workspaceId: string, next: (before: Arrangement) => Arrangement) => void;
};

const first = newArrangement();

// Kept while the recruiter looks elsewhere; nothing of a candidate outlives the page.
const useStore = create<Store>()((set) => ({
  byWorkspace: {},
  put: (workspaceId, next) =>
    set(({ byWorkspace }) => ({
      byWorkspace: {
        ...byWorkspace,
        [workspaceId]: next(byWorkspace[workspaceId] ?? first),
      },
    })),
}));

/** The form of one workspace, and the ways to change it. */
export function useArrangement(workspaceId: string) {
  const arrangement = useStore(({ byWorkspace }) => byWorkspace[workspaceId] ?? first);
  const put = useStore((store) => store.put);
  const change = (part: Partial<Arrangement>) =>
    put(workspaceId, (before) => ({ ...before, ...part }));
  const changeSetup: ChangeSetup = (part) =>
    put(workspaceId, (before) => ({
      ...before,
      setup: {
        ...before.setup,
        ...(typeof part === 'function' ? part(before.setup) : part),
      },
    }));
  return { arrangement, change, changeSetup };
}
