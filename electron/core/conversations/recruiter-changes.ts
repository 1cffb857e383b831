import { nextFlag } from '../../../shared/conversations/flag-rules.ts';
import type { Clock } from '../capabilities.ts';
import { awake, type CachedConversation } from './cached.ts';
import type { MessageRepository } from './repository-messages.ts';
import type { ConfirmedTakeover, createTakeovers } from './takeovers.ts';

/** What this recruiter's doing changes in the cache. */
export interface RecruiterChanges {
  /** This recruiter's takeover is confirmed. */
  hold(workspaceId: string, conversationId: string, confirmed: ConfirmedTakeover): void;
  /** The hand-back is confirmed: the AI answers again, the flag is closed. */
  release(workspaceId: string, conversationId: string, at: number): void;
  /** Closes the flag here alone. */
  handled(workspaceId: string, conversationId: string): void;
  /** Puts a conversation off until then, by this machine's clock. */
  snooze(workspaceId: string, conversationId: string, until: number): void;
  /** Ends a snooze; `isNews` where it comes back by itself and is then as new. */
  wake(workspaceId: string, conversationId: string, isNews: boolean): void;
  markSeen(workspaceId: string, conversationId: string, through: number): void;
  /** The recruiter has taken note of what the AI wrote in spite of the takeover. */
  leakSeen(workspaceId: string, conversationId: string): void;
}

type RecruiterChangesDependencies = {
  readonly clock: Clock;
  readonly messages: Pick<MessageRepository, 'markSeen'>;
  readonly takeovers: Pick<ReturnType<typeof createTakeovers>, 'begin' | 'markSeen'>;
  /** Writes down what a conversation is after a change, and announces it. */
  readonly update: (
    workspaceId: string,
    id: string,
    change: (before: CachedConversation) => CachedConversation,
  ) => void;
  /** The conversation with what is unread in it now. */
  readonly counted: (after: CachedConversation) => CachedConversation;
  /** Popp's clock minus ours. */
  readonly offsetMs: (workspaceId: string) => number;
};

/** Changes that come from the recruiter, not from Popp. */
export function createRecruiterChanges(deps: RecruiterChangesDependencies): RecruiterChanges {
  const { clock, messages, takeovers, update, counted, offsetMs } = deps;
  return {
    hold(workspaceId, id, confirmed) {
      update(workspaceId, id, (before) => {
        takeovers.begin(workspaceId, id, confirmed, clock.now() + offsetMs(workspaceId));
        return counted({
          ...awake(before),
          isHumanTakeover: true,
          heldSince: confirmed.knownAt,
        });
      });
    },
    release(workspaceId, id, at) {
      update(workspaceId, id, (before) => ({
        ...awake(before),
        isHumanTakeover: false,
        heldSince: undefined,
        unread: 0,
        unreadSince: undefined,
        seenAt: Math.max(before.seenAt, at),
        flag: nextFlag(before.flag, {
          kind: 'closing',
          by: 'hand-back',
          at: closingTime(before, at + offsetMs(workspaceId)),
          seenAt: at,
        }),
      }));
    },
    handled(workspaceId, id) {
      const now = clock.now();
      update(workspaceId, id, (before) => ({
        ...awake(before),
        flag: nextFlag(before.flag, {
          kind: 'closing',
          by: 'handled',
          at: closingTime(before, now + offsetMs(workspaceId)),
          seenAt: now,
        }),
      }));
    },
    markSeen(workspaceId, id, through) {
      const isNews = messages.markSeen(workspaceId, id, through) > 0;
      update(workspaceId, id, (before) =>
        isNews || before.wokenAt !== undefined
          ? counted({ ...before, wokenAt: undefined })
          : before,
      );
    },
    snooze(workspaceId, id, until) {
      update(workspaceId, id, (before) => ({ ...awake(before), snoozedUntil: until }));
    },
    wake(workspaceId, id, isNews) {
      update(workspaceId, id, (before) => {
        if (before.snoozedUntil === undefined || !isNews) return awake(before);
        const now = Math.round(clock.now() + offsetMs(workspaceId));
        return { ...awake(before), wokenAt: now, activityAt: Math.max(before.activityAt, now) };
      });
    },
    leakSeen(workspaceId, id) {
      takeovers.markSeen(workspaceId, id, clock.now());
      update(workspaceId, id, (before) => ({ ...before, leakAt: undefined }));
    },
  };
}

// What is known to have happened by Popp's clock came before the closing, whatever the two clocks say.
function closingTime(before: CachedConversation, now: number): number {
  return Math.max(now, before.flag.openedAt ?? 0, before.lastMessage?.at ?? 0);
}
