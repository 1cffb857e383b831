import type { Author } from './model.ts';

/**
 * One takeover of this recruiter, from its confirmation on. `askedAt` and `knownAt` are this machine's times, the others
 * Popp's: the two clocks are never compared with each other.
 */
export type TakeoverTurn = {
  /** The step in the outbox; absent where a takeover that was found at Popp was said to be ours. */
  readonly itemId?: string | undefined;
  readonly askedAt: number;
  readonly knownAt: number;
  /** The latest moment at which Popp can have confirmed it: whatever the AI writes from then on, it should not have. */
  readonly confirmedAt: number;
  /** Up to then Popp is known to have gone on saying that a human has the conversation. */
  readonly heldThrough: number;
};

/** A message as it is judged; `at` is by Popp's clock, and missing where Popp gave it no time. */
export type JudgedMessage = {
  readonly key: string;
  readonly author: Author;
  readonly at?: number | undefined;
};

/** A message that the AI wrote although a human had the conversation. */
export type Leak = { readonly key: string; readonly at: number; readonly afterMs: number };

/** A `Date` header has whole seconds: the moment it stands for lies within this. */
export const dateResolutionMs = 1000;

/** The latest moment at which Popp can have confirmed a takeover: by its answer's own date, else by our reckoning of its clock. */
export function latestConfirmation(facts: {
  readonly serverDate: number | undefined;
  readonly poppNow: number;
  readonly slackMs: number;
}): number {
  return facts.serverDate === undefined
    ? facts.poppNow + facts.slackMs
    : facts.serverDate + dateResolutionMs;
}

/** Up to when a read of the conversation itself proves that a human had it; the state is older than the answer's date. */
export function provenThrough(serverDate: number): number {
  return serverDate - dateResolutionMs;
}

/**
 * What the AI wrote while it should have been silent. A message counts only between two proofs, the takeover's answer and a
 * later read that still says taken over: one that came with a hand-back by somebody else accuses nobody.
 */
export function leakedMessages(
  turn: Pick<TakeoverTurn, 'confirmedAt' | 'heldThrough'>,
  messages: readonly JudgedMessage[],
): Leak[] {
  return messages.flatMap(({ key, author, at }) =>
    author === 'ai' && at !== undefined && at >= turn.confirmedAt && at <= turn.heldThrough
      ? [{ key, at, afterMs: at - turn.confirmedAt }]
      : [],
  );
}

/** Whether something of the AI lies beyond what is proven: one more read of the conversation would tell. */
export function wantsProof(
  turn: Pick<TakeoverTurn, 'confirmedAt' | 'heldThrough'>,
  messages: readonly JudgedMessage[],
): boolean {
  return messages.some(
    ({ author, at }) =>
      author === 'ai' && at !== undefined && at >= turn.confirmedAt && at > turn.heldThrough,
  );
}

/** How long it took from the key press until the AI was silent; what it wrote afterwards lengthens it. */
export function timeToSilence(
  turn: Pick<TakeoverTurn, 'askedAt' | 'knownAt' | 'confirmedAt'>,
  leaks: readonly Pick<Leak, 'at'>[],
): number {
  const answered = Math.max(0, turn.knownAt - turn.askedAt);
  const last = Math.max(turn.confirmedAt, ...leaks.map(({ at }) => at));
  return answered + (last - turn.confirmedAt);
}

/** How many whole periods a conversation has been held for; nothing before the first, or where nobody wants to be reminded. */
export function reminderPeriod(facts: {
  readonly heldSince: number | undefined;
  readonly now: number;
  readonly everyMs: number;
}): number | undefined {
  if (facts.heldSince === undefined || facts.everyMs <= 0) return undefined;
  const periods = Math.floor((facts.now - facts.heldSince) / facts.everyMs);
  return periods >= 1 ? periods : undefined;
}
