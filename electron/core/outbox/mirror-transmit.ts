import { unreachable } from '../../../shared/errors.ts';
import { readMirrorOutcome, type MirrorMeaning } from '../../../shared/mirror/answers.ts';
import { IllegalMove } from '../../../shared/outbox/rules.ts';
import type { HighLevelConnection } from '../highlevel/connection.ts';
import {
  createHighLevelWrites,
  encodeContact,
  encodeMirroredConversation,
  encodeNote,
} from '../highlevel/writes.ts';
import type { FrozenRequest } from '../popp/outcome.ts';
import type { Books } from './books.ts';
import { newId } from './external-id.ts';
import type { InstanceGuard } from './instance.ts';
import type { Item } from './item.ts';
import { isMirrorItem, mirrorPayload, type MirrorPorts } from './mirror-ports.ts';

/** Freezes up to as many requests as there are places, sends each once, and records what each answer means. */
export type MirrorTransmit = (
  connection: HighLevelConnection,
  /** Runs inside the transaction, at the moment of sending. */
  choose: () => readonly Item[],
  signal: AbortSignal,
) => Promise<readonly MirrorMeaning[]>;

const timeoutMs = 30_000;
const lastAnswerMs = 4000;
const writeAgainMs = 10_000;

/**
 * Popp's `transmit` sends one request with many items; HighLevel takes one contact in each. So many requests are frozen by one
 * commit, which the disk is waited for once, and leave side by side. The order is the same: on disk, then the socket.
 */
export function createMirrorTransmit(
  books: Books,
  guard: InstanceGuard,
  ports: MirrorPorts,
): MirrorTransmit {
  const { clock, database, ledger, logger, requests, seen } = books;
  const writes = createHighLevelWrites(ports);

  function freeze(item: Item): {
    readonly id: string;
    readonly item: Item;
    readonly frozen: FrozenRequest;
  } {
    const id = newId('request');
    const frozen = encode(item);
    requests.freeze({
      id,
      workspaceId: item.workspaceId,
      kind: item.kind,
      frozen,
      itemIds: [item.id],
      watermark: { ids: [], serverDate: undefined },
      seenBefore: seen.lastPlace(),
      now: clock.now(),
    });
    ledger.record(item.id, { kind: 'attempt-begun', requestId: id, words: 'It leaves now.' });
    return { id, item, frozen };
  }

  function settle(requestId: string, item: Item, meaning: MirrorMeaning, facts: Facts): void {
    const { evidence, words } = meaning;
    const remoteId = meaning.conversation?.id ?? meaning.contactId;
    ledger.record(item.id, {
      kind: evidence,
      words,
      requestId,
      ...(evidence === 'not-let-in' ? { hold: 'highlevel-stopped' as const } : {}),
      ...(evidence === 'accepted' ? { reach: 'accepted' as const } : {}),
      ...(remoteId === undefined ? {} : { remoteId }),
    });
    if (evidence === 'accepted') noteAccepted(item, meaning);
    requests.finish(requestId, results[evidence], facts.status, facts.tookMs, clock.now());
    if (meaning.stop !== undefined) ports.stop(item.workspaceId, meaning.stop);
  }

  function noteAccepted(item: Item, meaning: MirrorMeaning): void {
    if (meaning.conversation !== undefined) ports.linked(item, meaning.conversation);
    if (meaning.contactId !== undefined) ports.contactMade(item, meaning.contactId);
  }

  let queue: Answered[] = [];

  /** Answers that come within one turn of the loop are one commit. */
  function write(work: () => void, signal: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    if (queue.length === 0) setImmediate(() => void flush(signal));
    queue.push({ work, resolve, reject });
    return promise;
  }

  async function flush(signal: AbortSignal): Promise<void> {
    const group = queue;
    queue = [];
    try {
      await keep(() => group.forEach(({ work }) => work()), signal);
      for (const { resolve } of group) resolve();
    } catch {
      // One of them cannot be written: the others are, each for itself.
      for (const { work, resolve, reject } of group) await keep(work, signal).then(resolve, reject);
    }
  }

  /** An answer that cannot be written down, because the disk is full, is kept in hand until it can. */
  async function keep(work: () => void, signal: AbortSignal): Promise<void> {
    for (;;) {
      try {
        database.transaction(work);
        return;
      } catch (error) {
        if (signal.aborted || error instanceof IllegalMove) throw error;
        logger.error('outbox.answer-not-written', { error: String(error) });
      }
      await new Promise<void>((resolve) => {
        clock.schedule(writeAgainMs, resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }

  return async function transmit(connection, choose, signal) {
    let frozen: ReturnType<typeof freeze>[] = [];
    try {
      await guard.advance(() => {
        frozen = choose().map((item) => freeze(item));
      });
    } catch (error) {
      // Nothing has left: what was committed goes back, and what was not is not there.
      for (const { id, item } of frozen) {
        if (books.items.get(item.id)?.state !== 'sending') continue;
        const words = 'It did not leave: the console could not write down that it would.';
        ledger.record(item.id, { kind: 'not-sent', requestId: id, words });
      }
      throw error;
    }
    const late = soonAfter(signal);
    return Promise.all(
      frozen.map(async ({ id, item, frozen: request }) => {
        const begunAt = clock.monotonicMs();
        const outcome = await writes.send(connection, request, { timeoutMs, signal: late });
        const tookMs = clock.monotonicMs() - begunAt;
        if (!isMirrorItem(item)) throw new TypeError('Not an item for HighLevel');
        const meaning = readMirrorOutcome(outcome, {
          kind: item.kind,
          locationId: connection.locationId,
          contactId: item.mirroredContact,
        });
        const status = outcome.kind === 'answer' ? outcome.status : undefined;
        await write(() => settle(id, item, meaning, { status, tookMs }), signal);
        logger.info('outbox.sent', { kind: item.kind, outcome: status ?? outcome.kind });
        return meaning;
      }),
    );
  };

  /** A console that closes gives an answer that is on its way a moment, so that less is left unknown. */
  function soonAfter(signal: AbortSignal): AbortSignal {
    const controller = new AbortController();
    const plan = () => clock.schedule(lastAnswerMs, () => controller.abort());
    if (signal.aborted) plan();
    else signal.addEventListener('abort', plan, { once: true });
    return controller.signal;
  }
}

/** An answer that is to be written down, and who waits for that. */
type Answered = {
  readonly work: () => void;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

type Facts = { readonly status: number | undefined; readonly tookMs: number };

const results = {
  accepted: 'answered',
  refused: 'refused',
  'not-sent': 'not-taken',
  'rate-limited': 'not-taken',
  'not-let-in': 'not-taken',
  'outcome-unknown': 'unknown',
} as const;

function encode(item: Item): FrozenRequest {
  if (!isMirrorItem(item)) throw new TypeError('Not an item for HighLevel');
  switch (item.kind) {
    case 'mirrored-contact':
      return encodeMirroredConversation(item.locationId, item.mirroredContact);
    case 'highlevel-contact':
      return encodeContact(item.locationId, mirrorPayload(item).contact ?? {});
    case 'mirrored-note':
      return encodeNote(item.mirroredContact, item.body ?? '');
    default:
      return unreachable(item.kind);
  }
}
