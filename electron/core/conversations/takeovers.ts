import { clockSlackMs } from '../../../shared/conversations/flag-rules.ts';
import {
  latestConfirmation,
  leakedMessages,
  provenThrough,
  timeToSilence,
  wantsProof,
} from '../../../shared/conversations/takeover-rules.ts';
import type { Database } from '../database/database.ts';
import type { CachedMessage } from './cached.ts';
import { createTakeoverRepository } from './repository-takeovers.ts';

/** A takeover whose confirmation was noticed just now. */
export type ConfirmedTakeover = {
  /** Absent where a takeover that was found at Popp is said to be ours. */
  readonly itemId?: string;
  /** When it was asked for and when the answer was here, by this machine's clock. */
  readonly askedAt: number;
  readonly knownAt: number;
  /** The answer's own `Date`. */
  readonly serverDate?: number | undefined;
};

/** What a thread shows of the takeovers in it. */
export type TakeoversShown = {
  /** How long it took until the AI was silent, by the takeover's item. */
  readonly silenceMs: ReadonlyMap<string, number>;
  /** How long after the takeover the AI wrote, by the message's key. */
  readonly leaks: ReadonlyMap<string, number>;
};

/** Watches that the AI is silent while this recruiter has a conversation. Runs inside the caller's transaction. */
export interface Takeovers {
  begin(
    workspaceId: string,
    conversationId: string,
    confirmed: ConfirmedTakeover,
    poppNow: number,
  ): void;
  /** A read of the conversation itself says that a human has it, in an answer of this `Date`. */
  held(workspaceId: string, conversationId: string, serverDate: number): void;
  /** Writes down what the AI wrote in spite of the newest takeover; answers the time of the newest that is new. */
  judge(
    workspaceId: string,
    conversationId: string,
    messages: () => readonly CachedMessage[],
    now: number,
  ): number | undefined;
  /** Whether one more read of the conversation would prove a leak. */
  wantsProof(
    workspaceId: string,
    conversationId: string,
    messages: () => readonly CachedMessage[],
  ): boolean;
  shown(workspaceId: string, conversationId: string): TakeoversShown;
  markSeen(workspaceId: string, conversationId: string, now: number): void;
}

/** The takeovers of every workspace. */
export function createTakeovers(database: Database): Takeovers {
  const repository = createTakeoverRepository(database);
  return {
    begin(workspaceId, conversationId, { itemId, askedAt, knownAt, serverDate }, poppNow) {
      const confirmedAt = latestConfirmation({ serverDate, poppNow, slackMs: clockSlackMs });
      repository.begin(workspaceId, conversationId, {
        itemId,
        askedAt,
        knownAt,
        confirmedAt,
        heldThrough: confirmedAt,
      });
    },
    held(workspaceId, conversationId, serverDate) {
      const turn = repository.newest(workspaceId, conversationId);
      const through = provenThrough(serverDate);
      if (turn !== undefined && through > turn.heldThrough) {
        repository.holdThrough(turn.sequence, through);
      }
    },
    judge(workspaceId, conversationId, messages, now) {
      const turn = repository.newest(workspaceId, conversationId);
      if (turn === undefined || turn.heldThrough <= turn.confirmedAt) return undefined;
      const fresh = leakedMessages(turn, messages()).filter((leak) =>
        repository.addLeak(workspaceId, conversationId, turn.sequence, leak, now),
      );
      return fresh.length === 0 ? undefined : Math.max(...fresh.map(({ at }) => at));
    },
    wantsProof(workspaceId, conversationId, messages) {
      const turn = repository.newest(workspaceId, conversationId);
      return turn !== undefined && wantsProof(turn, messages());
    },
    shown(workspaceId, conversationId) {
      const leaks = repository.leaks(workspaceId, conversationId);
      const silenceMs = new Map<string, number>();
      for (const turn of repository.all(workspaceId, conversationId)) {
        if (turn.itemId === undefined) continue;
        const own = leaks.filter(({ takeover }) => takeover === turn.sequence);
        silenceMs.set(turn.itemId, timeToSilence(turn, own));
      }
      return { silenceMs, leaks: new Map(leaks.map(({ key, afterMs }) => [key, afterMs])) };
    },
    markSeen: (workspaceId, conversationId, now) =>
      repository.markLeaksSeen(workspaceId, conversationId, now),
  };
}
