import { create } from 'zustand';
import type { Entry } from './palette-entries.ts';

/** What floats over the console on request, and what was used lately. */
export type CommandView = {
  readonly open: 'palette' | 'sheet' | undefined;
  /** Ids of what was run from the palette, the newest first; kept while the console is open, and nowhere written. */
  readonly recent: readonly string[];
  /** The names among them, which no screen offers. */
  readonly known: readonly Entry[];
  readonly show: (what: 'palette' | 'sheet') => void;
  readonly close: () => void;
  readonly used: (entry: Entry) => void;
};

const mostRecent = 12;

/** Whether the palette or the sheet of shortcuts is open. */
export const useCommandView = create<CommandView>()((set) => ({
  open: undefined,
  recent: [],
  known: [],
  show: (open) => set({ open }),
  close: () => set({ open: undefined }),
  used: (entry) =>
    set(({ recent, known }) => ({
      recent: [entry.id, ...recent.filter((id) => id !== entry.id)].slice(0, mostRecent),
      known:
        entry.isTheirs === true
          ? [entry, ...known.filter(({ id }) => id !== entry.id)].slice(0, mostRecent)
          : known,
    })),
}));
