import type { ReactNode } from 'react';
import { useWidths } from './widths.ts';

/** One column: what stands above it and how a row fills it. */
export type Column<Row> = {
  readonly key: string;
  readonly header: string;
  /** Least width in pixels until it is set by hand; columns that `grow` share what is left, by these parts. */
  readonly width: number;
  readonly grow?: boolean | number;
  /** Stays away where there is no room for every column; the lowest number first. */
  readonly yields?: number;
  /** Numbers stand at the end, text at the start. */
  readonly align?: 'start' | 'end';
  readonly cell: (row: Row) => ReactNode;
};

/** Narrower than this a column cannot be read. */
export const narrowestColumn = 56;

/** The columns of one table that have room, and their widths, those set by hand as they are remembered. */
export function useColumns<Row>(
  table: string,
  all: readonly Column<Row>[],
  room: number,
  /** Pixels at the end of every row for what can be done with it. */
  actionsWidth: number | undefined,
) {
  const widths = useWidths((state) => state.widths);
  const setWidth = useWidths((state) => state.setWidth);
  const besides = actionsWidth ?? 0;
  const widthOf = (column: Column<Row>) => widths[`${table}/${column.key}`] ?? column.width;
  const columns = columnsWithRoom(all, widthOf, room - besides);
  const sized = columns.map((column) => widths[`${table}/${column.key}`]);
  return {
    columns,
    /** The CSS columns of the table: a width that was set by hand holds, else the first width. */
    template: [
      ...columns.map((column, index) => {
        const set = sized[index];
        if (set !== undefined) return `${set}px`;
        const parts = Number(column.grow ?? 0);
        return parts > 0 ? `minmax(${column.width}px, ${parts}fr)` : `${column.width}px`;
      }),
      ...(besides === 0 ? [] : [`minmax(${besides}px, auto)`]),
    ].join(' '),
    /** The least width at which every column can be read; narrower scrolls sideways. */
    leastWidth: totalWidth(columns, widthOf) + besides,
    setWidth: (key: string, width: number) =>
      setWidth(`${table}/${key}`, Math.max(narrowestColumn, Math.round(width))),
    resetWidth: (key: string) => setWidth(`${table}/${key}`, undefined),
  };
}

function totalWidth<Row>(
  columns: readonly Column<Row>[],
  widthOf: (column: Column<Row>) => number,
): number {
  return columns.reduce((sum, column) => sum + widthOf(column), 0);
}

/** Leaves out columns that yield, one after the other, until the others fit. */
export function columnsWithRoom<Row>(
  all: readonly Column<Row>[],
  widthOf: (column: Column<Row>) => number,
  room: number,
): readonly Column<Row>[] {
  const yielding = all
    .filter((column) => column.yields !== undefined)
    .toSorted((one, other) => (one.yields ?? 0) - (other.yields ?? 0));
  let columns = all;
  for (const next of yielding) {
    if (totalWidth(columns, widthOf) <= room) break;
    columns = columns.filter((column) => column !== next);
  }
  return columns;
}
