import { randomUUID } from 'node:crypto';
import type { InstanceWitness, Logger } from '../capabilities.ts';
import type { Database } from '../database/database.ts';
import { number, text } from './item.ts';

/** What comparing the database with its witness outside says. */
export type InstanceVerdict = 'same' | 'new' | 'mismatch';

/** Notices a database that was restored from a backup or copied with its profile. */
export interface InstanceGuard {
  /** Compares at start; changes nothing. */
  check(hasItems: boolean): Promise<InstanceVerdict>;
  /** Runs the work in the transaction that counts up, and answers once the witness has seen it too. */
  advance<T>(work: () => T): Promise<T>;
  /** The same, and gives this database an identity of its own in that very transaction. */
  renew<T>(work: () => T): Promise<T>;
}

type Instance = { readonly id: string; readonly counter: number };

/** The guard over the table `instance` and the host's witness. */
export function createInstanceGuard(deps: {
  readonly database: Database;
  readonly witness: InstanceWitness;
  readonly logger: Logger;
}): InstanceGuard {
  const { database, witness, logger } = deps;
  let turn: Promise<void> = Promise.resolve();

  function stored(): Instance | undefined {
    const row = database.get('SELECT id, counter FROM instance WHERE only = 1');
    return row === undefined ? undefined : { id: text(row['id']), counter: number(row['counter']) };
  }

  function store(instance: Instance): void {
    database.run(
      `INSERT INTO instance (only, id, counter) VALUES (1, ?, ?)
       ON CONFLICT DO UPDATE SET id = excluded.id, counter = excluded.counter`,
      instance.id,
      instance.counter,
    );
  }

  async function step<T>(work: () => T, isNew: boolean): Promise<T> {
    // One at a time: the database is ahead of its witness by one request at most.
    const earlier = turn;
    const { promise, resolve: leave } = Promise.withResolvers<void>();
    turn = promise;
    await earlier;
    try {
      const { result, next } = database.transaction(() => {
        const known = isNew ? undefined : stored();
        const now = known ?? { id: randomUUID(), counter: 0 };
        const next = { id: now.id, counter: now.counter + 1 };
        store(next);
        return { result: work(), next };
      });
      await witness.write(JSON.stringify(next));
      return result;
    } finally {
      leave();
    }
  }

  return {
    advance: (work) => step(work, false),
    renew: (work) => step(work, true),
    async check(hasItems) {
      const here = stored();
      const outside = readInstance(await witness.read());
      const verdict = compare(here, outside, hasItems);
      if (verdict === 'mismatch') {
        logger.warn('outbox.instance-mismatch', {
          here: here?.counter ?? -1,
          outside: outside?.counter ?? -1,
        });
      }
      return verdict;
    },
  };
}

function compare(
  here: Instance | undefined,
  outside: Instance | undefined,
  hasItems: boolean,
): InstanceVerdict {
  // A witness without a database is a new data folder; nothing in it could leave twice.
  if (here === undefined) return hasItems ? 'mismatch' : 'new';
  if (outside === undefined || outside.id !== here.id) return hasItems ? 'mismatch' : 'new';
  // The database is committed first: a process that ended in between is one ahead.
  const ahead = here.counter - outside.counter;
  return ahead === 0 || ahead === 1 ? 'same' : 'mismatch';
}

function readInstance(value: string | undefined): Instance | undefined {
  if (value === undefined) return undefined;
  try {
    const read: unknown = JSON.parse(value);
    if (typeof read !== 'object' || read === null || !('id' in read) || !('counter' in read)) {
      return undefined;
    }
    const { id, counter } = read;
    return typeof id === 'string' && typeof counter === 'number' ? { id, counter } : undefined;
  } catch {
    return undefined;
  }
}
