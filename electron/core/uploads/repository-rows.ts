import type { Candidate } from '../../../shared/uploads/candidate.ts';
import type { Corrections } from '../../../shared/uploads/fields.ts';
import {
  rowStates,
  type RowCounts,
  type RowFilter,
  type RowState,
} from '../../../shared/uploads/model.ts';
import {
  problem,
  problemCodes,
  type Problem,
  type ProblemCode,
} from '../../../shared/uploads/problems.ts';
import type { Database, Row, SqlValue } from '../database/database.ts';

/** One row as it is kept, with its problems. */
export type RowRecord = {
  readonly row: number;
  readonly candidate: Candidate;
  readonly corrections: Corrections;
  readonly state: RowState;
  readonly contact: string | undefined;
  readonly itemId: string | undefined;
  readonly problems: readonly Problem[];
};

/** A row to be judged again. */
export type RawRow = {
  readonly row: number;
  readonly cells: readonly string[];
  readonly corrections: Corrections;
  readonly candidate: Candidate;
};

/** A row with what it was judged to be. */
export type JudgedRow = {
  readonly row: number;
  readonly candidate: Candidate;
  readonly contact: string | undefined;
  readonly zones: readonly string[];
  readonly problems: readonly Problem[];
};

/** Which rows a page shows. */
export type RowQuery = {
  readonly filter: RowFilter;
  readonly problem?: ProblemCode | undefined;
  readonly search?: string | undefined;
  readonly offset: number;
  readonly limit: number;
};

const rowColumns = 'row, candidate, corrections, state, contact, item_id';

/** The rows of every upload. */
export type RowRepository = ReturnType<typeof createRowRepository>;

/** The SQL of the tables `upload_rows` and `upload_problems`, without what concerns several rows at once. */
export function createRowRepository(database: Database) {
  function problemsOf(uploadId: string, rows: readonly number[]): Map<number, Problem[]> {
    const found = new Map<number, Problem[]>();
    if (rows.length === 0) return found;
    const list = JSON.stringify(rows);
    for (const row of database.all(
      `SELECT row, code, facts FROM upload_problems
       WHERE upload_id = ? AND row IN (SELECT value FROM json_each(?)) ORDER BY blocking DESC, code`,
      uploadId,
      list,
    )) {
      const code = problemCodes.find((known) => known === row['code']);
      if (code === undefined) continue;
      const number = Number(row['row']);
      const facts: Pick<Problem, 'otherRow' | 'at' | 'length'> = JSON.parse(String(row['facts']));
      found.set(number, [...(found.get(number) ?? []), problem(code, facts)]);
    }
    return found;
  }

  function records(uploadId: string, rows: readonly Row[]): RowRecord[] {
    const numbers = rows.map((row) => Number(row['row']));
    const problems = problemsOf(uploadId, numbers);
    return rows.map((row) => readRow(row, problems.get(Number(row['row'])) ?? []));
  }

  return {
    /** Stores what was read; a row that is read again keeps its corrections, whether it was left out, and its item. */
    store(uploadId: string, row: number, cells: readonly string[], candidate: Candidate): void {
      database.run(
        `INSERT INTO upload_rows (upload_id, row, cells, candidate) VALUES (?, ?, ?, ?)
         ON CONFLICT (upload_id, row) DO UPDATE SET cells = excluded.cells, candidate = excluded.candidate`,
        uploadId,
        row,
        JSON.stringify(cells),
        JSON.stringify(candidate),
      );
    },
    /** Stores what a row was judged to be. `duplicate` depends on other rows and is written by those rules alone. */
    judge(uploadId: string, judged: JudgedRow): void {
      database.run(
        `DELETE FROM upload_problems WHERE upload_id = ? AND row = ? AND code <> 'duplicate'`,
        uploadId,
        judged.row,
      );
      for (const { code, blocking, field: _field, ...facts } of judged.problems) {
        database.run(
          `INSERT INTO upload_problems (upload_id, row, code, blocking, facts) VALUES (?, ?, ?, ?, ?)`,
          uploadId,
          judged.row,
          code,
          blocking ? 1 : 0,
          JSON.stringify(facts),
        );
      }
      database.run(
        `UPDATE upload_rows SET candidate = ?, contact = ?, zones = ?, search = ?, blocking =
           (SELECT COUNT(*) FROM upload_problems p WHERE p.upload_id = upload_rows.upload_id AND p.row = upload_rows.row AND p.blocking = 1)
         WHERE upload_id = ? AND row = ?`,
        JSON.stringify(judged.candidate),
        judged.contact ?? null,
        judged.zones.join(' '),
        searchText(judged.candidate),
        uploadId,
        judged.row,
      );
    },
    correct(uploadId: string, row: number, corrections: Corrections): void {
      database.run(
        'UPDATE upload_rows SET corrections = ? WHERE upload_id = ? AND row = ?',
        JSON.stringify(corrections),
        uploadId,
        row,
      );
    },
    /** Rows after `after`, in order, that have not been handed to the outbox. */
    openAfter(uploadId: string, after: number, limit: number): RawRow[] {
      return database
        .all(
          `SELECT row, cells, corrections, candidate FROM upload_rows
           WHERE upload_id = ? AND row > ? AND item_id IS NULL ORDER BY row LIMIT ?`,
          uploadId,
          after,
          limit,
        )
        .map(readRaw);
    },
    raw(uploadId: string, row: number): RawRow | undefined {
      const found = database.get(
        'SELECT row, cells, corrections, candidate FROM upload_rows WHERE upload_id = ? AND row = ?',
        uploadId,
        row,
      );
      return found === undefined ? undefined : readRaw(found);
    },
    find(uploadId: string, row: number): RowRecord | undefined {
      const found = database.all(
        `SELECT ${rowColumns} FROM upload_rows WHERE upload_id = ? AND row = ?`,
        uploadId,
        row,
      );
      return records(uploadId, found)[0];
    },
    page(uploadId: string, query: RowQuery): { total: number; rows: RowRecord[] } {
      const { where, params } = conditions(uploadId, query);
      const total = Number(
        database.get(`SELECT COUNT(*) AS n FROM upload_rows r WHERE ${where}`, ...params)?.['n'] ??
          0,
      );
      const rows = database.all(
        `SELECT ${rowColumns} FROM upload_rows r WHERE ${where} ORDER BY row LIMIT ? OFFSET ?`,
        ...params,
        query.limit,
        query.offset,
      );
      return { total, rows: records(uploadId, rows) };
    },
    readyAfter(uploadId: string, after: number, limit: number): RowRecord[] {
      const rows = database.all(
        `SELECT ${rowColumns} FROM upload_rows WHERE upload_id = ? AND state = 'ready' AND row > ? ORDER BY row LIMIT ?`,
        uploadId,
        after,
        limit,
      );
      return rows.map((row) => readRow(row, []));
    },
    counts(uploadId: string): RowCounts {
      const counts: RowCounts = { total: 0, ready: 0, problem: 0, 'left-out': 0, sent: 0 };
      for (const row of database.all(
        'SELECT state, COUNT(*) AS n FROM upload_rows WHERE upload_id = ? GROUP BY state',
        uploadId,
      )) {
        const n = Number(row['n']);
        counts[stateOf(row)] += n;
        counts.total += n;
      }
      return counts;
    },
    lastRow(uploadId: string): number {
      const row = database.get(
        'SELECT MAX(row) AS n FROM upload_rows WHERE upload_id = ?',
        uploadId,
      );
      return Number(row?.['n'] ?? 0);
    },
  };
}

