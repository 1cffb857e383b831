import { ConsoleError } from '../../../shared/errors.ts';
import type { Meaning } from '../../../shared/outbox/answers.ts';
import type { PoppConnection } from '../popp/connection.ts';
import type { Books } from './books.ts';
import type { Item } from './item.ts';
import { messageKey, newMessagesLike, perhapsColleague, unreadThread } from './step-reading.ts';

/**
 * 409: something is in the way. What is there now decides: a conversation that already is as wanted is done, one that is
 * not was refused in Popp's words. `undefined` where reading does not tell.
 */
export async function readConflict(
  books: Books,
  connection: PoppConnection,
  step: Item,
  words: string,
  signal: AbortSignal,
): Promise<Meaning | undefined> {
  const conversationId = step.conversationId ?? '';
  try {
    const read = await books.ports.getConversation(connection, conversationId, signal);
    if (!read.supported || read.value.isHumanTakeover === undefined) return undefined;
    if (step.kind !== 'message') {
      const wanted = step.kind === 'takeover';
      if (read.value.isHumanTakeover !== wanted) return { evidence: 'refused', words };
      return { evidence: 'accepted', words: wanted ? perhapsColleague : words, reach: 'seen' };
    }
    // Without a takeover no message can have entered; with one, only the thread could tell.
    if (!read.value.isHumanTakeover) return { evidence: 'refused', words };
    const thread = await books.ports.listMessages(connection, conversationId, signal);
    if (!thread.supported || step.body === undefined) return undefined;
    const before = new Set(books.requests.latestOf(step.id)?.watermark.ids);
    if (before.has(unreadThread)) return undefined;
    const like = newMessagesLike(step.body, thread.value, before);
    const [only] = like;
    if (only === undefined) return { evidence: 'refused', words };
    return like.length === 1
      ? { evidence: 'accepted', words, reach: 'seen', remoteId: messageKey(only) }
      : undefined;
  } catch (error) {
    if (error instanceof ConsoleError) return undefined;
    throw error;
  }
}
