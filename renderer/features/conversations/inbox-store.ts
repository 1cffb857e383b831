import { create } from 'zustand';
import type { InboxFilter } from '../../../shared/conversations/lists.ts';

/** What the list of the inbox is doing; the conversations themselves are the core's. */
export type InboxView = {
  readonly filter: InboxFilter;
  readonly search: string;
  readonly setFilter: (filter: InboxFilter) => void;
  readonly setSearch: (search: string) => void;
  /** Whether the context is shown over the thread, where it does not fit beside it. */
  readonly isContextOpen: boolean;
  readonly setContextOpen: (isOpen: boolean) => void;
};

/** Keeps the view of the list while the recruiter goes to other pages and comes back. */
export const useInboxView = create<InboxView>()((set) => ({
  filter: 'all',
  search: '',
  setFilter: (filter) => set({ filter }),
  setSearch: (search) => set({ search }),
  isContextOpen: false,
  setContextOpen: (isContextOpen) => set({ isContextOpen }),
}));
