import { Refusal } from './model.ts';

/** Most that one page may hold. */
const maxPage = 100;
const defaultPage = 50;

/** How many records the caller wants. */
export function readLimit(query: URLSearchParams): number {
  const text = query.get('limit');
  if (text === null) return defaultPage;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > maxPage) {
    throw new Refusal(400, [`limit must be a whole number from 1 to ${maxPage}`]);
  }
  return limit;
}

/** Newest first unless asked otherwise. */
export function readAscending(query: URLSearchParams): boolean {
  const direction = query.get('sortDirection');
  if (direction === null || direction === 'DESC') return false;
  if (direction === 'ASC') return true;
  throw new Refusal(400, ['sortDirection must be one of ASC, DESC']);
}

/** A cursor that callers cannot read. */
export function encodeToken(...numbers: readonly number[]): string {
  return Buffer.from(JSON.stringify(numbers)).toString('base64url');
}

/** The numbers of a cursor, or a refusal of one that is not ours. */
export function readToken(query: URLSearchParams, length: number): readonly number[] | undefined {
  const token = query.get('nextToken');
  if (token === null || token === '') return undefined;
  const numbers = parseToken(token);
  if (numbers?.length !== length) throw new Refusal(400, ['nextToken is not valid']);
  return numbers;
}

function parseToken(token: string): readonly number[] | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    if (!Array.isArray(parsed)) return undefined;
    const numbers = parsed.filter((entry): entry is number => typeof entry === 'number');
    return numbers.length === parsed.length ? numbers : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A page of a list that is in memory. */
export function pageOf<T>(
  items: readonly T[],
  query: URLSearchParams,
): { readonly items: readonly T[]; readonly nextToken: string | undefined } {
  const limit = readLimit(query);
  const from = readToken(query, 1)?.[0] ?? 0;
  const more = from + limit < items.length;
  return {
    items: items.slice(from, from + limit),
    nextToken: more ? encodeToken(from + limit) : undefined,
  };
}
