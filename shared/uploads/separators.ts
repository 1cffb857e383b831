/** The separators a file may use. */
export const separators = [',', ';', '\t'] as const;

/** One of the separators a file may use. */
export type Separator = (typeof separators)[number];

/** What the first lines of a file say about its shape. */
export type TableShape = { readonly separator: Separator; readonly columns: number };

/** The first line that some spreadsheets write to name their separator. */
export function declaredSeparator(
  text: string,
): { separator: Separator; length: number } | undefined {
  const line = /^sep=([,;\t])\r?\n/i.exec(text);
  const separator = separators.find((one) => one === line?.[1]);
  return line === null || separator === undefined
    ? undefined
    : { separator, length: line[0].length };
}

/**
 * The separator under which the records agree best on their number of cells, or `undefined` when no separator gives at least
 * half of them the same number above one, as in prose. `complete` says that the text is the whole file, so that its last record counts.
 */
export function detectSeparator(text: string, complete: boolean): TableShape | undefined {
  let best: { readonly shape: TableShape; readonly score: number } | undefined;
  for (const separator of separators) {
    const widths = recordWidths(text, separator, complete);
    const columns = commonest(widths);
    const agreeing = widths.filter((width) => width === columns).length / widths.length;
    if (columns < 2 || agreeing < 0.5) continue;
    const score = agreeing * 10 + Math.min(columns, 20) / 20;
    if (best === undefined || score > best.score) best = { shape: { separator, columns }, score };
  }
  return best?.shape;
}

function commonest(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 1;
}

/** Cells in each of the first records, reading quotes as a table does. */
function recordWidths(text: string, separator: Separator, complete: boolean): number[] {
  const widths: number[] = [];
  let cells = 1;
  let quoted = false;
  let closed = false;
  let cellStart = true;
  let empty = true;
  for (const character of text) {
    if (quoted) {
      if (character === '"') [quoted, closed] = [false, true];
      continue;
    }
    if (character === '"' && (cellStart || closed)) {
      // A quote opens a cell, or is the second of a doubled quote; elsewhere it belongs to the text.
      quoted = true;
    } else if (character === separator) {
      cells += 1;
      [cellStart, closed, empty] = [true, false, false];
      continue;
    } else if (character === '\n' || character === '\r') {
      if (!empty) widths.push(cells);
      if (widths.length === 50) return widths;
      [cells, cellStart, closed, empty] = [1, true, false, true];
      continue;
    }
    [cellStart, closed, empty] = [false, false, false];
  }
  if (!empty && (complete || widths.length === 0)) widths.push(cells);
  return widths;
}
