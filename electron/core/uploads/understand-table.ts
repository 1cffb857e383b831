import type { Reading } from '../../../shared/uploads/candidate.ts';
import { countryFromText } from '../../../shared/uploads/countries.ts';
import { guessColumns, looksLikeHeader } from '../../../shared/uploads/columns.ts';
import type { Column, Mapping } from '../../../shared/uploads/fields.ts';
import { guessCountry } from './guess-country.ts';
import type { ReadOrder } from './messages.ts';
import { readPhone } from './phones.ts';
import { ReadError } from './read-error.ts';
import type { NumberedRecord } from './read-table.ts';

/** How the rest of a file is to be read. */
export type UnderstoodTable = {
  readonly columns: readonly Column[];
  readonly reading: Reading;
  /** Which of the first records is the first candidate. */
  readonly firstDataRecord: number;
};

/** Finds the header, what the columns mean and the country of national numbers, from the first records. */
export function understandTable(
  records: readonly NumberedRecord[],
  order: ReadOrder,
): UnderstoodTable {
  const start = titleLines(records);
  const first = records[start];
  if (first === undefined) throw new ReadError({ reason: 'empty' });
  const named = looksLikeHeader(first.cells);
  const data = records.slice(named ? start + 1 : start);
  if (data.length === 0) throw new ReadError({ reason: 'header-only' });
  const columnCount = named
    ? lastFilled(first.cells)
    : Math.max(...data.map((record) => lastFilled(record.cells)));
  const samples = Array.from({ length: columnCount }, (_, index) => ({
    header: named ? (first.cells[index] ?? '').trim().slice(0, 200) : '',
    cells: data.map((record) => record.cells[index] ?? ''),
  }));
  const guess = guessColumns(samples);
  const mapping = order.mapping ?? guess.mapping;
  return {
    columns: guess.columns,
    firstDataRecord: named ? start + 1 : start,
    reading: {
      mapping,
      columnCount,
      readPhone,
      defaultCountry:
        order.defaultCountry ??
        guessCountry(phonesWithoutCountry(data, mapping), order.localeCountry),
    },
  };
}

/** Lines above the table that hold one cell, such as the name of a report. */
function titleLines(records: readonly NumberedRecord[]): number {
  const wide = records.filter((record) => filledCount(record.cells) > 1).length;
  if (wide * 2 < records.length) return 0;
  const first = records.findIndex((record) => filledCount(record.cells) > 1);
  return first > 0 && first < 10 ? first : 0;
}

function filledCount(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}

function phonesWithoutCountry(data: readonly NumberedRecord[], mapping: Mapping): string[] {
  const { phoneNumber, countryCode } = mapping;
  if (phoneNumber === undefined) return [];
  return data
    .filter(
      ({ cells }) =>
        countryCode === undefined || countryFromText(cells[countryCode] ?? '') === undefined,
    )
    .map(({ cells }) => cells[phoneNumber] ?? '');
}
