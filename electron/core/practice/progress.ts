import type { Conversation, Progress } from './model.ts';
import { updateConversation } from './repository-conversations.ts';
import type { World } from './world.ts';

/** Writes progress within the same turn. */
export function change(
  world: World,
  conversation: Conversation,
  at: number,
  progress: Partial<Progress>,
): Conversation {
  const changed: Conversation = {
    ...conversation,
    progress: { ...conversation.progress, ...progress },
    updatedAt: at,
  };
  updateConversation(world.database, changed);
  return changed;
}

/** Writes progress and begins a new turn: everything that was waiting in the old one is void. */
export function advance(
  world: World,
  conversation: Conversation,
  at: number,
  progress: Partial<Progress>,
): Conversation {
  return change(world, { ...conversation, turn: conversation.turn + 1 }, at, progress);
}

/** Notes that something happened now. */
export function touch(world: World, conversation: Conversation, at: number): Conversation {
  return change(world, conversation, at, {});
}
