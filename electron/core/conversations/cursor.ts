import { z } from 'zod';
import { ConsoleError } from '../../../shared/errors.ts';
import type { ListPosition } from './repository-list.ts';

const positionSchema = z.tuple([z.number(), z.string()]);

/** Where a page ended, as the renderer hands it back; it means nothing to it. */
export function encodeCursor({ at, id }: ListPosition): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url');
}

/** Reads what `encodeCursor` made. */
export function decodeCursor(cursor: string | undefined): ListPosition | undefined {
  if (cursor === undefined) return undefined;
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    const [at, id] = positionSchema.parse(JSON.parse(text));
    return { at, id };
  } catch {
    throw new ConsoleError(
      'invalid-input',
      'The console lost its place in this list. Nothing was changed. Reload the page.',
    );
  }
}
