import { create } from 'zustand';

/** Whether 'Why was I not notified?' is open; it can be asked from Settings and from the palette. */
export const useWhyView = create<{
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly close: () => void;
}>()((set) => ({
  isOpen: false,
  open: () => set({ isOpen: true }),
  close: () => set({ isOpen: false }),
}));
