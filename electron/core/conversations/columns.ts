import type { Row } from '../database/database.ts';

/** A text column; `undefined` for NULL. */
export function text(row: Row, column: string): string | undefined {
  const value = row[column];
  return typeof value === 'string' ? value : undefined;
}

/** A text column that is never NULL. */
export function requiredText(row: Row, column: string): string {
  return text(row, column) ?? '';
}

/** A number column; `undefined` for NULL. */
export function number(row: Row, column: string): number | undefined {
  const value = row[column];
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'number' ? value : undefined;
}

/** A number column that is never NULL. */
export function requiredNumber(row: Row, column: string): number {
  return number(row, column) ?? 0;
}

/** A truth value kept as 0 or 1. */
export function flag(row: Row, column: string): boolean {
  return number(row, column) === 1;
}

/** What SQLite keeps for a value that may be missing. */
export function orNull<T extends string | number>(value: T | undefined): T | null {
  return value ?? null;
}

/** What SQLite keeps for a truth value. */
export function bit(value: boolean): number {
  return value ? 1 : 0;
}
