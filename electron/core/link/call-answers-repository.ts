import type { Clock } from '../capabilities.ts';
import type { Database } from '../database/database.ts';

/** First answers of calls that changed something, by requestId. */
export interface CallAnswers {
  /** Notes that a call began; answers what an earlier call with this id came to. */
  begin(requestId: string, call: string, inputHash: string): EarlierCall;
  /** Keeps the answer for the repeats. */
  keep(requestId: string, answer: unknown): void;
  /** Forgets a call that failed, so that a repeat tries again. */
  forget(requestId: string): void;
}

/** What is known of an earlier call with the same requestId. */
export type EarlierCall =
  | { readonly kind: 'new' }
  | { readonly kind: 'answered'; readonly answer: unknown }
  /** It began and no answer was kept: the process died, or it still runs. Services are idempotent by their own keys. */
  | { readonly kind: 'begun' }
  | { readonly kind: 'different' };

const keepForMs = 7 * 24 * 60 * 60 * 1000;

/** Call answers in SQLite, kept for a week. */
export function createCallAnswers(database: Database, clock: Clock): CallAnswers {
  database.run('DELETE FROM call_answers WHERE at < ?', clock.now() - keepForMs);
  return {
    begin(requestId, call, inputHash) {
      const row = database.get(
        'SELECT call, input_hash, answer FROM call_answers WHERE request_id = ?',
        requestId,
      );
      if (row === undefined) {
        database.run(
          'INSERT INTO call_answers (request_id, call, input_hash, at) VALUES (?, ?, ?, ?)',
          requestId,
          call,
          inputHash,
          clock.now(),
        );
        return { kind: 'new' };
      }
      if (row['call'] !== call || row['input_hash'] !== inputHash) return { kind: 'different' };
      const answer = row['answer'];
      return typeof answer === 'string'
        ? { kind: 'answered', answer: JSON.parse(answer) }
        : { kind: 'begun' };
    },
    keep(requestId, answer) {
      database.run(
        'UPDATE call_answers SET answer = ? WHERE request_id = ?',
        JSON.stringify(answer),
        requestId,
      );
    },
    forget(requestId) {
      database.run('DELETE FROM call_answers WHERE request_id = ? AND answer IS NULL', requestId);
    },
  };
}
