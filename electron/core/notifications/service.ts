import { inWorkspace } from '../../../shared/conversations/routes.ts';
import type { notificationsContract } from '../../../shared/notifications/contract.ts';
import type { ConsoleNotice } from '../../../shared/notifications/model.ts';
import type { Settings } from '../../../shared/settings/contract.ts';
import type { Clock, Notifier } from '../capabilities.ts';
import type { ChangeBus } from '../changes.ts';
import type { CampaignFacts } from '../conversations/cache.ts';
import type { CachedConversation } from '../conversations/cached.ts';
import type { ConversationStore } from '../conversations/store.ts';
import type { Database } from '../database/database.ts';
import type { ServiceOf } from '../service.ts';
import { streamOf } from '../streams.ts';
import { noticeAbout, shownOf, type NoticeSubject } from './notices.ts';
import { createNoticeRepository } from './repository.ts';

/** What notices are made of. */
export type NotificationsDependencies = {
  readonly database: Database;
  readonly clock: Clock;
  readonly changes: ChangeBus;
  readonly notifier: Notifier;
  readonly store: Pick<
    ConversationStore,
    'openFlags' | 'unread' | 'unseenCandidateMessages' | 'messages' | 'onAttention'
  >;
  readonly campaign: (workspaceId: string, campaignId: string) => CampaignFacts | undefined;
  readonly isPractice: (workspaceId: string) => boolean;
  readonly isOnScreen: (workspaceId: string, conversationId: string) => boolean;
  readonly settings: () => Pick<Settings, 'notifications' | 'notificationText'>;
};

/** Notices: raised once each, shown in the console and outside it. */
export type NotificationsService = ServiceOf<typeof notificationsContract> & {
  /** Raises what is due now; called at start for each workspace, and by itself whenever attention is wanted. */
  announce(workspaceId: string): void;
  /** The recruiter looks at a conversation: its notices are seen. */
  conversationSeen(workspaceId: string, conversationId: string): void;
  /** Where the newest notice leads whose id stands in a text, such as what a system hands back after a click. */
  routeOf(workspaceIds: readonly string[], text: string): string | undefined;
  stop(): void;
};

// Notices that come together are raised together.
const gatherMs = 400;
const restMs = 3000;
// A flag known by its webhook alone waits this long for the read that knows the candidate's name.
const nameWaitMs = 8000;
// A system keeps far fewer notices than this.
const noticesSearched = 200;

/** The notices of every workspace. */
export function createNotificationsService(deps: NotificationsDependencies): NotificationsService {
  const { clock, store } = deps;
  const repository = createNoticeRepository(deps.database);
  const listeners = new Set<(notice: ConsoleNotice) => void>();
  const timers = new Map<string, () => void>();
  const lastRaisedAt = new Map<string, number>();

  function later(workspaceId: string, delayMs: number): void {
    if (timers.has(workspaceId)) return;
    timers.set(
      workspaceId,
      clock.schedule(delayMs, () => {
        timers.delete(workspaceId);
        announce(workspaceId);
      }),
    );
  }

  function wanted(workspaceId: string): void {
    const last = lastRaisedAt.get(workspaceId);
    const rest = last === undefined ? 0 : restMs - (clock.monotonicMs() - last);
    later(workspaceId, Math.max(gatherMs, rest));
  }

  function campaignOf(conversation: CachedConversation): CampaignFacts | undefined {
    const { workspaceId, campaignId } = conversation;
    return campaignId === undefined ? undefined : deps.campaign(workspaceId, campaignId);
  }

  function subject(
    conversation: CachedConversation,
    kind: NoticeSubject['kind'],
    key: string,
    words: () => string | undefined,
  ): NoticeSubject {
    return {
      conversation,
      kind,
      key,
      campaign: campaignOf(conversation),
      isPractice: deps.isPractice(conversation.workspaceId),
      words: deps.settings().notificationText ? words() : undefined,
    };
  }

  function dueFlags(workspaceId: string): { due: NoticeSubject[]; isWaiting: boolean } {
    const due: NoticeSubject[] = [];
    let isWaiting = false;
    for (const conversation of store.openFlags(workspaceId)) {
      const key = String(conversation.flag.episode);
      if (repository.has(workspaceId, conversation.id, 'flag', key)) continue;
      const openFor = clock.now() - (conversation.flag.openedSeenAt ?? 0);
      const isNameless =
        conversation.firstName === undefined && conversation.lastName === undefined;
      if (isNameless && conversation.seenAt === 0 && openFor < nameWaitMs) isWaiting = true;
      else due.push(subject(conversation, 'flag', key, () => lastWords(conversation)));
    }
    return { due, isWaiting };
  }

  function dueReplies(workspaceId: string): NoticeSubject[] {
    return store.unread(workspaceId).flatMap((conversation) => {
      const since = conversation.heldSince;
      const newest = store
        .unseenCandidateMessages(workspaceId, conversation.id)
        .findLast((message) => since !== undefined && message.firstSeenAt > since);
      if (newest === undefined) return [];
      if (repository.has(workspaceId, conversation.id, 'reply', newest.key)) return [];
      return [subject(conversation, 'reply', newest.key, () => newest.body)];
    });
  }

  function lastWords(conversation: CachedConversation): string | undefined {
    return store
      .messages(conversation.workspaceId, conversation.id)
      .findLast((message) => message.author === 'candidate')?.body;
  }

  function announce(workspaceId: string): void {
    const { due, isWaiting } = dueFlags(workspaceId);
    if (isWaiting) later(workspaceId, 1000);
    const at = clock.now();
    const raised = deps.database.transaction(() =>
      [...due, ...dueReplies(workspaceId)]
        .map((one) => noticeAbout(one, at, deps.isOnScreen(workspaceId, one.conversation.id)))
        .filter((notice) => repository.add(notice)),
    );
    if (raised.length === 0) return;
    lastRaisedAt.set(workspaceId, clock.monotonicMs());
    for (const notice of shownOf(workspaceId, raised, at)) {
      for (const listener of listeners) listener(notice);
      const { id, title, body } = notice;
      const route = inWorkspace(notice.route, workspaceId);
      if (deps.settings().notifications) deps.notifier.show({ id, title, body, route });
    }
    deps.changes.publish({ topic: 'notifications', workspaceId });
  }

  function told(workspaceId: string, changed: number): { done: true } {
    if (changed > 0) deps.changes.publish({ topic: 'notifications', workspaceId });
    return { done: true };
  }

  const stopListening = store.onAttention(wanted);

  return {
    watch: (_input, { signal }) =>
      streamOf((listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      }, signal),
    list: ({ workspaceId, limit = 50 }) => ({
      notices: repository.list(workspaceId, limit),
      unseen: repository.countUnseen(workspaceId),
    }),
    markSeen: ({ workspaceId, ids }) =>
      told(workspaceId, repository.markSeen(workspaceId, ids, clock.now())),
    announce,
    conversationSeen(workspaceId, conversationId) {
      told(workspaceId, repository.markConversationSeen(workspaceId, conversationId, clock.now()));
    },
    routeOf(workspaceIds, text) {
      for (const workspaceId of workspaceIds) {
        const named = repository
          .list(workspaceId, noticesSearched)
          .find(({ id }) => text.includes(id));
        if (named !== undefined) return inWorkspace(named.route, workspaceId);
      }
      return undefined;
    },
    stop() {
      stopListening();
      for (const cancel of timers.values()) cancel();
      timers.clear();
    },
  };
}
