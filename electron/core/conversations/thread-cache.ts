import { createHash } from 'node:crypto';
import type { PoppMessage } from '../../../shared/popp/message.ts';
import type { CachedConversation, CachedMessage } from './cached.ts';

const longestSnippet = 280;

/** Popp's messages as the cache holds them; one without an id is known by what it says and when. */
export function cachedMessages(
  conversationId: string,
  thread: readonly PoppMessage[],
  seenAt: number,
): CachedMessage[] {
  const sameBefore = new Map<string, number>();
  return thread.map((message) => {
    const content = [message.author, message.createdAt ?? '', message.body ?? ''].join('\n');
    const nth = sameBefore.get(content) ?? 0;
    sameBefore.set(content, nth + 1);
    return {
      key: message.id ?? `~${hash([conversationId, content, nth].join('\n'))}`,
      author: message.author,
      body: message.body ?? '',
      status: message.status,
      at: message.createdAt,
      firstSeenAt: seenAt,
      isSeen: message.author !== 'candidate',
    };
  });
}

/** What a list line and the composer need of a thread. */
export function threadSummary(
  messages: readonly CachedMessage[],
  before: CachedConversation,
): Pick<CachedConversation, 'lastMessage' | 'lastInboundAt' | 'activityAt'> {
  const last = messages.at(-1);
  const inbound = messages.findLast((message) => message.author === 'candidate');
  return {
    lastMessage:
      last === undefined
        ? before.lastMessage
        : { author: last.author, body: last.body.slice(0, longestSnippet), at: last.at },
    lastInboundAt: inbound?.at ?? before.lastInboundAt,
    activityAt: Math.max(before.activityAt, last?.at ?? 0),
  };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 24);
}
