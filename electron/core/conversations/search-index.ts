import { foldLetters, indexedWords } from '../../../shared/conversations/search-rules.ts';
import type { Clock } from '../capabilities.ts';
import type { ChangeBus } from '../changes.ts';
import type { Database, Row } from '../database/database.ts';
import { requiredNumber, requiredText, text } from './columns.ts';

/**
 * The index of words behind the search. Triggers note which conversations have changed; they are indexed a little later, in
 * small steps, so that reading Popp and answering the screen never wait for it.
 */
export interface SearchIndex {
  /** Indexes what has changed, for about so long. Answers how many conversations are left. */
  catchUp(forMs: number): number;
  start(): void;
  stop(): void;
}

const inOneStep = 40;
const stepMs = 12;
const pauseMs = 8;
const gatherMs = 250;

/** The index of every workspace. */
export function createSearchIndex(deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly changes: ChangeBus;
}): SearchIndex {
  const { database, clock, changes } = deps;
  let cancel: (() => void) | undefined;
  let unsubscribe: (() => void) | undefined;

  /** Answers whether there may be more. A thread may be very long: the time decides, and what is begun is ended. */
  function indexSome(): boolean {
    const until = clock.monotonicMs() + stepMs;
    return database.transaction(() => {
      const stale = database.all(
        `SELECT s.doc AS stale, c.* FROM search_stale s LEFT JOIN conversations c ON c.doc = s.doc ORDER BY s.doc LIMIT ?`,
        inOneStep,
      );
      for (const row of stale) {
        if (text(row, 'id') !== undefined) indexOne(row);
        database.run('DELETE FROM search_stale WHERE doc = ?', requiredNumber(row, 'stale'));
        if (clock.monotonicMs() >= until) return true;
      }
      return stale.length === inOneStep;
    });
  }

  function indexOne(row: Row): void {
    const doc = requiredNumber(row, 'doc');
    const person = personOf(row);
    const said = database
      .all(
        'SELECT body FROM messages WHERE workspace_id = ? AND conversation_id = ?',
        requiredText(row, 'workspace_id'),
        requiredText(row, 'id'),
      )
      .map((message) => requiredText(message, 'body'));
    database.run(
      'INSERT OR REPLACE INTO search_words (rowid, words) VALUES (?, ?)',
      doc,
      indexedWords([person, ...said].join('\n')),
    );
    database.run(
      'INSERT OR REPLACE INTO search_people (rowid, person) VALUES (?, ?)',
      doc,
      foldLetters(person),
    );
  }

  function left(): number {
    return requiredNumber(database.get('SELECT count(*) AS n FROM search_stale') ?? {}, 'n');
  }

  function catchUp(forMs: number): number {
    const until = clock.monotonicMs() + forMs;
    while (indexSome()) {
      if (clock.monotonicMs() >= until) return left();
    }
    return 0;
  }

  let isBehind = false;

  function later(delayMs: number): void {
    cancel ??= clock.schedule(delayMs, () => {
      cancel = undefined;
      const wasBehind = isBehind;
      isBehind = catchUp(stepMs) > 0;
      if (isBehind) later(pauseMs);
      // Whoever searches meanwhile was told that not everything is found yet.
      else if (wasBehind) changes.publish({ topic: 'conversations', ids: [] });
    });
  }

  return {
    catchUp,
    start() {
      unsubscribe = changes.subscribe(({ topic }) => {
        if (topic === 'conversations' || topic === 'workspaces') later(gatherMs);
      });
      later(gatherMs);
    },
    stop() {
      unsubscribe?.();
      cancel?.();
      cancel = undefined;
    },
  };
}

// One to a line, so that no part is found across two of them.
function personOf(row: Row): string {
  const name = [text(row, 'first_name'), text(row, 'last_name')].filter(
    (part) => part !== undefined,
  );
  return [
    name.join(' '),
    text(row, 'phone')?.replaceAll(/\D/g, ''),
    text(row, 'email'),
    text(row, 'external_id'),
    text(row, 'id'),
  ]
    .filter((part) => part !== undefined)
    .join('\n');
}
