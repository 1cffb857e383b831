import { readOutcome, type AnswerMeaning, type Meaning } from '../../../shared/outbox/answers.ts';
import { halved } from '../../../shared/outbox/batching.ts';
import { startsConversation } from '../../../shared/outbox/model.ts';
import { IllegalMove } from '../../../shared/outbox/rules.ts';
import type { Clock } from '../capabilities.ts';
import type { PoppConnection } from '../popp/connection.ts';
import type { FrozenRequest, WriteOutcome } from '../popp/outcome.ts';
import { readServerDate } from '../popp/retry.ts';
import type { Books } from './books.ts';
import { newId } from './external-id.ts';
import type { InstanceGuard } from './instance.ts';
import { payloadOf, type Item } from './item.ts';
import type { RequestResult, Watermark } from './repository-requests.ts';
import { campaignKey, type Watches } from './watches.ts';

const lastAnswerMs = 4000;
const writeAgainMs = 10_000;

/** How long one request may take. */
export const timeoutMs = 120_000;

/** A request that is ready to be frozen. */
export type Draft = {
  readonly items: readonly Item[];
  readonly frozen: FrozenRequest;
  readonly watermark: Watermark;
};

/** Freezes what `choose` answers, sends it once, and records what its answer means. */
export type Transmit = (
  connection: PoppConnection,
  /** Runs inside the transaction, at the moment of sending; `undefined` sends nothing. */
  choose: () => Draft | undefined,
  signal: AbortSignal,
  /** 409: reads what is there now and decides; `undefined` leaves it unknown. */
  readConflict?: (item: Item, words: string) => Promise<Meaning | undefined>,
) => Promise<AnswerMeaning | undefined>;

