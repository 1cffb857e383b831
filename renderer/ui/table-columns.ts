import type { ReactNode } from 'react';
import { create } from 'zustand';

/** One column: what stands above it and how a row fills it. */
export type Column<Row> = {
  readonly key: string;
  readonly header: string;
  /** First width in pixels; one column may `grow` to take what is left. */
  readonly width: number;
  readonly grow?: boolean;
  /** Numbers stand at the end, text at the start. */
  readonly align?: 'start' | 'end';
  readonly cell: (row: Row) => ReactNode;
};

/** Narrower than this a column cannot be read. */
export const narrowestColumn = 56;

type WidthState = {
  readonly widths: Readonly<Record<string, number>>;
  readonly setWidth: (key: string, width: number) => void;
};

const useWidthStore = create<WidthState>()((set) => ({
  widths: {},
  setWidth: (key, width) => set((state) => ({ widths: { ...state.widths, [key]: width } })),
}));

/** Column widths of one table, kept while the console is open. */
export function useColumnWidths<Row>(table: string, columns: readonly Column<Row>[]) {
  const widths = useWidthStore((state) => state.widths);
  const setWidth = useWidthStore((state) => state.setWidth);
  const sized = columns.map((column) => widths[`${table}/${column.key}`]);
  return {
    /** The CSS columns of the table: a width that was set by hand holds, else the first width. */
    template: columns
      .map((column, index) => {
        const set = sized[index];
        if (set !== undefined) return `${set}px`;
        return column.grow === true ? `minmax(${column.width}px, 1fr)` : `${column.width}px`;
      })
      .join(' '),
    /** The least width at which every column can be read; narrower scrolls sideways. */
    leastWidth: columns.reduce((sum, column, index) => sum + (sized[index] ?? column.width), 0),
    setWidth: (key: string, width: number) =>
      setWidth(`${table}/${key}`, Math.max(narrowestColumn, Math.round(width))),
  };
}
