import { outreachChannel } from '../../../shared/popp/channels.ts';
import type { Clock } from '../capabilities.ts';
import type { ChangeBus } from '../changes.ts';
import type { Database } from '../database/database.ts';
import { afterEvent, afterRead } from './apply.ts';
import type { CampaignFacts, ConversationCache } from './cache.ts';
import { awake, blankConversation, isSameAnswer, type CachedConversation } from './cached.ts';
import { comparableContact, contactsOn } from './contact.ts';
import {
  createOptOutRepository,
  createStepTimeRepository,
  createSyncStateRepository,
} from './repository-extras.ts';
import { createInboxRepository } from './repository-list.ts';
import { createMessageRepository } from './repository-messages.ts';
import {
  createConversationRepository,
  type ConversationGlance,
  type SnoozedConversation,
} from './repository.ts';
import { createRecruiterChanges, type RecruiterChanges } from './recruiter-changes.ts';
import { createTakeovers, type TakeoversShown } from './takeovers.ts';
import { keepThread } from './thread-cache.ts';

/** The cache, and what only the inbox itself may do with it. */
export interface ConversationStore extends ConversationCache, RecruiterChanges {
  /** Where it belongs and since when it is held. */
  glance(workspaceId: string, conversationId: string): ConversationGlance | undefined;
  /** Takeovers with what the AI wrote in spite of them. */
  takeovers(workspaceId: string, conversationId: string): TakeoversShown;
  /** Whether one more read of the conversation would prove that the AI wrote in spite of a takeover. */
  wantsProof(workspaceId: string, conversationId: string): boolean;
  /** Where the AI wrote in spite of a takeover, and nobody has taken note. */
  leaked(workspaceId: string): readonly CachedConversation[];
  /** What is put off, and since when it should be back; the earliest first. */
  snoozed(): readonly SnoozedConversation[];
  /** Whether steps of ours are under way, and up to when their ends were noticed. */
  setSteps(workspaceId: string, conversationId: string, steps: StepsNoted): void;
  /** Notes when a step of ours happened, by Popp's clock now. */
  noteStep(workspaceId: string, step: { readonly id: string; readonly state: string }): void;
  stepTimes(workspaceId: string, itemIds: readonly string[]): ReadonlyMap<string, number>;
  /** When the cache was last brought up to date with Popp. */
  syncedAt(workspaceId: string): number | undefined;
  setSynced(workspaceId: string, at: number): void;
  openFlags(workspaceId: string): readonly CachedConversation[];
  /** Conversations of this recruiter with replies that nobody has looked at. */
  unread(workspaceId: string): readonly CachedConversation[];
  takenOver(workspaceId: string, limit: number): readonly CachedConversation[];
  staleThreads(workspaceId: string, limit: number): readonly CachedConversation[];
  withOpenSteps(workspaceId: string): readonly CachedConversation[];
}

/** What has been noticed of the steps of one conversation. */
export type StepsNoted = { readonly isOpen: boolean; readonly seenThrough?: number };

/** What the cache is made of. */
export type StoreDependencies = {
  readonly database: Database;
  readonly clock: Clock;
  readonly changes: ChangeBus;
  readonly campaign: (workspaceId: string, campaignId: string) => CampaignFacts | undefined;
  /** The practice clock, exactly, for the workspace whose Popp runs by it. */
  readonly practiceNow?: (workspaceId: string) => number | undefined;
};

// A read that repeats what is known is written down for its time alone, this seldom.
const sameAnswerKeptMs = 5 * 60_000;
const needsReview = 'CONVERSATION_NEEDS_REVIEW';

