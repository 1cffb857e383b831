import { Refusal } from './model.ts';

/** A JSON object whose fields nobody has checked. */
export type Input = Readonly<Record<string, unknown>>;

/** The body as an object, or a refusal. */
export function readObject(value: unknown, what: string): Input {
  if (!isObject(value)) throw new Refusal(400, [`${what} must be an object`]);
  return value;
}

/** Whether the value is a JSON object. */
export function isObject(value: unknown): value is Input {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text that may be absent; null counts as absent. A problem is noted for any other type. */
export function optionalText(input: Input, field: string, problems: string[]): string | undefined {
  const value = input[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  problems.push(`${field} must be a string`);
  return undefined;
}

/** A text that must be there and not blank. */
export function requiredText(input: Input, field: string, problems: string[]): string {
  const value = optionalText(input, field, problems);
  if (value !== undefined && value.trim() !== '') return value;
  if (typeof input[field] === 'string' || value === undefined) {
    if (!problems.some((problem) => problem.startsWith(`${field} `))) {
      problems.push(`${field} is required`);
    }
  }
  return '';
}

/** A switch that is off unless it says true. */
export function optionalFlag(input: Input, field: string, problems: string[]): boolean {
  const value = input[field];
  if (value === undefined || value === null) return false;
  if (typeof value === 'boolean') return value;
  problems.push(`${field} must be a boolean`);
  return false;
}

/** One of a closed list of words, or a noted problem. */
export function oneOf<const T extends string>(
  input: Input,
  field: string,
  words: readonly T[],
  problems: string[],
): T | undefined {
  const value = input[field];
  if (value === undefined || value === null) return undefined;
  const found = words.find((word) => word === value);
  if (found === undefined) problems.push(`${field} must be one of ${words.join(', ')}`);
  return found;
}
