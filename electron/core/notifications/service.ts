import { inWorkspace } from '../../../shared/conversations/routes.ts';
import type { notificationsContract } from '../../../shared/notifications/contract.ts';
import type { ConsoleNotice, NoticeStanding } from '../../../shared/notifications/model.ts';
import type { Settings } from '../../../shared/settings/contract.ts';
import type { Clock, Notifier, Power } from '../capabilities.ts';
import type { ChangeBus } from '../changes.ts';
import type { CampaignFacts } from '../conversations/cache.ts';
import type { CachedConversation } from '../conversations/cached.ts';
import type { ConversationStore } from '../conversations/store.ts';
import type { Database } from '../database/database.ts';
import type { ServiceOf } from '../service.ts';
import { streamOf } from '../streams.ts';
import { findDue, quotableWords, stillWants, type Due } from './due.ts';
import { isAboutMeeting, meetingNotice, type MeetingNewsSource } from './meeting-notices.ts';
import { newNotice, shownNotice, wordsOf, type NoticeSubject } from './notices.ts';
import { createPresenter } from './presenter.ts';
import { createNoticeRepository, type KeptNotice } from './repository.ts';

/** What notices are made of. */
export type NotificationsDependencies = {
  readonly database: Database;
  readonly clock: Clock;
  readonly changes: ChangeBus;
  readonly notifier: Notifier;
  readonly power: Power;
  readonly store: Pick<
    ConversationStore,
    | 'get'
    | 'openFlags'
    | 'unread'
    | 'leaked'
    | 'takenOver'
    | 'unseenCandidateMessages'
    | 'messages'
    | 'onAttention'
  >;
  readonly campaign: (workspaceId: string, campaignId: string) => CampaignFacts | undefined;
  readonly isPractice: (workspaceId: string) => boolean;
  readonly isOnScreen: (workspaceId: string, conversationId: string) => boolean;
  readonly settings: () => Pick<
    Settings,
    | 'notifications'
    | 'notificationText'
    | 'notificationSound'
    | 'quietHours'
    | 'takeoverReminderMinutes'
    | 'meetingNotices'
  >;
  /** How the console hears of what notices are about. */
  readonly hearing: (workspaceId: string) => NoticeStanding['hearing'];
  /** What became of meetings. */
  readonly meetings?: MeetingNewsSource;
};

/** Notices: raised once each, shown in the console and outside it. */
export type NotificationsService = ServiceOf<typeof notificationsContract> & {
  /** Raises what is due now; called at start for each workspace, and by itself whenever attention is wanted. */
  announce(workspaceId: string): void;
  /** The recruiter looks at a conversation: its notices are seen. */
  conversationSeen(workspaceId: string, conversationId: string): void;
  /** The newest notice whose id stands in a text, such as what a system hands back after a click. */
  named(workspaceIds: readonly string[], text: string): NamedNotice | undefined;
  stop(): void;
};

/** A notice that a system named. */
export type NamedNotice = {
  readonly id: string;
  readonly workspaceId: string;
  readonly conversationId: string;
  /** Where it leads. */
  readonly route: string;
};

// A burst of changes is decided on together; what is decided may still wait for a name.
const gatherMs = 25;
const gatherMeetingsMs = 1000;
// The candidate's name is read before a notice is shown, but not for longer than this.
const nameWaitMs = 2000;
// A system keeps far fewer notices than this.
const minuteMs = 60_000;
const noticesSearched = 200;
const recentNotices = 20;

