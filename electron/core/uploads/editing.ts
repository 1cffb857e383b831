import type { Corrections, Mapping } from '../../../shared/uploads/fields.ts';
import type { ProblemCode } from '../../../shared/uploads/problems.ts';
import type { Checking } from './checking.ts';
import { interpret, type Judge } from './judge.ts';
import { alreadySentUpload, noRows, noSuchRow, rowLocked, stillBusy } from './refusals.ts';
import type { OutboxBooks } from './repository-outbox.ts';
import type { UploadRecord } from './repository.ts';
import type { UploadStore } from './store.ts';

/** Some rows, or every row with one problem. */
export type RowChoice = { readonly rows: readonly number[] } | { readonly problem: ProblemCode };

/** More rows than this and duplicates are looked for in the whole file, in chunks. */
const fewRows = 300;

/** What editing is made from. */
export type EditingDependencies = {
  readonly store: UploadStore;
  readonly judge: Judge;
  readonly checking: Checking;
  readonly books: OutboxBooks;
};

/** An upload whose rows can be worked with, or the refusal. */
export function needRows(store: UploadStore, uploadId: string): UploadRecord {
  const upload = store.need(uploadId);
  switch (upload.status) {
    case 'ready':
    case 'sent':
      return upload;
    case 'reading':
    case 'checking':
      throw stillBusy();
    case 'cut-off':
    case 'unreadable':
      throw noRows();
    default:
      return upload.status satisfies never;
  }
}

/** An upload of which nothing has left, or the refusal. */
export function needUnsent(store: UploadStore, uploadId: string, what: string): UploadRecord {
  const upload = needRows(store, uploadId);
  if (upload.sentAt !== undefined) throw alreadySentUpload(what);
  return upload;
}

/** Gives columns their meaning; columns the file does not have are refused by being dropped. */
export async function changeMapping(
  { store, checking }: EditingDependencies,
  uploadId: string,
  mapping: Mapping,
): Promise<void> {
  const upload = needUnsent(store, uploadId, 'the columns');
  const kept = Object.entries(mapping).filter(([, index]) => index < upload.columns.length);
  store.uploads.update(uploadId, { mapping: Object.fromEntries(kept) });
  await checking.check(uploadId, 'read');
}

/** Types over fields of one row, judges it again, and looks again at the rows it may have doubled. */
export function correctRow(
  { store, judge, books }: EditingDependencies,
  uploadId: string,
  row: number,
  values: Corrections,
): void {
  const upload = needRows(store, uploadId);
  const before = store.rows.find(uploadId, row);
  const raw = store.rows.raw(uploadId, row);
  if (before === undefined || raw === undefined) throw noSuchRow(row);
  const state =
    before.itemId === undefined
      ? undefined
      : books.items([before.itemId]).get(before.itemId)?.state;
  // What was refused or withdrawn never left: correcting it makes a new item (once-only: a corrected refused row is a new item).
  const correctable = before.itemId === undefined || state === 'refused' || state === 'cancelled';
  if (!correctable) throw rowLocked(row);
  const corrections = { ...raw.corrections, ...values };
  const candidate = interpret(upload, { ...raw, corrections });
  const judged = judge(upload, row, candidate);
  store.transaction(() => {
    if (before.itemId !== undefined) store.sets.takeBack(uploadId, [before.itemId]);
    store.rows.correct(uploadId, row, corrections);
    store.rows.judge(uploadId, judged);
    store.sets.markDuplicates(uploadId, [row]);
    const contacts = [before.contact, judged.contact].filter((contact) => contact !== undefined);
    store.sets.markDuplicatesOf(uploadId, contacts);
  });
  store.announce(upload);
}

/** Judges the rows of one contact again, after something was sent to it. */
export function judgeContact(
  { store, judge }: EditingDependencies,
  uploadId: string,
  contact: string,
): void {
  const upload = store.need(uploadId);
  store.transaction(() => {
    for (const row of store.sets.withContact(uploadId, contact)) {
      const raw = store.rows.raw(uploadId, row);
      if (raw !== undefined) store.rows.judge(uploadId, judge(upload, row, raw.candidate));
    }
  });
  store.announce(upload);
}

/** Makes rows whose items were withdrawn ready again. */
export function takeBackCancelled({ store, books }: EditingDependencies, uploadId: string): void {
  store.sets.takeBack(uploadId, books.idsInState(uploadId, 'cancelled'));
  store.announce(store.need(uploadId));
}

/** Leaves rows out or takes them in again; answers how many changed. */
export async function leaveRowsOut(
  { store, checking }: EditingDependencies,
  uploadId: string,
  choice: RowChoice,
  leftOut: boolean,
): Promise<number> {
  const upload = needRows(store, uploadId);
  const numbers = 'rows' in choice ? choice.rows : store.sets.withProblem(uploadId, choice.problem);
  const few = numbers.length <= fewRows;
  const changed = store.transaction(() => {
    const result = store.sets.setLeftOut(uploadId, numbers, leftOut);
    if (few) store.sets.markDuplicatesOf(uploadId, result.contacts);
    return result.changed;
  });
  if (few) store.announce(upload);
  else await checking.check(uploadId, 'duplicates');
  return changed;
}
