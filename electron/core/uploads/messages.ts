import type { Candidate } from '../../../shared/uploads/candidate.ts';
import type { Column, Mapping } from '../../../shared/uploads/fields.ts';
import type { ReadFailure } from '../../../shared/uploads/model.ts';
import type { Separator } from '../../../shared/uploads/separators.ts';

/** What the worker is started with. */
export type ReadOrder = {
  readonly path: string;
  /** Kept from an earlier reading; guessed otherwise. */
  readonly mapping: Mapping | undefined;
  readonly defaultCountry: string | undefined;
  readonly localeCountry: string | undefined;
  readonly rowsPerChunk: number;
};

/** One record of the file. */
export type ReadRow = {
  readonly row: number;
  readonly cells: readonly string[];
  readonly candidate: Candidate;
};

/** What the worker tells while it reads. */
export type ReadEvent =
  | {
      readonly kind: 'head';
      readonly separator: Separator;
      readonly columns: readonly Column[];
      readonly mapping: Mapping;
      readonly defaultCountry: string | undefined;
    }
  | { readonly kind: 'rows'; readonly rows: readonly ReadRow[]; readonly share: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly failure: ReadFailure };

/** Sent back for each chunk that is safely stored; the worker reads on only then. */
export type ReadAck = { readonly kind: 'stored' };