/** The notices of every workspace. */
export function createNotificationsService(deps: NotificationsDependencies): NotificationsService {
  const { clock, store, changes } = deps;
  const repository = createNoticeRepository(deps.database);
  const listeners = new Set<(notice: ConsoleNotice) => void>();
  const wanted = new Map<string, Set<string>>();
  const timers = new Map<string, () => void>();
  const looks = new Map<string, () => void>();
  const meetingTimers = new Map<string, () => void>();
  const presenter = createPresenter({
    ...deps,
    repository,
    tellScreens(notice) {
      for (const listener of listeners) listener(notice);
    },
    worded(kept) {
      const { kind } = kept;
      if (isAboutMeeting(kind)) return kept;
      const conversation = store.get(kept.workspaceId, kept.conversationId);
      if (conversation === undefined) return kept;
      if (isNameless(conversation) && clock.now() - kept.at < nameWaitMs) return undefined;
      const words = wordsOf(kind, subjectOf({ ...kept, kind, conversation }));
      if (words.title !== kept.title || words.body !== kept.body) repository.reword(kept.id, words);
      return { ...kept, ...words };
    },
    isDone(kept) {
      const { workspaceId, conversationId, kind, key, seenAt } = kept;
      if (isAboutMeeting(kind)) {
        const isNews = deps.meetings?.isNews(workspaceId, conversationId, key) === true;
        return isNews && seenAt === undefined ? undefined : 'over';
      }
      if (!stillWants({ store }, kept)) return 'over';
      return deps.isOnScreen(kept.workspaceId, kept.conversationId) ? 'on-screen' : undefined;
    },
    onChange: (workspaceId) => changes.publish({ topic: 'notifications', workspaceId }),
  });

  function subjectOf(due: Due): NoticeSubject {
    const { workspaceId, campaignId } = due.conversation;
    return {
      conversation: due.conversation,
      campaign: campaignId === undefined ? undefined : deps.campaign(workspaceId, campaignId),
      isPractice: deps.isPractice(workspaceId),
      words: deps.settings().notificationText ? quotableWords({ store }, due) : undefined,
    };
  }

  function announce(workspaceId: string, ids?: ReadonlySet<string>): void {
    const raised = deps.database.transaction(() => [
      ...raiseMeetings(workspaceId),
      ...findDue(
        {
          store,
          repository,
          now: clock.now(),
          remindEveryMs: deps.settings().takeoverReminderMinutes * minuteMs,
        },
        workspaceId,
        ids,
      ).filter((due) => repository.add(raisedNotice(due))),
    ]);
    present(workspaceId);
    if (raised.length > 0) changes.publish({ topic: 'notifications', workspaceId });
  }

  // What is on screen is seen as it comes, even where its turn to be shown would be later.
  function raisedNotice(due: Due): KeptNotice {
    const now = clock.now();
    const notice = newNotice(due.kind, due.key, subjectOf(due), now);
    const { workspaceId, id } = due.conversation;
    return deps.isOnScreen(workspaceId, id)
      ? { ...notice, fate: 'on-screen', seenAt: now }
      : notice;
  }

  /** Each booking, and each way in which a meeting came to nothing, once. */
  function raiseMeetings(workspaceId: string): readonly unknown[] {
    if (deps.meetings === undefined || !deps.settings().meetingNotices) return [];
    return deps.meetings
      .news(workspaceId)
      .filter(
        (news) =>
          !repository.has(workspaceId, news.meetingId, news.kind, news.key) &&
          repository.add(meetingNotice(news, deps.isPractice(workspaceId), clock.now())),
      );
  }

  function present(workspaceId: string): void {
    looks.get(workspaceId)?.();
    looks.delete(workspaceId);
    const afterMs = presenter.present(workspaceId);
    if (afterMs === undefined) return;
    looks.set(
      workspaceId,
      clock.schedule(afterMs, () => {
        looks.delete(workspaceId);
        present(workspaceId);
      }),
    );
  }

  function told(workspaceId: string, changed: number): { done: true } {
    if (changed > 0) changes.publish({ topic: 'notifications', workspaceId });
    return { done: true };
  }

  function announceSoon(workspaceId: string, ids: readonly string[]): void {
    const waiting = wanted.get(workspaceId) ?? new Set<string>();
    wanted.set(workspaceId, waiting);
    for (const id of ids) waiting.add(id);
    if (timers.has(workspaceId)) return;
    timers.set(
      workspaceId,
      clock.schedule(gatherMs, () => {
        timers.delete(workspaceId);
        wanted.delete(workspaceId);
        announce(workspaceId, waiting);
      }),
    );
  }

  /** Thousands of requests move one after another: what became of meetings is looked at once in a while. */
  function announceMeetingsSoon(workspaceId: string): void {
    if (deps.meetings === undefined || meetingTimers.has(workspaceId)) return;
    meetingTimers.set(
      workspaceId,
      clock.schedule(gatherMeetingsMs, () => {
        meetingTimers.delete(workspaceId);
        announceSoon(workspaceId, []);
      }),
    );
  }

  const stopListening = [
    store.onAttention(announceSoon),
    // What was read may be the name that a notice waits for; and other settings may let go what waits.
    changes.subscribe(({ topic, workspaceId }) => {
      if (topic === 'conversations' && workspaceId !== undefined && looks.has(workspaceId)) {
        announceSoon(workspaceId, []);
      }
      if (topic === 'scheduling' && workspaceId !== undefined) announceMeetingsSoon(workspaceId);
      if (topic === 'settings') for (const id of looks.keys()) present(id);
    }),
    deps.power.onWake(() => {
      for (const id of looks.keys()) present(id);
    }),
  ];

  return {
    watch: (_input, { signal }) =>
      streamOf((listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      }, signal),
    list: ({ workspaceId, limit = 50 }) => ({
      notices: repository.list(workspaceId, limit).map(asSeen),
      unseen: repository.countUnseen(workspaceId),
    }),
    standing({ workspaceId }) {
      const until = presenter.quietUntil();
      return {
        shower: deps.notifier.shower(),
        ...(until === undefined ? {} : { quietUntil: until }),
        heldBack: repository.countOpen(workspaceId, 'quiet'),
        hearing: deps.hearing(workspaceId),
        recent: repository.list(workspaceId, recentNotices).map(asSeen),
      };
    },
    markSeen: ({ workspaceId, ids }) =>
      told(workspaceId, repository.markSeen(workspaceId, ids, clock.now())),
    report({ id, fate }) {
      presenter.report(id, fate);
      return { done: true };
    },
    announce: (workspaceId) => announce(workspaceId),
    conversationSeen(workspaceId, conversationId) {
      told(workspaceId, repository.markConversationSeen(workspaceId, conversationId, clock.now()));
    },
    named(workspaceIds, text) {
      for (const workspaceId of workspaceIds) {
        const found = repository
          .list(workspaceId, noticesSearched)
          .find(({ id }) => text.includes(id));
        if (found !== undefined) {
          const { id, conversationId } = found;
          return { id, workspaceId, conversationId, route: inWorkspace(found.route, workspaceId) };
        }
      }
      return undefined;
    },
    stop() {
      for (const stop of stopListening) stop();
      const waiting = [...timers.values(), ...meetingTimers.values(), ...looks.values()];
      for (const cancel of waiting) cancel();
      timers.clear();
      meetingTimers.clear();
      looks.clear();
    },
  };
}

function asSeen(kept: KeptNotice): ConsoleNotice {
  return shownNotice(kept, { outside: false, sound: false });
}

// Known by a webhook alone: the read that follows it may tell the name.
function isNameless({ firstName, lastName, seenAt }: CachedConversation): boolean {
  return firstName === undefined && lastName === undefined && seenAt === 0;
}
