import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { openJournal, type Journal } from './journal.ts';
import { migrate } from './migrate.ts';

/** What a column may hold. */
export type SqlValue = string | number | bigint | Uint8Array | null;

/** One row, by column name. */
export type Row = Readonly<Record<string, SqlValue>>;

/** The one place for truth. Every write is durable when the outermost transaction returns. */
export interface Database {
  all(sql: string, ...params: SqlValue[]): Row[];
  get(sql: string, ...params: SqlValue[]): Row | undefined;
  /** Answers how many rows changed. */
  run(sql: string, ...params: SqlValue[]): number;
  /** Runs synchronous work all or nothing; a nested call joins the outer transaction. */
  transaction<T>(work: () => T): T;
  /** A transaction that does not wait for the disk: for work that is found undone and done again after a power cut. */
  repeatable<T>(work: () => T): T;
  /** A transaction of its own that is on disk when the promise settles; the thread goes on while the disk writes. */
  onDisk<T>(work: () => T): Promise<T>;
  close(): void;
}

/** Wraps an open handle; prepared statements are kept for its life. `committed` is called after each write. */
export function wrapDatabase(
  handle: DatabaseSync,
  committed = () => {},
  journalOf = openJournal,
): Database {
  const statements = new Map<string, StatementSync>();
  let depth = 0;
  let journal: Journal | undefined;
  let isDoubted = false;

  function statement(sql: string): StatementSync {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const prepared = handle.prepare(sql);
    statements.set(sql, prepared);
    return prepared;
  }

  function transaction<T>(work: () => T): T {
    if (depth > 0) return work();
    handle.exec('BEGIN IMMEDIATE');
    depth += 1;
    try {
      const result = work();
      if (result instanceof Promise) throw new Error('A transaction takes synchronous work only');
      handle.exec('COMMIT');
      return result;
    } catch (error) {
      handle.exec('ROLLBACK');
      throw error;
    } finally {
      depth -= 1;
      committed();
    }
  }

  // The journal is written in order: whatever waits for the disk later brings this with it.
  function repeatable<T>(work: () => T): T {
    if (depth > 0) return work();
    handle.exec('PRAGMA synchronous = NORMAL');
    try {
      return transaction(work);
    } finally {
      handle.exec('PRAGMA synchronous = FULL');
    }
  }

  // Another connection may carry the journal over meanwhile: it syncs what it carries, and what it carries to.
  async function onDisk<T>(work: () => T): Promise<T> {
    if (depth > 0) throw new Error('What waits for the disk is a transaction of its own');
    const file = handle.location();
    journal ??= file === null ? undefined : journalOf(file);
    if (journal === undefined) return transaction(work);
    if (isDoubted) carryOver();
    const result = repeatable(work);
    try {
      await journal.synced();
    } catch (error) {
      isDoubted = true;
      throw error;
    }
    return result;
  }

  // A disk that failed to write says so once, and the next time that all is well: then the file itself must hold it.
  function carryOver(): void {
    const done = handle.prepare('PRAGMA wal_checkpoint(FULL)').get();
    if (done?.['busy'] !== 0) throw new Error('The journal could not be carried over');
    isDoubted = false;
  }

  return {
    all: (sql, ...params) => statement(sql).all(...params),
    get: (sql, ...params) => statement(sql).get(...params),
    run(sql, ...params) {
      const { changes } = statement(sql).run(...params);
      if (depth === 0) committed();
      return Number(changes);
    },
    transaction,
    repeatable,
    onDisk,
    close() {
      journal?.close();
      handle.close();
    },
  };
}

/** Sets what the once-only rules rely on: write-ahead log, full synchronisation, foreign keys. */
export function configure(handle: DatabaseSync): void {
  handle.exec('PRAGMA journal_mode = WAL');
  handle.exec('PRAGMA synchronous = FULL');
  handle.exec('PRAGMA foreign_keys = ON');
  handle.exec('PRAGMA busy_timeout = 5000');
}

/** A database in memory with every migration applied; for tests of repositories and services. */
export function openMemoryDatabase(): Database {
  const handle = new DatabaseSync(':memory:');
  configure(handle);
  migrate(handle);
  return wrapDatabase(handle);
}
