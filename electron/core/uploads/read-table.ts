import { open, type FileHandle } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { isEmail, looksLikePhone, normalEmail } from '../../../shared/uploads/cells.ts';
import type { ReadFailure } from '../../../shared/uploads/model.ts';
import {
  declaredSeparator,
  detectSeparator,
  type Separator,
} from '../../../shared/uploads/separators.ts';
import { readCandidate } from '../../../shared/uploads/candidate.ts';
import type { ReadEvent, ReadOrder, ReadRow } from './messages.ts';
import { ReadError } from './read-error.ts';
import { sniff } from './sniff.ts';
import { understandTable } from './understand-table.ts';
import { readText } from './text-stream.ts';

const headBytes = 64 * 1024;
/** Records that the meaning of columns is guessed from. */
const sampleRecords = 500;
const longestRecord = 256 * 1024;
const mostColumns = 1000;

/** One record and the number a spreadsheet would show beside it. */
export type NumberedRecord = { readonly row: number; readonly cells: readonly string[] };

/** Reads a file as a table of candidates, telling as it goes; `emit` settles when the reader may go on. */
export async function readTable(
  order: ReadOrder,
  emit: (event: ReadEvent) => Promise<void>,
): Promise<void> {
  const file = await open(order.path, 'r');
  try {
    await emitTable(file, order, emit);
    await emit({ kind: 'done' });
  } catch (error) {
    await emit({ kind: 'failed', failure: failureOf(error) });
  } finally {
    await file.close();
  }
}

async function emitTable(
  file: FileHandle,
  order: ReadOrder,
  emit: (event: ReadEvent) => Promise<void>,
): Promise<void> {
  const { size } = await file.stat();
  const shape = await readShape(file, size);
  let bytesDone = 0;
  const text = readText(file, (bytes) => {
    bytesDone += bytes;
  });
  const records = numberedRecords(text, shape.separator, shape.skip);
  const buffered: NumberedRecord[] = [];
  // Not a `for await`: leaving one would close the records that are still to come.
  while (buffered.length < sampleRecords) {
    const next = await records.next();
    if (next.done === true) break;
    buffered.push(next.value);
  }
  const table = understandTable(buffered, order);
  await emit({
    kind: 'head',
    separator: shape.separator,
    columns: table.columns,
    mapping: table.reading.mapping,
    defaultCountry: table.reading.defaultCountry,
  });
  let chunk: ReadRow[] = [];
  async function flush(share: number): Promise<void> {
    if (chunk.length === 0) return;
    const rows = chunk;
    chunk = [];
    await emit({ kind: 'rows', rows, share });
  }
  async function take(record: NumberedRecord): Promise<void> {
    const candidate = readCandidate(record.cells, {}, table.reading);
    chunk.push({ row: record.row, cells: record.cells, candidate });
    if (chunk.length >= order.rowsPerChunk)
      await flush(size === 0 ? 1 : Math.min(1, bytesDone / size));
  }
  for (const record of buffered.slice(table.firstDataRecord)) await take(record);
  buffered.length = 0;
  for await (const record of records) await take(record);
  await flush(1);
}

/** Separator by the first lines; a single column is a table only if it holds contacts. */
async function readShape(
  file: FileHandle,
  size: number,
): Promise<{ separator: Separator; skip: number }> {
  const bytes = new Uint8Array(Math.min(size, headBytes));
  const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
  const head = bytes.subarray(0, bytesRead);
  const reason = sniff(head);
  if (reason !== undefined) throw new ReadError({ reason });
  const text = new TextDecoder('utf-8').decode(head);
  const declared = declaredSeparator(text);
  if (declared !== undefined) return { separator: declared.separator, skip: declared.length };
  const shape = detectSeparator(text, size <= headBytes);
  if (shape !== undefined) return { separator: shape.separator, skip: 0 };
  const lines = text.split(/\r\n?|\n/).slice(0, 50);
  if (!lines.some((line) => isContact(line))) throw new ReadError({ reason: 'not-a-table' });
  return { separator: ',', skip: 0 };
}

function isContact(line: string): boolean {
  const cell = line.trim().replace(/^"(.*)"$/, '$1');
  return looksLikePhone(cell) || isEmail(normalEmail(cell));
}

/** Records with the number a spreadsheet would show; empty ones are counted and dropped. */
async function* numberedRecords(
  text: AsyncGenerator<string>,
  separator: Separator,
  skip: number,
): AsyncGenerator<NumberedRecord, undefined> {
  let lastLine = 0;
  const parser = parse({
    delimiter: separator,
    // All of them, not the first that is met: files joined by hand mix them, and rows would run together.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: longestRecord,
    skip_empty_lines: false,
    on_record: (record: string[], { lines }) => {
      lastLine = lines;
      return record;
    },
  });
  pipeline(Readable.from(without(text, skip)), parser, () => {
    // A failed source destroys the parser with its error, which the loop below throws.
  });
  let row = 0;
  try {
    for await (const record of parser) {
      const cells: string[] = record;
      row += 1;
      if (cells.length > mostColumns)
        throw new ReadError({ reason: 'too-many-columns', line: lastLine });
      if (cells.some((cell) => cell.trim() !== '')) yield { row, cells };
    }
  } catch (error) {
    throw csvFailure(error, lastLine + 1);
  }
}

async function* without(text: AsyncGenerator<string>, skip: number): AsyncGenerator<string> {
  let left = skip;
  for await (const piece of text) {
    yield piece.slice(left);
    left = Math.max(0, left - piece.length);
  }
}

function csvFailure(error: unknown, line: number): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return new ReadError({ reason: 'quote-not-closed', line });
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return new ReadError({ reason: 'record-too-long', line });
  return new ReadError({ reason: 'not-a-table', line });
}

function failureOf(error: unknown): ReadFailure {
  if (error instanceof ReadError) return error.failure;
  throw error;
}
