import type { Row } from '../database/database.ts';

/** A column that always holds text. */
export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw new Error(`Column ${column} holds no text`);
}

/** A column that holds text or nothing. */
export function maybeTextOf(row: Row, column: string): string | undefined {
  const value = row[column];
  return typeof value === 'string' ? value : undefined;
}

/** A column that always holds a number. */
export function numberOf(row: Row, column: string): number {
  const value = row[column];
  if (typeof value === 'number') return value;
  throw new Error(`Column ${column} holds no number`);
}

/** A column that holds a number or nothing. */
export function maybeNumberOf(row: Row, column: string): number | undefined {
  const value = row[column];
  return typeof value === 'number' ? value : undefined;
}

/** A column that holds one of a closed list of words. */
export function wordOf<const T extends string>(row: Row, column: string, words: readonly T[]): T {
  const found = words.find((word) => word === row[column]);
  if (found === undefined) throw new Error(`Column ${column} holds an unknown word`);
  return found;
}
