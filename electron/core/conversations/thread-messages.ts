import type { CachedConversation, CachedMessage } from './cached.ts';
import type { MessageRepository } from './repository-messages.ts';

/** The messages that a thread is drawn from: all, or its newest and what is to be known of those before them. */
export type ThreadMessages = {
  readonly messages: readonly CachedMessage[];
  /** How many stand before them. */
  readonly before: number;
  /** Whether a human has written anywhere in it. */
  readonly hasRecruiter: boolean;
};

/** What decides how much of a thread is read. */
export type ThreadNeeds = {
  /** How many of the newest entries are drawn. */
  readonly most: number;
  /** Steps of ours have to be found among the messages. */
  readonly hasSteps: boolean;
  /** When the open flag was raised: it is about the candidate's last message before that. */
  readonly flaggedAt: number | undefined;
};

/**
 * Reads as little of a long thread as its newest entries need. Where something in it has to be found that is not among them,
 * or a message has no time of its own to be ordered by, all of it is read.
 */
export function readThreadMessages(
  repository: Pick<MessageRepository, 'list' | 'newest' | 'tally'>,
  { workspaceId, id }: Pick<CachedConversation, 'workspaceId' | 'id'>,
  { most, hasSteps, flaggedAt }: ThreadNeeds,
): ThreadMessages {
  const { all, untimed, byRecruiter } = repository.tally(workspaceId, id);
  const hasRecruiter = byRecruiter > 0;
  if (all > most && untimed === 0 && !hasSteps) {
    const messages = repository.newest(workspaceId, id, most);
    if (flaggedAt === undefined || messages.some((message) => isBefore(message, flaggedAt))) {
      return { messages, before: all - messages.length, hasRecruiter };
    }
  }
  return { messages: repository.list(workspaceId, id), before: 0, hasRecruiter };
}

function isBefore({ author, at }: CachedMessage, flaggedAt: number): boolean {
  return author === 'candidate' && at !== undefined && at <= flaggedAt;
}