/** Creates the one function through which anything leaves. */
export function createTransmit(books: Books, guard: InstanceGuard, watches: Watches): Transmit {
  const { clock, database, items, ledger, logger, notes, ports, requests, seen } = books;

  function freeze(workspaceId: string, draft: Draft) {
    const [first] = draft.items;
    if (first === undefined) throw new Error('A request carries at least one item');
    const id = newId('request');
    requests.freeze({
      id,
      workspaceId,
      kind: first.kind,
      frozen: draft.frozen,
      itemIds: draft.items.map((item) => item.id),
      watermark: draft.watermark,
      seenBefore: seen.lastPlace(),
      now: clock.now(),
      ...(first.campaignId === '' ? {} : { campaignId: first.campaignId }),
      ...(first.uploadId === undefined ? {} : { uploadId: first.uploadId }),
    });
    ledger.recordAll(
      draft.items.map((item) => item.id),
      { kind: 'attempt-begun', requestId: id, words: 'It leaves now.' },
    );
    return { ...draft, id, kind: first.kind, campaignId: first.campaignId };
  }

  function settle(
    workspaceId: string,
    request: ReturnType<typeof freeze>,
    outcome: WriteOutcome,
    meaning: AnswerMeaning,
    tookMs: number,
  ): void {
    const now = clock.now();
    database.transaction(() => {
      for (const [position, item] of request.items.entries()) {
        const one = meaning.items[position];
        if (one === undefined) throw new Error('An answer says something about every item');
        recordOne(item, one, request.id, request.items.length);
      }
      if (request.kind.startsWith('campaign') && outcome.kind === 'answer') {
        for (const item of request.items) books.publications.noteAnswer(item, outcome);
      }
      const status = outcome.kind === 'answer' ? outcome.status : undefined;
      const date = outcome.kind === 'answer' ? readServerDate(outcome.headers) : undefined;
      requests.finish(request.id, resultOf(meaning.items), status, tookMs, now, date);
      if (meaning.pause !== undefined) {
        notes.pause({ workspaceId, cause: 'not-let-in', words: meaning.pause, at: now });
      }
    });
    if (meaning.items.some((one) => one.evidence === 'outcome-unknown')) watches.of(request.id);
    watches.noteEvent(campaignKey(workspaceId, request.campaignId));
    logger.info('outbox.sent', {
      kind: request.kind,
      items: request.items.length,
      outcome: outcome.kind === 'answer' ? outcome.status : outcome.cause,
      tookMs: Math.round(tookMs),
    });
  }

  function recordOne(item: Item, one: Meaning, requestId: string, size: number): void {
    ledger.record(item.id, {
      kind: one.evidence,
      words: one.words,
      requestId,
      ...(one.reach === undefined ? {} : { reach: one.reach }),
      ...(one.evidence === 'not-let-in' ? { hold: 'not-let-in' as const } : {}),
      ...(one.evidence === 'refused-whole' ? { groupLimit: halved(size) } : {}),
      ...(one.remoteId === undefined ? {} : { remoteId: one.remoteId }),
      ...(one.reach === 'failed-at-popp' ? { remark: true } : {}),
    });
    if (one.remoteId === undefined || one.evidence !== 'accepted') return;
    if (item.kind === 'message' || item.kind === 'campaign') {
      books.claims.claim(item, item.kind, one.remoteId, 'answer', clock.now());
    } else if (startsConversation(item.kind)) {
      books.claims.claim(item, 'conversation', one.remoteId, 'answer', clock.now());
    }
  }

  return async function transmit(connection, choose, signal, readConflict) {
    const { workspaceId } = connection;
    let request: ReturnType<typeof freeze> | undefined;
    try {
      await guard.advance(() => {
        const draft = choose();
        request = draft === undefined ? undefined : freeze(workspaceId, draft);
      });
    } catch (error) {
      // Nothing has left yet: what was committed goes back, and what was not is not there.
      if (request !== undefined) takeBack(request);
      throw error;
    }
    if (request === undefined) return undefined;
    const begunAt = clock.monotonicMs();
    watches.noteBegun(request.id);
    const outcome = await ports.send(connection, request.frozen, {
      timeoutMs,
      signal: soonAfter(signal, clock),
    });
    const tookMs = clock.monotonicMs() - begunAt;
    const firstNames = request.items.map((item) =>
      startsConversation(item.kind) ? payloadOf(item).firstName : '',
    );
    let meaning = readOutcome(outcome, { kind: request.kind, firstNames });
    const [first] = request.items;
    if (meaning.conflict !== undefined && readConflict !== undefined && first !== undefined) {
      const read = await readConflict(first, meaning.conflict);
      if (read !== undefined) meaning = { items: [read] };
    }
    const known = { request, meaning };
    await insist(() => settle(workspaceId, known.request, outcome, known.meaning, tookMs), signal);
    return meaning;
  };

  /** An answer that cannot be written down, because the disk is full, is kept in hand until it can. */
  async function insist(write: () => void, signal: AbortSignal): Promise<void> {
    for (;;) {
      try {
        write();
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

  function takeBack(request: ReturnType<typeof freeze>): void {
    for (const item of request.items) {
      if (items.get(item.id)?.state !== 'sending') continue;
      ledger.record(item.id, {
        kind: 'not-sent',
        requestId: request.id,
        words: 'It did not leave: the console could not write down that it would.',
      });
    }
  }
}

/** A console that closes gives an answer that is on its way a moment, so that less is left unknown. */
function soonAfter(signal: AbortSignal, clock: Clock): AbortSignal {
  const late = new AbortController();
  const plan = () => clock.schedule(lastAnswerMs, () => late.abort());
  if (signal.aborted) plan();
  else signal.addEventListener('abort', plan, { once: true });
  return late.signal;
}

function resultOf(items: readonly Meaning[]): RequestResult {
  if (items.some((one) => one.evidence === 'outcome-unknown')) return 'unknown';
  if (items.some((one) => one.evidence === 'accepted')) return 'answered';
  const refused = items.every(
    (one) => one.evidence === 'refused' || one.evidence === 'refused-whole',
  );
  return refused ? 'refused' : 'not-taken';
}
