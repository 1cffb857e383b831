import { ConsoleError } from '../../../shared/errors.ts';
import type { PoppMessage } from '../../../shared/popp/message.ts';
import type { PoppConnection } from '../popp/connection.ts';
import type { FrozenRequest } from '../popp/outcome.ts';
import { encodeHandBack, encodeMessage, encodeTakeover } from '../popp/writes.ts';
import type { Backoff } from './backoff.ts';
import type { Books } from './books.ts';
import type { Item } from './item.ts';
import type { Next } from './lanes.ts';
import { judgeOrder } from './step-order.ts';
import {
  gateOfHandBack,
  gateOfMessage,
  gateOfTakeover,
  gateOfThread,
  messageKey,
  unreadThread,
  type StepGate,
} from './step-reading.ts';
import { readConflict } from './step-conflict.ts';
import { createStepSettler, settleMessages } from './step-settling.ts';
import type { Transmit } from './transmit.ts';
import type { Watches } from './watches.ts';

/** Takes the steps of one conversation out, one at a time and in their order. */
export type StepCourier = (
  workspaceId: string,
  conversationId: string,
  signal: AbortSignal,
) => Promise<Next>;

const mostWaitMs = 10 * 60_000;

/** Creates the courier of takeovers, messages and hand-backs. */
export function createStepCourier(deps: {
  readonly books: Books;
  readonly transmit: Transmit;
  readonly backoff: Backoff;
  readonly watches: Watches;
}): StepCourier {
  const { books, transmit, backoff, watches } = deps;
  const { clock, items, ledger, notes, ports } = books;
  const settleStep = createStepSettler(books, watches);
  const waitingSince = new Map<string, { readonly readyAt: number; readonly at: number }>();

  /** Holds what depends on a failure and releases what does not any more. */
  function keepOrder(steps: readonly Item[]): boolean {
    let moved = false;
    for (const step of steps) {
      const verdict = judgeOrder(step, steps);
      if (step.state === 'waiting' && verdict === 'failed') {
        const words = 'What it follows did not get through, so it did not leave.';
        ledger.record(step.id, { kind: 'dependency-failed', hold: 'dependency', words });
        moved = true;
      } else if (step.state === 'held' && step.hold === 'dependency' && verdict !== 'failed') {
        ledger.record(step.id, { kind: 'gate-opened', words: 'What it follows got through.' });
        moved = true;
      }
    }
    return moved;
  }

  /** Nobody expects an answer, or a takeover, that leaves much later than it was asked for. */
  function isTooLate(step: Item): boolean {
    if (step.kind === 'hand-back') return false;
    // The wall clock counts across restarts; the other one cannot be set back.
    const known = waitingSince.get(step.id);
    const since = known?.readyAt === step.readyAt ? known.at : clock.monotonicMs();
    waitingSince.set(step.id, { readyAt: step.readyAt, at: since });
    return clock.now() - step.readyAt >= mostWaitMs || clock.monotonicMs() - since >= mostWaitMs;
  }

  function hold(step: Item, gate: Extract<StepGate, { kind: 'held' }>): Next {
    ledger.record(step.id, { kind: 'gate-closed', hold: gate.hold, words: gate.words });
    if (gate.newest !== undefined) items.noteSeenMessage(step.id, gate.newest);
    return 'again';
  }

  async function leave(connection: PoppConnection, step: Item, signal: AbortSignal): Promise<Next> {
    const conversationId = step.conversationId ?? '';
    const thread: { messages?: readonly PoppMessage[] } = {};
    const gate = await readGate(connection, step, conversationId, thread, signal);
    if (gate.kind === 'held') return hold(step, gate);
    if (gate.kind === 'done') {
      const { words, remark } = gate;
      ledger.record(step.id, { kind: 'sighted', reach: 'seen', words, remark });
      return 'again';
    }
    const ids = thread.messages?.map((one) => messageKey(one)) ?? [unreadThread];
    const watermark = { ids, serverDate: undefined };
    const meaning = await transmit(
      connection,
      () => {
        const now = items.get(step.id);
        if (now?.state !== 'waiting' || notes.pauseOf(step.workspaceId) !== undefined) {
          return undefined;
        }
        return { items: [now], frozen: encode(now, conversationId), watermark };
      },
      signal,
      (item, words) => readConflict(books, connection, item, words, signal),
    );
    const evidence = meaning?.items[0]?.evidence;
    if (meaning?.waitMs !== undefined) backoff.restFor(conversationId, meaning.waitMs);
    if (evidence === 'not-sent' || evidence === 'outcome-unknown') backoff.failed(conversationId);
    if (evidence === 'accepted') backoff.succeeded(conversationId);
    return 'again';
  }

  async function readGate(
    connection: PoppConnection,
    step: Item,
    conversationId: string,
    thread: { messages?: readonly PoppMessage[] },
    signal: AbortSignal,
  ): Promise<StepGate> {
    const read = await ports.getConversation(connection, conversationId, signal);
    if (read.supported) {
      ports.remember(step.workspaceId, [read.value]);
      const gate = gateOf(step, read.value);
      if (gate.kind !== 'open') return gate;
    }
    if (step.kind !== 'message') return { kind: 'open' };
    const messages = await ports.listMessages(connection, conversationId, signal);
    if (!messages.supported) return { kind: 'open' };
    thread.messages = messages.value;
    settleMessages(books, items.stepsOf(step.workspaceId, conversationId), messages.value);
    return gateOfThread(step, messages.value);
  }

  function gateOf(step: Item, value: Parameters<typeof gateOfMessage>[0]): StepGate {
    switch (step.kind) {
      case 'takeover':
        return gateOfTakeover(value, isOurs(step), step.attempts);
      case 'message':
        return gateOfMessage(value);
      case 'hand-back':
        return gateOfHandBack(value);
      case 'conversation':
      case 'scheduling':
      case 'campaign':
      case 'campaign-status':
      case 'mirrored-contact':
      case 'highlevel-contact':
      case 'mirrored-note':
        return { kind: 'open' };
      default:
        return step.kind satisfies never;
    }
  }

  /** Whether the last thing that we did to this conversation was to take it over. */
  function isOurs(step: Item): boolean {
    const last = items
      .stepsOf(step.workspaceId, step.conversationId ?? '')
      .findLast((one) => one.state === 'done' && one.kind !== 'message');
    return last?.kind === 'takeover';
  }

  return async function courier(workspaceId, conversationId, signal) {
    const steps = items.stepsOf(workspaceId, conversationId);
    if (keepOrder(steps)) return 'again';
    const step = steps.find((one) => one.state === 'waiting' || one.state === 'unknown');
    if (step === undefined) return 'rest';
    if (step.state === 'waiting' && isTooLate(step)) {
      return hold(step, {
        kind: 'held',
        hold: 'ten-minutes',
        words: 'It could not leave within 10 minutes, so it was kept here. Nothing was sent.',
      });
    }
    const restMs = backoff.remainingMs(conversationId);
    if (restMs > 0) return { waitMs: restMs };
    const isPaused = notes.pauseOf(workspaceId) !== undefined;
    if (isPaused && step.state === 'waiting') return { waitMs: mostWaitMs };
    try {
      const connection = await ports.openConnection(workspaceId);
      if (step.state === 'unknown') return await settleStep(connection, step, signal);
      return await leave(connection, step, signal);
    } catch (error) {
      if (signal.aborted) return 'rest';
      if (!(error instanceof ConsoleError)) throw error;
      books.logger.warn('outbox.not-readable', { code: error.code });
      if (error.code === 'key-rejected' || error.code === 'redirected') {
        const words = error.message;
        notes.pause({ workspaceId, cause: 'not-let-in', words, at: clock.now() });
      }
      backoff.failed(conversationId);
      return { waitMs: backoff.remainingMs(conversationId) };
    }
  };
}

function encode(step: Item, conversationId: string): FrozenRequest {
  switch (step.kind) {
    case 'takeover':
      return encodeTakeover(conversationId);
    case 'hand-back':
      return encodeHandBack(conversationId);
    case 'message':
      return encodeMessage(
        conversationId,
        step.templateId === undefined ? { body: step.body ?? '' } : { templateId: step.templateId },
      );
    case 'conversation':
    case 'scheduling':
    case 'campaign':
    case 'campaign-status':
    case 'mirrored-contact':
    case 'highlevel-contact':
    case 'mirrored-note':
      throw new Error(`A ${step.kind} is not a step`);
    default:
      return step.kind satisfies never;
  }
}
