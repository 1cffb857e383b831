import { ConsoleError } from '../../../shared/errors.ts';
import { startsConversation } from '../../../shared/outbox/model.ts';
import { mayTake } from '../../../shared/outbox/rules.ts';
import type { ItemAction } from '../../../shared/outbox/contract.ts';
import type { RunningOutbox } from './create-outbox.ts';
import { isMirrorItem } from './mirror-ports.ts';
import { meetingPayloadOf, payloadOf, type Item } from './item.ts';
import type { AddedItem } from './outbox.ts';
import type { ItemRepository } from './repository-items.ts';

const mostMessageWaitMs = 10 * 60_000;

/** What a recruiter may do with an item now. */
export function actionsOf(item: Item): ItemAction[] {
  const actions: ItemAction[] = [];
  if (item.state === 'undecided') actions.push('say-arrived', 'send-again');
  if (item.state === 'held' && item.hold !== 'instance') actions.push('resume');
  if (mayTake(item.state, 'recruiter-cancels')) actions.push('cancel');
  const ended = item.state === 'done' || (item.state === 'held' && item.hold === 'already-there');
  if (startsConversation(item.kind) && ended) actions.push('message-again');
  return actions;
}

/** The same for one item among all: a candidate who was written to again since is not written to again from here. */
export function actionsNow(items: Pick<ItemRepository, 'hasLaterRound'>, item: Item): ItemAction[] {
  return actionsOf(item).filter(
    (action) => action !== 'message-again' || !items.hasLaterRound(item),
  );
}

/** The recruiter's decisions about items. */
export interface Decisions {
  decide(itemId: string, verdict: 'arrived' | 'send-again'): void;
  messageAgain(itemId: string): AddedItem;
  resume(itemId: string): void;
  cancel(itemId: string): void;
  pauseWorkspace(workspaceId: string): void;
  resumeWorkspace(workspaceId: string): void;
}

/** Creates the decisions over a running outbox. */
export function createDecisions(outbox: RunningOutbox): Decisions {
  const { clock, database, items, ledger, notes } = outbox.books;

  function allowed(itemId: string, action: ItemAction): Item {
    const item = items.get(itemId);
    if (item === undefined)
      throw new ConsoleError('not-found', 'This entry is not there any more.');
    if (!actionsOf(item).includes(action)) throw movedOn();
    return item;
  }

  /** Its text is back in the composer, and nobody expects it to leave now because the key works again. */
  function isOldMessage(itemId: string): boolean {
    const item = items.get(itemId);
    return item?.kind === 'message' && clock.now() - item.readyAt >= mostMessageWaitMs;
  }

  function wake(item: Item): void {
    if (startsConversation(item.kind) || item.kind.startsWith('campaign') || isMirrorItem(item))
      outbox.dispatcher.nudgeWorkspace(item.workspaceId);
    else outbox.dispatcher.nudgeConversation(item.workspaceId, item.conversationId ?? '');
  }

  return {
    decide(itemId, verdict) {
      const arrived = verdict === 'arrived';
      const item = allowed(itemId, arrived ? 'say-arrived' : 'send-again');
      ledger.record(itemId, {
        kind: arrived ? 'recruiter-says-arrived' : 'recruiter-says-send-again',
        words: arrived ? 'You said that it arrived.' : 'You said to send it again.',
      });
      wake(item);
    },
    messageAgain(itemId) {
      const item = allowed(itemId, 'message-again');
      const [added] = database.transaction(() => {
        // A second press, or a repeat whose answer was lost, would write to the candidate once more.
        if (items.hasLaterRound(item)) throw movedOn();
        if (item.state === 'held') {
          const words = 'You chose to message this candidate again.';
          ledger.record(itemId, { kind: 'recruiter-cancels', words });
        }
        const next = {
          workspaceId: item.workspaceId,
          campaignId: item.campaignId,
          channel: item.channel,
          contact: item.contact,
          round: items.lastRound(item) + 1,
          follows: item.id,
        };
        if (item.kind === 'scheduling') {
          const { externalId: _, ...payload } = meetingPayloadOf(item);
          return outbox.addConversations([{ kind: 'scheduling', ...next, payload }]);
        }
        const { externalId: _, ...payload } = payloadOf(item);
        return outbox.addConversations([{ kind: 'conversation', ...next, payload }]);
      });
      if (added === undefined) throw new Error('One item was added');
      wake(item);
      return added;
    },
    resume(itemId) {
      const item = allowed(itemId, 'resume');
      if (item.uploadId !== undefined && notes.isUploadPaused(item.uploadId)) {
        throw new ConsoleError(
          'conflict',
          'Its upload is paused, so it would not leave. Nothing was changed. Resume the upload.',
        );
      }
      database.transaction(() => {
        // Resuming it says that what it follows may have failed; what is still open is waited for all the same.
        if (item.hold === 'dependency') items.waiveDependency(itemId);
        ledger.record(itemId, { kind: 'recruiter-resumes', words: 'You resumed it.' });
      });
      wake(item);
    },
    cancel(itemId) {
      const item = allowed(itemId, 'cancel');
      ledger.record(itemId, { kind: 'recruiter-cancels', words: 'You withdrew it.' });
      wake(item);
    },
    pauseWorkspace(workspaceId) {
      const words = 'You paused this workspace. Nothing leaves before you resume it.';
      notes.pause({ workspaceId, cause: 'recruiter', words, at: clock.now() });
    },
    resumeWorkspace(workspaceId) {
      const pause = notes.pauseOf(workspaceId);
      if (pause?.cause === 'instance' && pause.checkedAt === undefined) {
        throw new ConsoleError(
          'conflict',
          'This data is still being compared with Popp. Nothing is lost. Resume when that is done.',
          { retryable: true },
        );
      }
      database.transaction(() => {
        notes.resume(workspaceId);
        for (const hold of ['not-let-in', 'instance']) {
          const words = 'You resumed this workspace.';
          const held = items.idsHeldBy(workspaceId, hold).filter((id) => !isOldMessage(id));
          ledger.recordAll(held, {
            kind: 'recruiter-resumes',
            words,
          });
        }
      });
      outbox.dispatcher.nudge();
      // Also where no item is yet: lookups for HighLevel wait for this too.
      outbox.dispatcher.nudgeWorkspace(workspaceId);
    },
  };
}

function movedOn(): ConsoleError {
  return new ConsoleError(
    'conflict',
    'This entry has moved on since you looked. Nothing was changed. Look again, then decide.',
  );
}