/** The cache over SQLite. */
export function createConversationStore(deps: StoreDependencies): ConversationStore {
  const { database, clock, changes } = deps;
  const conversations = createConversationRepository(database);
  const messages = createMessageRepository(database);
  const inbox = createInboxRepository(database);
  const optOuts = createOptOutRepository(database);
  const syncState = createSyncStateRepository(database);
  const stepTimes = createStepTimeRepository(database);
  const takeovers = createTakeovers(database);
  const listeners = new Set<(workspaceId: string, ids: readonly string[]) => void>();

  function offsetMs(workspaceId: string): number {
    const practiceNow = deps.practiceNow?.(workspaceId);
    if (practiceNow !== undefined) return Math.round(practiceNow - clock.now());
    return syncState.get(workspaceId).offsetMs;
  }
  const told = (workspaceId: string, seenAt: number) => ({
    at: seenAt + offsetMs(workspaceId),
    seenAt,
  });

  function announce(workspaceId: string, written: readonly Written[]): void {
    const ids = written.filter((one) => one.isChanged).map((one) => one.id);
    if (ids.length === 0) return;
    changes.publish({ topic: 'conversations', workspaceId, ids });
    const wanting = written.filter((one) => one.wantsAttention).map((one) => one.id);
    if (wanting.length === 0) return;
    for (const listener of listeners) listener(workspaceId, wanting);
  }

  function write(before: CachedConversation | undefined, told: CachedConversation): Written {
    const isFlagged = told.flag.open && told.flag.episode !== before?.flag.episode;
    const isLeaked = told.leakAt !== undefined && told.leakAt !== before?.leakAt;
    // Whatever was put off, this is news.
    const after = isFlagged || isLeaked ? awake(told) : told;
    const isChanged = before === undefined || !isSameAnswer(before, after);
    if (isChanged || after.seenAt - before.seenAt > sameAnswerKeptMs)
      conversations.put(after, before);
    if (after.status === 'OPTED_OUT' && before?.status !== 'OPTED_OUT') keepOptOut(after);
    const isBack = after.wokenAt !== undefined && after.wokenAt !== before?.wokenAt;
    return { id: after.id, isChanged, wantsAttention: isFlagged || isLeaked || isBack };
  }

  function update(
    workspaceId: string,
    id: string,
    change: (before: CachedConversation) => CachedConversation,
  ): void {
    const written = database.transaction(() => {
      const before = conversations.get(workspaceId, id);
      return before === undefined ? undefined : write(before, change(before));
    });
    if (written !== undefined) announce(workspaceId, [written]);
  }

  function keepOptOut(conversation: CachedConversation): void {
    const { workspaceId, campaignId } = conversation;
    const channel =
      campaignId === undefined ? undefined : deps.campaign(workspaceId, campaignId)?.channel;
    for (const contact of contactsOn(channel, conversation)) {
      optOuts.add(workspaceId, contact, outreachChannel(channel) ?? channel, clock.now());
    }
  }

  /** The conversation with what is unread in it now. */
  function counted(after: CachedConversation): CachedConversation {
    const isHeld = after.heldSince !== undefined;
    const unseen = isHeld ? messages.unseen(after.workspaceId, after.id) : [];
    const first = unseen[0];
    return {
      ...after,
      unread: unseen.length,
      unreadSince: first && (first.at ?? after.activityAt),
    };
  }

  /** The conversation with what the AI is known to have written in spite of our takeover. */
  function judged(after: CachedConversation): CachedConversation {
    const { workspaceId, id } = after;
    const thread = () => messages.list(workspaceId, id);
    const leakAt = takeovers.judge(workspaceId, id, thread, clock.now());
    return leakAt === undefined ? after : { ...after, leakAt };
  }

  return {
    remember(workspaceId, answers, seenAt, serverDate) {
      const time = told(workspaceId, seenAt);
      const written = database.transaction(() =>
        answers.map((one) => {
          const before = conversations.get(workspaceId, one.id);
          const after = afterRead(before ?? blankConversation(workspaceId, one.id), one, time);
          const activityAt = after.activityAt === 0 ? time.at : after.activityAt;
          const isHeld = after.heldSince !== undefined;
          const isProven =
            isHeld &&
            seenAt >= (after.heldSince ?? 0) &&
            one.isHumanTakeover === true &&
            serverDate !== undefined;
          if (isProven) takeovers.held(workspaceId, one.id, serverDate);
          return write(before, {
            ...(isProven ? judged(after) : after),
            activityAt,
            unread: isHeld ? after.unread : 0,
            unreadSince: isHeld ? after.unreadSince : undefined,
          });
        }),
      );
      announce(workspaceId, written);
    },
    rememberMessages(workspaceId, id, thread, seenAt) {
      const time = told(workspaceId, seenAt);
      const written = database.transaction(() => {
        const before = conversations.get(workspaceId, id);
        if (before === undefined || seenAt < (before.threadSeenAt ?? 0)) return undefined;
        const kept = keepThread(messages, before, thread, time);
        const read = kept.isChanged ? judged(kept.after) : kept.after;
        const result = write(before, counted(kept.hasReply ? awake(read) : read));
        return {
          ...result,
          isChanged: result.isChanged || kept.isChanged,
          wantsAttention:
            result.wantsAttention || (kept.hasReply && before.heldSince !== undefined),
        };
      });
      if (written !== undefined) announce(workspaceId, [written]);
    },
    rememberThreadUnsupported(workspaceId, id, seenAt) {
      update(workspaceId, id, (before) => ({
        ...before,
        thread: 'unsupported',
        threadSeenAt: seenAt,
      }));
    },
    rememberEvent(workspaceId, id, webhook, receivedAt) {
      const written = database.transaction(() => {
        const before = conversations.get(workspaceId, id);
        // Of what nobody has read yet only a flag is shown; the rest waits for the read, which knows more.
        if (before === undefined && webhook.event !== needsReview) return undefined;
        const blank = blankConversation(workspaceId, id);
        const after = afterEvent(before ?? blank, webhook, told(workspaceId, receivedAt));
        return write(before, after);
      });
      if (written !== undefined) announce(workspaceId, [written]);
    },
    rememberPoppTime(workspaceId, serverDate, readAt) {
      const offset = serverDate - readAt;
      // The header has whole seconds: smaller differences are not worth a write.
      const isFar = Math.abs(offset - syncState.get(workspaceId).offsetMs) > 2000;
      if (isFar) syncState.setOffset(workspaceId, offset);
    },

    get: (workspaceId, id) => conversations.get(workspaceId, id),
    glance: (workspaceId, id) => conversations.glance(workspaceId, id),
    messages: (workspaceId, id) => messages.list(workspaceId, id),
    forContact: (workspaceId, campaignId, contact) =>
      conversations
        .byContact(workspaceId, comparableContact(contact))
        .filter((one) => campaignId === undefined || one.campaignId === campaignId),
    byExternalId: (workspaceId, externalId) => conversations.byExternalId(workspaceId, externalId),
    isOptedOut: (workspaceId, channel, contact) =>
      optOuts.has(workspaceId, contact, outreachChannel(channel) ?? channel),
    unseenCandidateMessages: (workspaceId, id) => messages.unseen(workspaceId, id),
    countByStatus: (workspaceId, campaignId) => inbox.countByStatus(workspaceId, campaignId),
    countByCampaign: (workspaceId) => inbox.countByCampaign(workspaceId),
    poppNow: (workspaceId) => clock.now() + offsetMs(workspaceId),
    poppOffsetMs: offsetMs,

    ...createRecruiterChanges({ clock, messages, takeovers, update, counted, offsetMs }),
    snoozed: () => conversations.snoozed(),
    setSteps(workspaceId, id, { isOpen, seenThrough }) {
      update(workspaceId, id, (before) => ({
        ...before,
        hasOpenSteps: isOpen,
        stepsSeenThrough: Math.max(before.stepsSeenThrough, seenThrough ?? 0),
      }));
    },
    noteStep: (workspaceId, step) =>
      stepTimes.note(workspaceId, step, Math.round(clock.now() + offsetMs(workspaceId))),
    stepTimes: (workspaceId, itemIds) => stepTimes.of(workspaceId, itemIds),
    syncedAt: (workspaceId) => syncState.get(workspaceId).syncedAt,
    setSynced: (workspaceId, at) => syncState.setSynced(workspaceId, at),
    takeovers: (workspaceId, id) => takeovers.shown(workspaceId, id),
    wantsProof: (workspaceId, id) =>
      conversations.get(workspaceId, id)?.heldSince !== undefined &&
      takeovers.wantsProof(workspaceId, id, () => messages.list(workspaceId, id)),
    leaked: (workspaceId) => conversations.leaked(workspaceId),
    openFlags: (workspaceId) => conversations.openFlags(workspaceId),
    unread: (workspaceId) => conversations.unread(workspaceId),
    staleThreads: (workspaceId, limit) => conversations.staleThreads(workspaceId, limit),
    takenOver: (workspaceId, limit) => conversations.takenOver(workspaceId, limit),
    withOpenSteps: (workspaceId) => conversations.withOpenSteps(workspaceId),

    needsYou: (workspaceId) => inbox.counts(workspaceId).needsYou,
    onAttention(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

type Written = {
  readonly id: string;
  readonly isChanged: boolean;
  readonly wantsAttention: boolean;
};
