import { ConsoleError } from '../../shared/errors.ts';

/** The largest file a recruiter can drop, in bytes. */
export const maxFileBytes = 256 * 1024 * 1024;

/** How long a dropped file can be fetched by its ticket, in milliseconds. */
export const ticketLifetimeMs = 10 * 60_000;

/** Says that a dropped file is larger than the console takes. */
export function fileTooLarge(): ConsoleError {
  return new ConsoleError(
    'file-too-large',
    `This file is larger than ${maxFileBytes / 1024 / 1024} MB. Nothing was sent. Split it and drop the parts one after the other.`,
  );
}

/** The name without a path, at most 200 characters, for display alone. */
export function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return last.slice(0, 200) || 'candidates.csv';
}
