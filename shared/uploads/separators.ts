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
  return separators
    .map((separator): Reading => {
      const { widths, oddQuotes } = readRecords(text, separator, complete);
      const columns = commonest(widths);
      const agreeing = widths.filter((width) => width === columns).length / widths.length;
      return { separator, columns, agreeing, oddQuotes };
    })
    .filter(({ columns, agreeing }) => columns >= 2 && agreeing >= 0.5)
    .toSorted(byTrust)
    .map(({ separator, columns }) => ({ separator, columns }))[0];
}

/** A text as one separator reads it. */
type Reading = TableShape & { readonly agreeing: number; readonly oddQuotes: number };

// Quotes that begin or end in the middle of a cell were written around another separator.
function byTrust(one: Reading, other: Reading): number {
  return (
    other.agreeing - one.agreeing || one.oddQuotes - other.oddQuotes || other.columns - one.columns
  );
}

function commonest(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 1;
}

/** Cells in each of the first records, reading quotes as a table does, and how many quotes stand where none belongs. */
function readRecords(
  text: string,
  separator: Separator,
  complete: boolean,
): { readonly widths: readonly number[]; readonly oddQuotes: number } {
  const widths: number[] = [];
  let oddQuotes = 0;
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
      if (widths.length === 50) return { widths, oddQuotes };
      [cells, cellStart, closed, empty] = [1, true, false, true];
      continue;
    } else if (character === '"' || closed) oddQuotes += 1;
    [cellStart, closed, empty] = [false, false, false];
  }
  if (!empty && (complete || widths.length === 0)) widths.push(cells);
  return { widths, oddQuotes };
}
