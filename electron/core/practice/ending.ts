import type { Conversation, ConversationStatus } from './model.ts';
import { activeConversations, updateConversation } from './repository-conversations.ts';
import { fallbackZone, zoneOfPhoneNumber } from './time-zones.ts';
import { nextBusinessMoment } from './business-hours.ts';
import { later, secondMs, type World } from './world.ts';

/** Ends a conversation, or its AI part, and lets the next one of the same person start. */
export function finish(
  world: World,
  conversation: Conversation,
  status: ConversationStatus,
  at: number,
): Conversation {
  const ended = end(world, conversation, status, at);
  startNext(world, conversation, at);
  return ended;
}

/** Ends a conversation and leaves the others of this person as they are. */
export function end(
  world: World,
  conversation: Conversation,
  status: ConversationStatus,
  at: number,
): Conversation {
  const ended: Conversation = {
    ...conversation,
    status,
    stage: 'CLOSED',
    needsReview: false,
    takenOver: false,
    turn: conversation.turn + 1,
    progress: { ...conversation.progress, pending: undefined },
    updatedAt: at,
  };
  updateConversation(world.database, ended);
  return ended;
}

/** The oldest queued conversation of this person starts, unless another one is still active. */
export function startNext(world: World, ended: Conversation, at: number): void {
  const active = activeConversations(world.database, ended.channel, ended.contact);
  const next = active.find((other) => other.status === 'QUEUED');
  if (next === undefined || active.some((other) => other.status !== 'QUEUED')) return;
  const created: Conversation = { ...next, status: 'CREATED', updatedAt: at };
  updateConversation(world.database, created);
  later(world, created, 'open', openingTime(created, at + 2 * secondMs));
}

/** When the opening message may leave: at once, or when business hours begin where the phone is. */
export function openingTime(
  person: {
    readonly businessHours: boolean;
    readonly phoneNumber: string | undefined;
  },
  earliest: number,
): number {
  if (!person.businessHours) return earliest;
  const zone = person.phoneNumber === undefined ? undefined : zoneOfPhoneNumber(person.phoneNumber);
  return nextBusinessMoment(earliest, zone ?? fallbackZone);
}
