import { isEmail, isPlainlyPhone, looksLikePhone, normalEmail } from './cells.ts';
import { unreachable } from '../errors.ts';
import { isCountryCode } from './countries.ts';
import {
  candidateFields,
  fieldsNeverGuessed,
  type CandidateField,
  type Column,
  type Mapping,
} from './fields.ts';
import { headerEvidence } from './headers.ts';

/** A column with the cells that the mapping is judged by. */
export type ColumnSample = { readonly header: string; readonly cells: readonly string[] };

/** What the columns mean, and why we think so. */
export type GuessedColumns = { readonly mapping: Mapping; readonly columns: readonly Column[] };

type Claim = {
  readonly field: CandidateField;
  readonly index: number;
  readonly score: number;
  readonly evidence: 'header' | 'content' | 'both';
};

/** Whether a first record names the columns; a record that holds a phone or an e-mail is already a candidate. */
export function looksLikeHeader(record: readonly string[]): boolean {
  return !record.some((cell) => isEmail(normalEmail(cell)) || looksLikePhone(cell));
}

/**
 * Gives each field at most one column and each column at most one field, surest first. A header alone is not believed
 * against the cells under it: a column called 'Phone' full of dates is no phone column.
 */
export function guessColumns(samples: readonly ColumnSample[]): GuessedColumns {
  const claims = samples
    .flatMap((sample, index) => claimsOf(sample, index))
    .toSorted((a, b) => b.score - a.score || a.index - b.index);
  // A first name of its own is always better than one split off a full name.
  const split = !claims.some((claim) => claim.field === 'firstName');
  const mapping: Partial<Record<CandidateField, number>> = {};
  const evidence = new Map<number, Claim['evidence']>();
  for (const claim of claims) {
    if (mapping[claim.field] !== undefined || evidence.has(claim.index)) continue;
    if (claim.field === 'fullName' && !split) continue;
    mapping[claim.field] = claim.index;
    evidence.set(claim.index, claim.evidence);
  }
  return {
    mapping,
    columns: samples.map((sample, index) => column(sample, index, evidence.get(index))),
  };
}

function column(
  sample: ColumnSample,
  index: number,
  evidence: Claim['evidence'] | undefined,
): Column {
  const samples: string[] = [];
  for (const cell of sample.cells) {
    const text = cell.trim().slice(0, 80);
    if (text !== '' && !samples.includes(text)) samples.push(text);
    if (samples.length === 3) break;
  }
  return { index, header: sample.header, samples, ...(evidence === undefined ? {} : { evidence }) };
}

function claimsOf(sample: ColumnSample, index: number): Claim[] {
  const filled = sample.cells.filter((cell) => cell.trim() !== '');
  const fill = sample.cells.length === 0 ? 0 : filled.length / sample.cells.length;
  const claims: Claim[] = [];
  for (const field of candidateFields) {
    if (fieldsNeverGuessed.has(field)) continue;
    const header = headerEvidence(field, sample.header);
    const content = contentEvidence(field, filled);
    const claim = judge(field, header, content, filled);
    // Of two equal columns the fuller one is the better guess: 'Mobile' before an almost empty 'Home phone'.
    if (claim !== undefined)
      claims.push({ field, index, score: claim.score + fill * 0.3, evidence: claim.evidence });
  }
  return claims;
}

/** `undefined` where content says nothing about a field. */
function contentEvidence(field: CandidateField, filled: readonly string[]): number | undefined {
  switch (field) {
    case 'phoneNumber':
      return share(filled, looksLikePhone);
    case 'emailAddress':
      return share(filled, (cell) => isEmail(normalEmail(cell)));
    case 'countryCode':
      return share(filled, isCountryCode);
    case 'firstName':
    case 'lastName':
    case 'fullName':
      return share(filled, (cell) => /\p{L}/u.test(cell) && !cell.includes('@'));
    case 'externalId':
    case 'applicationSource':
    case 'openingMessage':
    case 'additionalContext':
      return undefined;
    default:
      return unreachable(field);
  }
}

function judge(
  field: CandidateField,
  header: number,
  content: number | undefined,
  filled: readonly string[],
): Pick<Claim, 'score' | 'evidence'> | undefined {
  if (header > 0) {
    if (content === undefined || filled.length === 0)
      return { score: 1 + header, evidence: 'header' };
    if (content < 0.3) return undefined;
    return { score: 1 + header + content, evidence: 'both' };
  }
  if (content === undefined || content < 0.8) return undefined;
  // Without a name, only shapes that nothing else has are believed; bare digits may be references.
  const alone =
    field === 'emailAddress' || (field === 'phoneNumber' && share(filled, isPlainlyPhone) >= 0.5);
  return alone ? { score: content, evidence: 'content' } : undefined;
}

function share(cells: readonly string[], test: (cell: string) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(test).length / cells.length;
}
