import {
  countMatches,
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

/** The extracts of every workspace. */
export function createSearchExtracts(database: Database): SearchExtracts {
  return {
    of(conversation, search) {
      if (search.words.length === 0 || isFoundByPerson(conversation, search)) return undefined;
      const messages = database.all(
        `SELECT body FROM messages WHERE workspace_id = ? AND conversation_id = ?
         ORDER BY coalesce(at, first_seen_at) DESC, position DESC`,
        conversation.workspaceId,
        conversation.id,
      );
      let best: string | undefined;
      let most = 0;
      for (const row of messages) {
        const body = requiredText(row, 'body');
        const matches = countMatches(search, body);
        if (matches <= most) continue;
        best = body;
        most = matches;
        if (most === search.words.length) break;
      }
      return best === undefined ? undefined : extractOf(search, best);
    },
  };
}

function isFoundByPerson(conversation: CachedConversation, search: Search): boolean {
  const { firstName, lastName, phoneNumber = '', emailAddress, externalId, id } = conversation;
  const digits = phoneNumber.replaceAll(/\D/g, '');
  if (search.digits.some((way) => digits.includes(way))) return true;
  const person = [firstName, lastName, emailAddress, externalId, id].join(' ');
  return countMatches(search, person) === search.words.length;
}
