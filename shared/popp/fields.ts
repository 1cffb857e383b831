import { z } from 'zod';
import { ConsoleError } from '../errors.ts';

/** A JSON object as it came, with fields that nobody documented. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** An id: ids are opaque (UUIDs, `conv_...`, `org_...` all occur in the seeds), a number is read as its digits. */
export const idField = z.union([z.string().min(1), z.number().transform((value) => String(value))]);

/** Text that may be missing, null or of another kind; empty text is no text. */
export const textField = idField.optional().catch(undefined);

/** A truth value that may be missing or spelled out. */
export const flagField = z
  .union([z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')])
  .optional()
  .catch(undefined);

/** A number that may be missing. */
export const numberField = z.number().optional().catch(undefined);

/** A time as epoch milliseconds, read from ISO 8601 (UTC where no zone is given) or epoch seconds or milliseconds. */
export const timeField = z
  .union([z.string(), z.number()])
  .transform((value) => epochMs(value))
  .optional()
  .catch(undefined);

/** A list whose items are read one by one; items that cannot be read are left out. */
export function listField<T extends z.ZodType>(item: T) {
  return z
    .array(z.unknown())
    .transform((items) =>
      items.flatMap((value): z.output<T>[] => {
        const read = item.safeParse(value);
        return read.success ? [read.data] : [];
      }),
    )
    .optional()
    .catch(undefined);
}

/** Whether a JSON value is an object (not null, not a list). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same fields without those that are `undefined`. */
export function present<T extends object>(
  fields: T,
): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  // A list of a campaign's conversations comes through here a thousand times: one object, and no lists of its fields.
  const kept: { -readonly [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const key in fields) {
    const value = fields[key];
    if (isPresent(value)) kept[key] = value;
  }
  return kept;
}

function isPresent<T>(value: T): value is Exclude<T, undefined> {
  return value !== undefined;
}

/** The one failure of every parser here. `what` names the thing that was read, never its content. */
export function unreadable(what: string, cause?: unknown): ConsoleError {
  return new ConsoleError(
    'unreadable-answer',
    `Popp's answer about ${what} could not be read. Nothing was changed and nothing was lost. Try again in a minute; if it stays like this, check the base URL in the workspace settings.`,
    { retryable: true, ...(cause === undefined ? {} : { cause }) },
  );
}

/** Reads JSON text; anything else (a web page, a cut-off answer) is unreadable. */
export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // The parser's own message quotes the text, which may hold candidate data: it is not passed on.
    throw unreadable(what);
  }
}

const earliestMs = Date.UTC(2000, 0, 1);
const latestMs = Date.UTC(2200, 0, 1);

function epochMs(value: string | number): number | undefined {
  const ms = typeof value === 'number' ? fromNumber(value) : fromText(value.trim());
  return Number.isFinite(ms) ? Math.trunc(ms) : undefined;
}

function fromNumber(value: number): number {
  if (value >= earliestMs && value < latestMs) return value;
  const asSeconds = value * 1000;
  return asSeconds >= earliestMs && asSeconds < latestMs ? asSeconds : Number.NaN;
}

function fromText(value: string): number {
  if (/^\d{9,14}(\.\d+)?$/.test(value)) return fromNumber(Number(value));
  if (!/^\d{4}-\d{2}-\d{2}/.test(value)) return Number.NaN;
  const isZoned = /(?:z|[+-]\d{2}:?\d{2})$/i.test(value);
  const hasTime = /^\d{4}-\d{2}-\d{2}[t ]/i.test(value);
  return Date.parse(hasTime && !isZoned ? `${value}Z` : value);
}
