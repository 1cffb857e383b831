import { createHash } from 'node:crypto';
import type { PoppMessage } from '../../../shared/popp/message.ts';
import { nextFlag } from '../../../shared/conversations/flag-rules.ts';
import type { Told } from './apply.ts';
import { isSameAnswer, type CachedConversation, type CachedMessage } from './cached.ts';
import type { MessageRepository } from './repository-messages.ts';

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

/** What came of writing a thread down. */
export type KeptThread = {
  readonly after: CachedConversation;
  readonly isChanged: boolean;
  /** The candidate wrote something that was not there at the reading before. */
  readonly hasReply: boolean;
};

/** Writes down what is new in a thread, inside the caller's transaction; nothing is written for what is known. */
export function keepThread(
  messages: MessageRepository,
  before: CachedConversation,
  thread: readonly PoppMessage[],
  { at, seenAt }: Told,
): KeptThread {
  const { workspaceId, id } = before;
  const isFirst = before.threadSeenAt === undefined;
  // What the first reading finds was there before this console looked: it is no reply to its recruiter.
  const firstSeenAt = isFirst ? Math.min(seenAt, before.heldSince ?? seenAt) : seenAt;
  const known = new Map(messages.list(workspaceId, id).map((one) => [one.key, one]));
  const replies: CachedMessage[] = [];
  let isChanged = false;
  for (const [position, message] of cachedMessages(id, thread, firstSeenAt).entries()) {
    const kept = known.get(message.key);
    const merged = { ...message, isSeen: kept?.isSeen ?? message.isSeen };
    if (kept !== undefined && isSameAnswer({ ...merged, firstSeenAt: kept.firstSeenAt }, kept)) {
      continue;
    }
    const isNew = messages.put(workspaceId, id, message, position);
    if (isNew && message.author === 'candidate') replies.push(message);
    isChanged = true;
  }
  const reply = isFirst ? undefined : replies.at(-1);
  const summary = isChanged ? threadSummary(messages.list(workspaceId, id), before) : {};
  const flag =
    reply === undefined
      ? before.flag
      : nextFlag(before.flag, { kind: 'candidate-message', at: reply.at ?? at, seenAt });
  return {
    after: { ...before, ...summary, flag, thread: 'supported', threadSeenAt: seenAt },
    isChanged,
    hasReply: reply !== undefined,
  };
}

/** What a list line and the composer need of a thread. */
export function threadSummary(
  messages: readonly CachedMessage[],
  before: CachedConversation,
): Pick<CachedConversation, 'lastMessage' | 'lastInboundAt' | 'lastInboundBody' | 'activityAt'> {
  const last = messages.at(-1);
  const inbound = messages.findLast((message) => message.author === 'candidate');
  return {
    lastMessage:
      last === undefined
        ? before.lastMessage
        : { author: last.author, body: last.body.slice(0, longestSnippet), at: last.at },
    lastInboundAt: inbound?.at ?? before.lastInboundAt,
    lastInboundBody: inbound?.body.slice(0, longestSnippet) ?? before.lastInboundBody,
    activityAt: Math.max(before.activityAt, last?.at ?? 0),
  };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 24);
}
