import { isSettled } from '../../../shared/conversations/rules.ts';
import type { Clock } from '../capabilities.ts';
import type { ChangeBus } from '../changes.ts';
import type { ItemView, Outbox } from '../outbox/outbox.ts';
import type { CachedConversation } from './cached.ts';
import type { ConversationStore } from './store.ts';

/** What following our steps needs. */
export type StepFollowerDependencies = {
  readonly store: Pick<
    ConversationStore,
    'withOpenSteps' | 'hold' | 'release' | 'setSteps' | 'noteStep'
  >;
  readonly outbox: Pick<Outbox, 'listConversation' | 'answerDateOf'>;
  readonly changes: ChangeBus;
  readonly clock: Clock;
  readonly workspaces: () => readonly { readonly id: string }[];
  /** Reads a conversation soon: a step of ours changed it at Popp. */
  readonly readSoon: (workspaceId: string, conversationId: string) => void;
};

/** Brings what became of our steps into the cache: takeovers hold, hand-backs release. */
export interface StepFollower {
  /** Looks at once; called after a step was added, and at start. */
  look(workspaceId: string): void;
  start(): void;
  stop(): void;
}

const gatherMs = 50;

/** Follows the outbox by its announcements. */
export function createStepFollower(deps: StepFollowerDependencies): StepFollower {
  const { store, outbox, changes, clock } = deps;
  const seen = new Map<string, string>();
  let cancel: (() => void) | undefined;
  let unsubscribe: (() => void) | undefined;

  function follow(conversation: CachedConversation): void {
    const { workspaceId, id, stepsSeenThrough } = conversation;
    const steps = outbox.listConversation(workspaceId, id);
    for (const step of steps) store.noteStep(workspaceId, step);
    const fresh = steps
      .filter((step) => step.state === 'done' && step.updatedAt > stepsSeenThrough)
      .toSorted((left, right) => left.updatedAt - right.updatedAt);
    for (const step of fresh) apply(workspaceId, id, step);
    const newest = fresh.at(-1);
    const isOpen = steps.some((step) => !isSettled(step.state));
    if (newest !== undefined || !isOpen) {
      store.setSteps(workspaceId, id, {
        isOpen,
        ...(newest === undefined ? {} : { seenThrough: newest.updatedAt }),
      });
    }
    if (newest !== undefined) deps.readSoon(workspaceId, id);
    const now = steps.map((step) => `${step.id} ${step.state} ${step.reason ?? ''}`).join('\n');
    if (seen.get(id) !== now) changes.publish({ topic: 'conversations', workspaceId, ids: [id] });
    if (isOpen) seen.set(id, now);
    else seen.delete(id);
  }

  function apply(workspaceId: string, id: string, step: ItemView): void {
    // A takeover that is done with a remark may be a colleague's: the recruiter is asked, see `claim`.
    if (step.kind === 'takeover' && step.reason === undefined) {
      store.hold(workspaceId, id, {
        itemId: step.id,
        askedAt: step.createdAt,
        knownAt: step.updatedAt,
        serverDate: outbox.answerDateOf(step.id),
      });
    }
    if (step.kind === 'hand-back') store.release(workspaceId, id, step.updatedAt);
  }

  function look(workspaceId: string): void {
    for (const conversation of store.withOpenSteps(workspaceId)) follow(conversation);
  }

  function lookEverywhere(): void {
    cancel = undefined;
    for (const { id } of deps.workspaces()) look(id);
  }

  return {
    look,
    start() {
      unsubscribe ??= changes.subscribe(({ topic }) => {
        if (topic === 'outbox') cancel ??= clock.schedule(gatherMs, lookEverywhere);
      });
      lookEverywhere();
    },
    stop() {
      unsubscribe?.();
      unsubscribe = undefined;
      cancel?.();
    },
  };
}
