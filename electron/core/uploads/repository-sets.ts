import type { ZoneGroup } from '../../../shared/uploads/estimate.ts';
import { problemCodes, type ProblemCode } from '../../../shared/uploads/problems.ts';
import type { Database, Row } from '../database/database.ts';

/** How many rows have one problem. */
export type ProblemCount = {
  readonly code: ProblemCode;
  readonly blocking: boolean;
  readonly count: number;
};

/** What concerns several rows of an upload at once. */
export type RowSetRepository = ReturnType<typeof createRowSetRepository>;

/** The SQL for duplicates, leaving out, counting and handing over. */
export function createRowSetRepository(database: Database) {
  function countBlocking(uploadId: string, rows: string): void {
    database.run(
      `UPDATE upload_rows SET blocking =
         (SELECT COUNT(*) FROM upload_problems p WHERE p.upload_id = upload_rows.upload_id AND p.row = upload_rows.row AND p.blocking = 1)
       WHERE upload_id = ? AND row IN (SELECT value FROM json_each(?))`,
      uploadId,
      rows,
    );
  }

  function markDuplicates(uploadId: string, numbers: readonly number[]): void {
    if (numbers.length === 0) return;
    const rows = JSON.stringify(numbers);
    database.run(
      `DELETE FROM upload_problems
       WHERE upload_id = ? AND code = 'duplicate' AND row IN (SELECT value FROM json_each(?))`,
      uploadId,
      rows,
    );
    database.run(
      // The earliest one is looked up in the index: joined, a file full of one address would take the square of its length.
      `INSERT INTO upload_problems (upload_id, row, code, blocking, facts)
       SELECT upload_id, row, 'duplicate', 1, json_object('otherRow', other) FROM (
         SELECT r.upload_id, r.row,
           (SELECT o.row FROM upload_rows o
            WHERE o.upload_id = r.upload_id AND o.contact = r.contact AND o.row < r.row AND o.left_out = 0
            ORDER BY o.row LIMIT 1) AS other
         FROM upload_rows r
         WHERE r.upload_id = ? AND r.contact IS NOT NULL AND r.item_id IS NULL
           AND r.row IN (SELECT value FROM json_each(?)))
       WHERE other IS NOT NULL`,
      uploadId,
      rows,
    );
    countBlocking(uploadId, rows);
  }

  return {
    /** Marks rows that write to the same contact as an earlier row that is not left out. */
    markDuplicates,
    /** The same for every row with one of these contacts. */
    markDuplicatesOf(uploadId: string, contacts: readonly string[]): void {
      const rows = database.all(
        `SELECT row FROM upload_rows WHERE upload_id = ? AND contact IN (SELECT value FROM json_each(?))`,
        uploadId,
        JSON.stringify(contacts),
      );
      markDuplicates(uploadId, numbersOf(rows));
    },
    /** Row numbers after `after`, in order. */
    numbersAfter(uploadId: string, after: number, limit: number): number[] {
      return numbersOf(
        database.all(
          'SELECT row FROM upload_rows WHERE upload_id = ? AND row > ? ORDER BY row LIMIT ?',
          uploadId,
          after,
          limit,
        ),
      );
    },
    withProblem(uploadId: string, code: ProblemCode): number[] {
      return numbersOf(
        database.all(
          `SELECT row FROM upload_problems WHERE upload_id = ? AND code = ? ORDER BY row`,
          uploadId,
          code,
        ),
      );
    },
    /** Leaves rows out or takes them in; answers the contacts whose other rows are concerned. Locked rows stay. */
    setLeftOut(
      uploadId: string,
      numbers: readonly number[],
      leftOut: boolean,
    ): { changed: number; contacts: string[] } {
      const rows = JSON.stringify(numbers);
      const concerned = database.all(
        `SELECT DISTINCT contact FROM upload_rows
         WHERE upload_id = ? AND item_id IS NULL AND left_out <> ? AND contact IS NOT NULL
           AND row IN (SELECT value FROM json_each(?))`,
        uploadId,
        leftOut ? 1 : 0,
        rows,
      );
      const changed = database.run(
        `UPDATE upload_rows SET left_out = ?
         WHERE upload_id = ? AND item_id IS NULL AND left_out <> ? AND row IN (SELECT value FROM json_each(?))`,
        leftOut ? 1 : 0,
        uploadId,
        leftOut ? 1 : 0,
        rows,
      );
      return { changed, contacts: concerned.map((row) => String(row['contact'])) };
    },
    /** How many rows that are still here have each problem; rows left out by the recruiter are not counted. */
    problemCounts(uploadId: string): ProblemCount[] {
      return counted(
        database.all(
          `SELECT p.code, p.blocking, COUNT(*) AS n FROM upload_problems p
           JOIN upload_rows r ON r.upload_id = p.upload_id AND r.row = p.row
           WHERE p.upload_id = ? AND r.item_id IS NULL AND r.left_out = 0 GROUP BY p.code, p.blocking`,
          uploadId,
        ),
      );
    },
    /** Rows that are still here with a problem or a warning. */
    withProblems(uploadId: string): number {
      const row = database.get(
        `SELECT COUNT(DISTINCT p.row) AS n FROM upload_problems p
         JOIN upload_rows r ON r.upload_id = p.upload_id AND r.row = p.row
         WHERE p.upload_id = ? AND r.item_id IS NULL AND r.left_out = 0`,
        uploadId,
      );
      return Number(row?.['n'] ?? 0);
    },
    /** Things to know about the rows that would leave now. */
    readyWarnings(uploadId: string): ProblemCount[] {
      return counted(
        database.all(
          `SELECT p.code, p.blocking, COUNT(*) AS n FROM upload_problems p
           JOIN upload_rows r ON r.upload_id = p.upload_id AND r.row = p.row
           WHERE p.upload_id = ? AND r.state = 'ready' GROUP BY p.code, p.blocking`,
          uploadId,
        ),
      );
    },
    /** Rows that a problem keeps behind, each counted under one problem, the most telling first. */
    firstReasons(uploadId: string): { readonly code: ProblemCode; readonly count: number }[] {
      const order = JSON.stringify(problemCodes);
      return counted(
        database.all(
          `SELECT code, 1 AS blocking, COUNT(*) AS n FROM (
             SELECT p.row, (SELECT q.code FROM upload_problems q JOIN json_each(?) o ON o.value = q.code
               WHERE q.upload_id = p.upload_id AND q.row = p.row AND q.blocking = 1 ORDER BY o.key LIMIT 1) AS code
             FROM upload_rows p WHERE p.upload_id = ? AND p.state = 'problem')
           GROUP BY code`,
          order,
          uploadId,
        ),
      );
    },
    zoneGroups(uploadId: string): ZoneGroup[] {
      return database
        .all(
          `SELECT zones, COUNT(*) AS n FROM upload_rows WHERE upload_id = ? AND state = 'ready' GROUP BY zones`,
          uploadId,
        )
        .map((row) => ({
          zones: String(row['zones'])
            .split(' ')
            .filter((zone) => zone !== ''),
          count: Number(row['n']),
        }));
    },
    /** Ready rows with an opening message of their own: how many, and the first. */
    ownOpenings(uploadId: string): {
      readonly count: number;
      readonly text: string;
      readonly of: string;
    } {
      const row = database.get(
        `SELECT COUNT(*) AS n, json_extract(candidate, '$.openingMessage') AS text,
           json_extract(candidate, '$.firstName') AS name, MIN(row)
         FROM upload_rows WHERE upload_id = ? AND state = 'ready' AND json_extract(candidate, '$.openingMessage') <> ''`,
        uploadId,
      );
      return {
        count: Number(row?.['n'] ?? 0),
        text: String(row?.['text'] ?? ''),
        of: String(row?.['name'] ?? ''),
      };
    },
    /** The row is the outbox's now, and locked. */
    handOver(uploadId: string, row: number, itemId: string): void {
      database.run(
        'UPDATE upload_rows SET item_id = ? WHERE upload_id = ? AND row = ?',
        itemId,
        uploadId,
        row,
      );
    },
    /** The rows may be corrected again: their items were refused or withdrawn and nothing left. */
    takeBack(uploadId: string, itemIds: readonly string[]): void {
      database.run(
        `UPDATE upload_rows SET item_id = NULL
         WHERE upload_id = ? AND item_id IN (SELECT value FROM json_each(?))`,
        uploadId,
        JSON.stringify(itemIds),
      );
    },
    withContact(uploadId: string, contact: string): number[] {
      return numbersOf(
        database.all(
          'SELECT row FROM upload_rows WHERE upload_id = ? AND contact = ? AND item_id IS NULL',
          uploadId,
          contact,
        ),
      );
    },
    /** The row turned out to be sent before, by another upload or by hand. */
    markSentBefore(uploadId: string, row: number, at: number): void {
      database.run(
        `INSERT INTO upload_problems (upload_id, row, code, blocking, facts)
         VALUES (?, ?, 'already-sent', 1, json_object('at', ?))
         ON CONFLICT (upload_id, row, code) DO UPDATE SET facts = excluded.facts`,
        uploadId,
        row,
        at,
      );
      countBlocking(uploadId, JSON.stringify([row]));
    },
  };
}

function numbersOf(rows: readonly Row[]): number[] {
  return rows.map((row) => Number(row['row']));
}

function counted(rows: readonly Row[]): ProblemCount[] {
  return problemCodes.flatMap((code) => {
    const row = rows.find((one) => one['code'] === code);
    return row === undefined
      ? []
      : [{ code, blocking: row['blocking'] === 1, count: Number(row['n']) }];
  });
}