function conditions(uploadId: string, query: RowQuery): { where: string; params: SqlValue[] } {
  const parts = ['r.upload_id = ?'];
  const params: SqlValue[] = [uploadId];
  if (query.filter === 'problems') {
    parts.push(`r.item_id IS NULL AND r.left_out = 0
      AND EXISTS (SELECT 1 FROM upload_problems p WHERE p.upload_id = r.upload_id AND p.row = r.row)`);
  } else if (query.filter !== 'all') {
    parts.push('r.state = ?');
    params.push(query.filter);
  }
  if (query.problem !== undefined) {
    parts.push(
      'r.row IN (SELECT p.row FROM upload_problems p WHERE p.upload_id = r.upload_id AND p.code = ?)',
    );
    params.push(query.problem);
  }
  const search = query.search?.trim().toLowerCase() ?? '';
  if (search !== '') {
    parts.push(`r.search LIKE ? ESCAPE '\\'`);
    params.push(`%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
  }
  return { where: parts.join(' AND '), params };
}

function searchText(candidate: Candidate): string {
  const { phone } = candidate;
  const e164 = 'e164' in phone ? phone.e164 : '';
  return [
    `${candidate.firstName} ${candidate.lastName}`,
    candidate.phoneText,
    e164,
    candidate.emailAddress,
    candidate.externalId,
  ]
    .join('\n')
    .toLowerCase();
}

function readRow(row: Row, problems: readonly Problem[]): RowRecord {
  const candidate: Candidate = JSON.parse(String(row['candidate']));
  const corrections: Corrections = JSON.parse(String(row['corrections']));
  return {
    row: Number(row['row']),
    candidate,
    corrections,
    state: stateOf(row),
    contact: typeof row['contact'] === 'string' ? row['contact'] : undefined,
    itemId: typeof row['item_id'] === 'string' ? row['item_id'] : undefined,
    problems,
  };
}

function readRaw(row: Row): RawRow {
  const cells: string[] = JSON.parse(String(row['cells']));
  const corrections: Corrections = JSON.parse(String(row['corrections']));
  const candidate: Candidate = JSON.parse(String(row['candidate']));
  return { row: Number(row['row']), cells, corrections, candidate };
}

function stateOf(row: Row): RowState {
  const state = rowStates.find((known) => known === row['state']);
  if (state === undefined) throw new Error(`A row in an unknown state: ${String(row['state'])}`);
  return state;
}
