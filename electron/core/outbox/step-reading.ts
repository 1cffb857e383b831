import { sameText } from '../../../shared/outbox/matching.ts';
import type { PoppConversation } from '../../../shared/popp/conversation.ts';
import type { PoppMessage } from '../../../shared/popp/message.ts';
import { isTakeoverAllowed } from '../../../shared/popp/statuses.ts';
import type { HoldCode, Item } from './item.ts';

/** What reading the conversation says about a step before it leaves. */
export type StepGate =
  | { readonly kind: 'open' }
  | { readonly kind: 'done'; readonly words: string; readonly remark: boolean }
  | {
      readonly kind: 'held';
      readonly hold: HoldCode;
      readonly words: string;
      /** What the thread ended with: the recruiter is shown it, and it holds nothing a second time. */
      readonly newest?: string;
    };

/** The ids of what is in a thread; a message without an id is told by its time and text. */
export function messageKey(message: PoppMessage): string {
  return message.id ?? `${message.createdAt ?? ''} ${message.body ?? ''}`;
}

/** Stands in a watermark for a thread that could not be read: what is in it later may have been there before. */
export const unreadThread = '?';

/** GET first: a takeover that someone else made is not made again, and ours is not made twice. */
export function gateOfTakeover(
  conversation: PoppConversation,
  isOurs: boolean,
  attempts: number,
): StepGate {
  if (conversation.isHumanTakeover === true) {
    if (isOurs) return { kind: 'done', words: 'You have taken it over already.', remark: false };
    if (attempts > 0) return { kind: 'done', words: perhapsColleague, remark: true };
    return {
      kind: 'held',
      hold: 'someone-else',
      words: 'Someone else has taken this conversation over. Nothing was sent.',
    };
  }
  if (!isTakeoverAllowed(conversation.status)) return closedStatus(conversation);
  return { kind: 'open' };
}

/** True after an unknown outcome says who answers, not whose doing it is. */
export const perhapsColleague = 'Taken over, perhaps by a colleague.';

/** The conversation a message is about to enter. */
export function gateOfMessage(conversation: PoppConversation): StepGate {
  if (conversation.isHumanTakeover === false) {
    return {
      kind: 'held',
      hold: 'takeover-off',
      words: 'The AI answers this conversation again, so your message did not leave.',
    };
  }
  if (!isTakeoverAllowed(conversation.status)) return closedStatus(conversation);
  return { kind: 'open' };
}

/** The thread a message is about to enter: a newer reply that nobody has seen comes first. */
export function gateOfThread(item: Item, thread: readonly PoppMessage[]): StepGate {
  const seenAt = thread.findIndex((message) => messageKey(message) === item.seenMessage);
  const unseen = thread.some(
    (message, index) =>
      message.author === 'candidate' &&
      (seenAt === -1 ? (message.createdAt ?? 0) > item.readyAt : index > seenAt),
  );
  if (!unseen) return { kind: 'open' };
  const newest = thread.at(-1);
  return {
    ...(newest === undefined ? {} : { newest: messageKey(newest) }),
    kind: 'held',
    hold: 'thread-changed',
    words: 'The candidate wrote something new before your message left. Read it, then send.',
  };
}

/** A hand-back that is not needed any more. */
export function gateOfHandBack(conversation: PoppConversation): StepGate {
  return conversation.isHumanTakeover === false
    ? { kind: 'done', words: 'The AI answers this conversation already.', remark: false }
    : { kind: 'open' };
}

/** New messages of a recruiter with exactly this text. */
export function newMessagesLike(
  body: string,
  thread: readonly PoppMessage[],
  before: ReadonlySet<string>,
): readonly PoppMessage[] {
  return thread.filter(
    (message) =>
      message.author === 'recruiter' &&
      !before.has(messageKey(message)) &&
      message.body !== undefined &&
      sameText(message.body, body),
  );
}

function closedStatus(conversation: PoppConversation): StepGate {
  return {
    kind: 'held',
    hold: 'status-closed',
    words: `Popp does not let a human into a conversation that is ${conversation.status ?? 'in an unknown state'}. Nothing was sent.`,
  };
}
