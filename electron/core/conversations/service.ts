import type { conversationsContract } from '../../../shared/conversations/contract.ts';
import { threadPage } from '../../../shared/conversations/limits.ts';
import { isWindowOver, templatesFor } from '../../../shared/conversations/composing.ts';
import type { Thread } from '../../../shared/conversations/model.ts';
import type { TemplateChoice } from '../../../shared/popp/template-choice.ts';
import { actionsOf, composerLock, foldText } from '../../../shared/conversations/rules.ts';
import { ConsoleError } from '../../../shared/errors.ts';
import type { Clock } from '../capabilities.ts';
import type { ChangeBus } from '../changes.ts';
import type { Database } from '../database/database.ts';
import type { AddedItem, NewStepItem, Outbox } from '../outbox/outbox.ts';
import type { ServiceOf } from '../service.ts';
import type { Sync } from '../sync/sync.ts';
import type { CampaignFacts } from './cache.ts';
import type { CachedConversation } from './cached.ts';
import { createListing } from './listing.ts';
import { blockedText, lockedText, serviceText } from './text.ts';
import { createDraftRepository } from './repository-extras.ts';
import type { SearchIndex } from './search-index.ts';
import type { SnoozeWaker } from './snooze-waker.ts';
import { figuresOf } from './figures.ts';
import { createFiguresRepository } from './repository-figures.ts';
import { createMessageRepository } from './repository-messages.ts';
import { readThreadMessages } from './thread-messages.ts';
import type { StepFollower } from './steps.ts';
import type { ConversationStore } from './store.ts';
import { createSnoozing } from './snoozing.ts';
import { onScreenStream } from './on-screen.ts';
import { factsOf, threadOf, windowOf } from './views.ts';

/** What the inbox is made of. */
export type ConversationsDependencies = {
  readonly database: Database;
  readonly clock: Clock;
  readonly changes: ChangeBus;
  readonly store: ConversationStore;
  readonly outbox: Pick<Outbox, 'addStep' | 'listConversation'>;
  /** Cancels a step that is held or waiting; nothing of it was sent. Throws where that is not possible any more. */
  readonly withdraw: (itemId: string) => void;
  readonly follower: Pick<StepFollower, 'look'>;
  readonly searchIndex: Pick<SearchIndex, 'catchUp'>;
  readonly waker: Pick<SnoozeWaker, 'look'>;
  readonly sync: Pick<Sync, 'show' | 'readNow' | 'progress' | 'problemOf'>;
  readonly campaign: (workspaceId: string, campaignId: string) => CampaignFacts | undefined;
  readonly isPractice: (workspaceId: string) => boolean;
  readonly eventsOf: (
    workspaceId: string,
    conversationId: string,
  ) => readonly { readonly key: string; readonly event: string; readonly at: number }[];
  readonly templates: (
    workspaceId: string,
    signal: AbortSignal,
  ) => Promise<readonly TemplateChoice[]>;
  /** The recruiter has seen a conversation: its notices are seen too. */
  readonly onSeen: (workspaceId: string, conversationId: string) => void;
};

/** The inbox: what candidates say, and stepping in. */
export type ConversationsService = ServiceOf<typeof conversationsContract>;

/** Which conversation. */
export type One = { readonly workspaceId: string; readonly conversationId: string };

const sameTextAsksMs = 60_000;

