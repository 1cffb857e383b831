import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Database } from '../database/database.ts';
import { openPracticeDatabase, readFact, writeFact } from './repository-schema.ts';

/** Lists may have shown what appeared up to this long after the last commit. */
const marginMs = 5_000;

/** Notes, with what it commits, the moment that the practice world has reached. */
export function noteReached(database: Database, atMs: number): void {
  writeFact(database, 'reached', String(atMs + marginMs));
}

/** Notes the exact moment at which the practice world was left. */
export function noteLeft(database: Database, atMs: number): void {
  writeFact(database, 'reached', String(atMs));
}

/**
 * The moment from which the practice world in this folder may go on, or nothing when there is none.
 * A world that was killed must not go back in time: what lists had shown would vanish again.
 */
export function practicePosition(folder: string): number | undefined {
  if (!existsSync(path.join(folder, 'practice.sqlite'))) return undefined;
  const database = openPracticeDatabase(folder);
  try {
    const reached = readFact(database, 'reached');
    return reached === undefined ? undefined : Number(reached);
  } finally {
    database.close();
  }
}
