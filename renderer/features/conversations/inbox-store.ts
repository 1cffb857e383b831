import { create } from 'zustand';
import type { InboxChoice } from '../../../shared/conversations/lists.ts';

/** What the list of the inbox is doing; the conversations themselves are the core's. */
type InboxView = {
  /** What was chosen since the page was opened; before that what is remembered holds. */
  readonly choice: InboxChoice | undefined;
  readonly search: string;
  readonly setChoice: (choice: InboxChoice) => void;
  readonly setSearch: (search: string) => void;
  readonly areFiltersOpen: boolean;
  readonly setFiltersOpen: (areOpen: boolean) => void;
  /** Whether the context is shown over the thread, where it does not fit beside it. */
  readonly isContextOpen: boolean;
  readonly setContextOpen: (isOpen: boolean) => void;
};

/** Keeps the view of the list while the recruiter goes to other pages and comes back. */
export const useInboxView = create<InboxView>()((set) => ({
  choice: undefined,
  search: '',
  setChoice: (choice) => set({ choice }),
  setSearch: (search) => set({ search }),
  areFiltersOpen: false,
  setFiltersOpen: (areFiltersOpen) => set({ areFiltersOpen }),
  isContextOpen: false,
  setContextOpen: (isContextOpen) => set({ isContextOpen }),
}));