/** What a recruiter can do with conversations. */
export function createConversationsService(deps: ConversationsDependencies): ConversationsService {
  const { store, outbox, clock, changes, database } = deps;
  const drafts = createDraftRepository(database);
  const figures = createFiguresRepository(database);
  const messages = createMessageRepository(database);

  function must({ workspaceId, conversationId }: One): CachedConversation {
    const found = store.get(workspaceId, conversationId);
    if (found !== undefined) return found;
    throw new ConsoleError('not-found', serviceText.notFound);
  }

  function campaignOf({ workspaceId, campaignId }: CachedConversation): CampaignFacts | undefined {
    return campaignId === undefined ? undefined : deps.campaign(workspaceId, campaignId);
  }

  function stepsOf({ workspaceId, conversationId }: One) {
    return outbox.listConversation(workspaceId, conversationId);
  }

  function thread(one: One, most: number): Thread {
    const { workspaceId, conversationId } = one;
    const conversation = must(one);
    const { flag } = conversation;
    const steps = stepsOf(one);
    const poppNow = store.poppNow(workspaceId);
    return threadOf({
      conversation,
      campaign: campaignOf(conversation),
      ...readThreadMessages(messages, conversation, {
        most,
        hasSteps: steps.length > 0,
        flaggedAt: flag.open ? (flag.openedAt ?? poppNow) : undefined,
      }),
      steps,
      stepTimes: store.stepTimes(
        workspaceId,
        steps.map((step) => step.id),
      ),
      events: deps.eventsOf(workspaceId, conversationId),
      takeovers: store.takeovers(workspaceId, conversationId),
      draft: drafts.get(workspaceId, conversationId),
      offsetMs: store.poppOffsetMs(workspaceId),
      poppNow,
      isPractice: deps.isPractice(workspaceId),
      problem: deps.sync.problemOf(workspaceId, conversationId),
      isOffline: deps.sync.progress(workspaceId).isOffline,
      most,
    });
  }

  /** Takes a step in one transaction with what it takes back; the outbox sends it. */
  function step(one: One, item: NewStepItem, alongside: () => void = () => {}): AddedItem {
    const { workspaceId, conversationId } = one;
    const added = database.transaction(() => {
      alongside();
      const result = outbox.addStep(item);
      store.setSteps(workspaceId, conversationId, { isOpen: true });
      return result;
    });
    deps.follower.look(workspaceId);
    return added;
  }

  function withdrawHeld(one: One, kind: 'takeover' | 'hand-back'): void {
    for (const held of stepsOf(one)) {
      if (held.kind === kind && held.state === 'held') deps.withdraw(held.id);
    }
  }

  function refuseUnless(one: One, action: 'takeover' | 'claim' | 'handBack' | 'markHandled'): void {
    const { allowed, because } = actionsOf(factsOf(must(one), stepsOf(one)))[action];
    if (allowed || because === undefined) return;
    throw new ConsoleError('not-allowed', blockedText[because], { details: { because } });
  }

  function refuseSameText(one: One, body: string): void {
    const text = foldText(body);
    const isRecent = stepsOf(one).some(
      (sent) =>
        sent.kind === 'message' &&
        sent.body !== undefined &&
        !['cancelled', 'refused', 'held'].includes(sent.state) &&
        clock.now() - sent.createdAt < sameTextAsksMs &&
        foldText(sent.body) === text,
    );
    if (!isRecent) return;
    throw new ConsoleError('conflict', serviceText.sameText, { details: { because: 'same-text' } });
  }

  /** What Popp's thread calls the newest message of the candidate that was on screen. */
  function seenMessage({ workspaceId, conversationId }: One): { seenMessage?: string } {
    const newest = store
      .messages(workspaceId, conversationId)
      .findLast((message) => message.author === 'candidate' && message.isSeen);
    if (newest === undefined) return {};
    const { key, at, body } = newest;
    return { seenMessage: key.startsWith('~') ? `${at ?? ''} ${body}` : key };
  }

  return {
    ...createListing({ ...deps, must, campaignOf }),
    ...createSnoozing({ ...deps, must }),
    figures: ({ workspaceId, campaignId }) =>
      figuresOf(figures, { workspaceId, campaignId }, store.poppNow(workspaceId)),
    async get({ workspaceId, conversationId, entries = threadPage }) {
      const one = { workspaceId, conversationId };
      // Opened by a link before any list showed it: Popp is asked for it.
      if (store.get(workspaceId, conversationId) === undefined) {
        await deps.sync.readNow(workspaceId, conversationId);
      }
      return thread(one, entries);
    },
    onScreen: ({ workspaceId, conversationId }, { signal }) =>
      onScreenStream(() => deps.sync.show(workspaceId, conversationId), clock, signal),
    seen({ workspaceId, conversationId, through }) {
      store.markSeen(workspaceId, conversationId, through);
      deps.onSeen(workspaceId, conversationId);
      return { done: true };
    },
    async refresh({ workspaceId, conversationId }) {
      await deps.sync.readNow(workspaceId, conversationId);
      return { done: true };
    },
    takeover({ requestId, ...one }) {
      refuseUnless(one, 'takeover');
      return step(one, { ...one, requestId, kind: 'takeover' }, () =>
        withdrawHeld(one, 'takeover'),
      );
    },
    claim({ requestId: _requestId, ...one }) {
      refuseUnless(one, 'claim');
      database.transaction(() => {
        withdrawHeld(one, 'takeover');
        const now = clock.now();
        store.hold(one.workspaceId, one.conversationId, { askedAt: now, knownAt: now });
      });
      return { done: true };
    },
    reply({ requestId, body, templateId, again = false, replaces = [], ...one }) {
      if ((body === undefined) === (templateId === undefined)) {
        throw new ConsoleError('invalid-input', serviceText.bodyOrTemplate);
      }
      const lock = composerLock(factsOf(must(one), stepsOf(one)));
      if (lock !== undefined) {
        throw new ConsoleError('not-allowed', lockedText[lock], { details: { because: lock } });
      }
      if (body !== undefined) {
        const conversation = must(one);
        const window = windowOf(conversation, campaignOf(conversation));
        if (isWindowOver(window, store.poppNow(one.workspaceId))) {
          throw new ConsoleError('not-allowed', serviceText.windowOver, {
            details: { because: 'window-over' },
          });
        }
        if (!again) refuseSameText(one, body);
      }
      if (deps.sync.progress(one.workspaceId).isOffline) {
        throw new ConsoleError('offline', serviceText.offline);
      }
      const seen = seenMessage(one);
      const item: NewStepItem =
        body === undefined
          ? { ...one, ...seen, requestId, kind: 'message', templateId: templateId ?? '' }
          : { ...one, ...seen, requestId, kind: 'message', body };
      return step(one, item, () => {
        const steps = stepsOf(one);
        for (const id of replaces) {
          const replaced = steps.find((sent) => sent.id === id);
          if (replaced?.kind !== 'message') continue;
          if (replaced.state === 'held') deps.withdraw(id);
          // It was let go elsewhere since the composer showed it: its text would reach the candidate twice.
          else if (!['cancelled', 'refused'].includes(replaced.state)) {
            throw new ConsoleError('conflict', serviceText.hasLeft, {
              details: { because: 'has-left' },
            });
          }
        }
        if (body !== undefined) drafts.put(one.workspaceId, one.conversationId, '', clock.now());
      });
    },
    async templates({ workspaceId, conversationId }, { signal }) {
      const conversation = must({ workspaceId, conversationId });
      const templates = await deps.templates(workspaceId, signal);
      return { templates: templatesFor(templates, campaignOf(conversation)?.channel) };
    },
    handBack({ requestId, ...one }) {
      refuseUnless(one, 'handBack');
      return step(one, { ...one, requestId, kind: 'hand-back' }, () =>
        withdrawHeld(one, 'hand-back'),
      );
    },
    leakSeen({ requestId: _requestId, ...one }) {
      must(one);
      store.leakSeen(one.workspaceId, one.conversationId);
      return { done: true };
    },
    discard({ requestId: _requestId, itemId, ...one }) {
      const held = stepsOf(one).find((candidate) => candidate.id === itemId);
      if (held === undefined) throw new ConsoleError('not-found', serviceText.stepGone);
      // One that was refused is final already; giving it up changes nothing.
      if (held.state === 'held' || held.state === 'waiting') deps.withdraw(itemId);
      deps.follower.look(one.workspaceId);
      return { done: true };
    },
    markHandled({ requestId: _requestId, ...one }) {
      refuseUnless(one, 'markHandled');
      store.handled(one.workspaceId, one.conversationId);
      deps.onSeen(one.workspaceId, one.conversationId);
      return { done: true };
    },
    saveDraft({ workspaceId, conversationId, body }) {
      must({ workspaceId, conversationId });
      const isMarkChanged = drafts.put(workspaceId, conversationId, body, clock.now());
      if (isMarkChanged) {
        changes.publish({ topic: 'conversations', workspaceId, ids: [conversationId] });
      }
      return { done: true };
    },
  };
}
