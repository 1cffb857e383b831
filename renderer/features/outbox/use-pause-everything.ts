import { create } from 'zustand';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { tellFailure } from '../uploads/tell-failure.ts';
import { pauseSwitchState } from './pauses.ts';
import { type Pause, usePauses } from './use-pauses.ts';

type Asking = { readonly isAsking: boolean; readonly setAsking: (isAsking: boolean) => void };

const useAsking = create<Asking>()((set) => ({
  isAsking: false,
  setAsking: (isAsking) => set({ isAsking }),
}));

/** The one switch for everything that leaves, wherever it is operated from. */
export type PauseEverything = {
  readonly isOn: boolean;
  readonly isPossible: boolean;
  /** What turning it off would let leave again. */
  readonly toResume: readonly Pause[];
  readonly pause: () => void;
  /** Whether the recruiter is being asked before anything leaves again. */
  readonly isAsking: boolean;
  readonly ask: () => void;
  readonly stopAsking: () => void;
};

/** Pausing asks nothing; letting things leave again does. */
export function usePauseEverything(): PauseEverything {
  const { client, queries, queryClient } = useLink();
  const { isAsking, setAsking } = useAsking();
  const { workspaces, pauses } = usePauses();
  const { isOn, toResume } = pauseSwitchState(workspaces, pauses);
  const pauseAll = useChange(client.outbox.pauseEverything, {
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: queries.outbox.key() }),
    onError: tellFailure,
  });
  return {
    isOn,
    isPossible: workspaces > 0 && !pauseAll.isPending,
    toResume,
    pause: () => pauseAll.mutate({}),
    isAsking,
    ask: () => setAsking(true),
    stopAsking: () => setAsking(false),
  };
}
