import { graceMs } from '../../../shared/outbox/absence.ts';
import { sameText } from '../../../shared/outbox/matching.ts';
import type { PoppMessage } from '../../../shared/popp/message.ts';
import type { PoppConnection } from '../popp/connection.ts';
import type { Books } from './books.ts';
import type { Item } from './item.ts';
import type { Next } from './lanes.ts';
import { messageKey, newMessagesLike, perhapsColleague, unreadThread } from './step-reading.ts';
import type { Watches } from './watches.ts';

/** Settles one step whose outcome is unknown by reading its conversation. */
export type StepSettler = (
  connection: PoppConnection,
  step: Item,
  signal: AbortSignal,
) => Promise<Next>;

const soonestMs = 5000;
const mostMs = 30_000;

/** Creates the settler of takeovers, messages and hand-backs. */
export function createStepSettler(books: Books, watches: Watches): StepSettler {
  const { clock, items, ledger, ports } = books;

  function unprovable(step: Item, words: string): Next {
    ledger.record(step.id, { kind: 'absence-unprovable', words });
    return 'again';
  }

  async function settleHolder(
    connection: PoppConnection,
    step: Item,
    signal: AbortSignal,
  ): Promise<Next> {
    const read = await ports.getConversation(connection, step.conversationId ?? '', signal);
    if (!read.supported || read.value.isHumanTakeover === undefined) {
      return unprovable(step, 'Popp does not say who answers this conversation. Look at it there.');
    }
    ports.remember(step.workspaceId, [read.value]);
    const wanted = step.kind === 'takeover';
    if (read.value.isHumanTakeover === wanted) {
      ledger.record(step.id, {
        kind: 'sighted',
        reach: 'seen',
        words: wanted ? perhapsColleague : 'The AI answers this conversation again.',
        remark: wanted,
      });
    } else {
      ledger.record(step.id, { kind: 'absent', words: 'Popp says that it did not arrive.' });
    }
    return 'again';
  }

  async function settleMessage(
    connection: PoppConnection,
    step: Item,
    signal: AbortSignal,
  ): Promise<Next> {
    if (step.templateId !== undefined) {
      return unprovable(step, 'A template cannot be told by its text. Look at the thread.');
    }
    const read = await ports.listMessages(connection, step.conversationId ?? '', signal);
    if (!read.supported) {
      return unprovable(step, 'Popp does not let us read this thread. Look at it there.');
    }
    settleMessages(books, [step], read.value);
    if (items.get(step.id)?.state !== 'unknown') return 'again';
    const since = watches.of(step.id).since;
    const waited = clock.monotonicMs() - since;
    if (waited >= graceMs(0)) {
      return unprovable(
        step,
        'It did not show up in the thread, and it was not sent again. Look, then decide.',
      );
    }
    return { waitMs: Math.min(mostMs, Math.max(soonestMs, waited)) };
  }

  return (connection, step, signal) =>
    step.kind === 'message'
      ? settleMessage(connection, step, signal)
      : settleHolder(connection, step, signal);
}

/** Settles messages by text: exactly one new message of a recruiter with the same words, and exactly one item for it. */
export function settleMessages(
  books: Books,
  steps: readonly Item[],
  thread: readonly PoppMessage[],
): void {
  const { claims, clock, database, ledger, requests } = books;
  database.transaction(() => {
    for (const step of steps) {
      if (step.kind !== 'message' || step.body === undefined) continue;
      // One that may leave once more is looked for first, like any later attempt.
      const mayLeaveAgain = step.state === 'waiting' && step.attempts > 0;
      if (step.state !== 'unknown' && step.state !== 'undecided' && !mayLeaveAgain) continue;
      const before = new Set(requests.firstOf(step.id)?.watermark.ids);
      if (before.has(unreadThread)) continue;
      const like = newMessagesLike(step.body, thread, before).filter(
        (one) => claims.holderOf(step.workspaceId, 'message', messageKey(one)) === undefined,
      );
      const [only] = like;
      if (only === undefined) continue;
      const remoteId = messageKey(only);
      const twins = steps.filter((one) => one.id !== step.id && isTwin(one, step));
      if (like.length > 1 || twins.length > 0) {
        if (step.state !== 'unknown') continue;
        const words = 'The thread has this text more than once since. Look, then decide.';
        ledger.record(step.id, { kind: 'sighted-ambiguously', words });
      } else if (claims.claim(step, 'message', remoteId, 'read', clock.now())) {
        const words = 'It is in the thread at Popp.';
        ledger.record(step.id, { kind: 'sighted', remoteId, reach: 'seen', words });
      }
    }
  });
}

/** Another item with the same text whose outcome is not known either. */
function isTwin(one: Item, other: Item): boolean {
  const open = one.state === 'unknown' || one.state === 'undecided';
  return open && one.kind === 'message' && sameText(one.body ?? '', other.body ?? '');
}
