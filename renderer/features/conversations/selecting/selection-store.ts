import { create } from 'zustand';
import { extended, noSelection, type Selection, stepped, toggled } from './selection.ts';

type Store = {
  readonly workspaceId: string;
  readonly selection: Selection;
  /** The conversations that the list shows now, in its order. */
  readonly listed: readonly string[];
  /** Whether a key selects the row that has the focus. */
  readonly hasKey: boolean;
  readonly setKey: (hasKey: boolean) => void;
  readonly show: (workspaceId: string, listed: readonly string[]) => void;
  readonly toggle: (id: string) => void;
  readonly extend: (from: string | undefined, to: string) => void;
  readonly step: (from: string, to: string) => void;
  readonly clear: () => void;
};

/** What is selected in the inbox. It outlives searches and other lists, so that candidates can be gathered; not the workspace. */
export const useSelection = create<Store>()((set) => ({
  workspaceId: '',
  selection: noSelection,
  listed: [],
  hasKey: true,
  setKey: (hasKey) => set({ hasKey }),
  show: (workspaceId, listed) =>
    set((store) => ({
      listed,
      workspaceId,
      selection: store.workspaceId === workspaceId ? store.selection : noSelection,
    })),
  toggle: (id) => set(({ selection }) => ({ selection: toggled(selection, id) })),
  extend: (from, to) =>
    set(({ selection, listed }) => ({ selection: extended(selection, listed, from, to) })),
  step: (from, to) =>
    set(({ selection, listed }) => ({ selection: stepped(selection, listed, from, to) })),
  clear: () => set({ selection: noSelection }),
}));
