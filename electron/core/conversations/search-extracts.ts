import {
  createMatcher,
  extractOf,
  type ExtractPart,
  type Search,
} from '../../../shared/conversations/search-rules.ts';
import type { Database } from '../database/database.ts';
import type { CachedConversation } from './cached.ts';
import { requiredText } from './columns.ts';

/** What was said that matches a search, for the conversations of one page. */
export interface SearchExtracts {
  /** The newest message with the most of the words; nothing where who it is with says it all. */
  of(conversation: CachedConversation, search: Search): readonly ExtractPart[] | undefined;
}

// Of a very long thread the newest messages that hold one of the words are enough.
const mostRead = 300;

/** The extracts of every workspace. */
export function createSearchExtracts(database: Database): SearchExtracts {
  /** The newest messages, of those that hold one of the words where words are given. */
  function messages({ workspaceId, id }: CachedConversation, words: readonly string[]): string[] {
    const likes = words.map(() => 'body LIKE ?').join(' OR ');
    return database
      .all(
        `SELECT body FROM messages WHERE workspace_id = ? AND conversation_id = ?
         ${words.length === 0 ? '' : `AND (${likes})`}
         ORDER BY coalesce(at, first_seen_at) DESC, position DESC LIMIT ?`,
        workspaceId,
        id,
        // A word has no signs that LIKE would understand.
        ...words.map((word) => `%${word}%`),
        mostRead,
      )
      .map((row) => requiredText(row, 'body'));
  }

  return {
    of(conversation, search) {
      if (search.words.length === 0 || isFoundByPerson(conversation, search)) return undefined;
      const matchesIn = createMatcher(search);
      // LIKE leaves out most of what cannot match before it is read; it knows no accents, so where it finds nothing all is read.
      const best =
        bestOf(messages(conversation, search.words), matchesIn, search.words.length) ??
        bestOf(messages(conversation, []), matchesIn, search.words.length);
      return best === undefined ? undefined : extractOf(search, best);
    },
  };
}

function isFoundByPerson(conversation: CachedConversation, search: Search): boolean {
  const { firstName, lastName, phoneNumber = '', emailAddress, externalId, id } = conversation;
  const digits = phoneNumber.replaceAll(/\D/g, '');
  if (search.digits.some((way) => digits.includes(way))) return true;
  const person = [firstName, lastName, emailAddress, externalId, id].join(' ');
  return createMatcher(search)(person) === search.words.length;
}

/** The first of the texts that holds the most of the words. */
function bestOf(
  texts: readonly string[],
  matchesIn: (text: string) => number,
  all: number,
): string | undefined {
  let best: string | undefined;
  let most = 0;
  for (const text of texts) {
    const matches = matchesIn(text);
    if (matches <= most) continue;
    best = text;
    most = matches;
    if (most === all) break;
  }
  return best;
}
