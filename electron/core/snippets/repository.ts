import type { Snippet } from '../../../shared/snippets/contract.ts';
import type { Database } from '../database/database.ts';

/** Snippets in SQLite; each change answers whether the snippet was there. */
export interface SnippetRepository {
  list(): Snippet[];
  add(snippet: Snippet, now: number): boolean;
  change(snippet: Snippet, now: number): boolean;
  remove(id: string, now: number): boolean;
  restore(id: string): boolean;
  /** Deletes what was removed. */
  purge(): void;
}

/** The snippets of this installation. */
export function createSnippetRepository(database: Database): SnippetRepository {
  return {
    list: () =>
      database
        .all(
          'SELECT id, title, body FROM snippets WHERE removed_at IS NULL ORDER BY title COLLATE NOCASE, id',
        )
        .map(({ id, title, body }) => ({
          id: String(id),
          title: String(title),
          body: String(body),
        })),
    add: ({ id, title, body }, now) =>
      database.run(
        'INSERT INTO snippets (id, title, body, updated_at) VALUES (?, ?, ?, ?)',
        id,
        title,
        body,
        now,
      ) > 0,
    change: ({ id, title, body }, now) =>
      database.run(
        'UPDATE snippets SET title = ?, body = ?, updated_at = ? WHERE id = ? AND removed_at IS NULL',
        title,
        body,
        now,
        id,
      ) > 0,
    remove: (id, now) =>
      database.run(
        'UPDATE snippets SET removed_at = ? WHERE id = ? AND removed_at IS NULL',
        now,
        id,
      ) > 0,
    restore: (id) => database.run('UPDATE snippets SET removed_at = NULL WHERE id = ?', id) > 0,
    purge() {
      database.run('DELETE FROM snippets WHERE removed_at IS NOT NULL');
    },
  };
}
