import { create } from 'zustand';
import type { MeetingSetup } from '../../../../shared/scheduling/setup.ts';

/** What was written and is not saved. */
export type UnsavedSetup = { readonly name: string; readonly setup: MeetingSetup };

type Store = {
  readonly byPlace: Readonly<Record<string, UnsavedSetup>>;
  readonly set: (
    place: string,
    next: (before: UnsavedSetup | undefined) => UnsavedSetup | undefined,
  ) => void;
};

// Kept while the recruiter looks elsewhere.
const useStore = create<Store>()((set) => ({
  byPlace: {},
  set: (place, next) =>
    set(({ byPlace }) => {
      const { [place]: before, ...rest } = byPlace;
      const after = next(before);
      return { byPlace: after === undefined ? rest : { ...rest, [place]: after } };
    }),
}));

/** What is not saved of one setup, and the ways to keep and to drop it. */
export function useUnsaved(place: string) {
  const unsaved = useStore(({ byPlace }) => byPlace[place]);
  const set = useStore((store) => store.set);
  return {
    unsaved,
    keep: (next: (before: UnsavedSetup | undefined) => UnsavedSetup) => set(place, next),
    drop: () => set(place, () => undefined),
  };
}
