import { create } from 'zustand';

/** Pixels of panes and columns that were set by hand, by their place, such as `inbox/list`. */
export type Widths = Readonly<Record<string, number>>;

type WidthState = {
  readonly widths: Widths;
  /** Sets one by hand; without a number it goes back to its first width. */
  readonly setWidth: (key: string, width: number | undefined) => void;
  /** Takes over what is remembered. */
  readonly recall: (widths: Widths) => void;
};

/** The widths as they are on screen now; who remembers them listens. */
export const useWidths = create<WidthState>()((set) => ({
  widths: {},
  setWidth: (key, width) =>
    set(({ widths: { [key]: _before, ...others } }) => ({
      widths: width === undefined ? others : { ...others, [key]: width },
    })),
  recall: (widths) => set({ widths }),
}));
