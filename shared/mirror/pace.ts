import type { RateReading } from '../highlevel/rate.ts';

/**
 * What has been asked of one sub-account, and what it said about its limits. Times are monotonic milliseconds.
 * A request holds its place from before it leaves until a whole interval after its answer: wherever in between the server
 * counted it, no interval of the server's holds more than we allow ourselves.
 */
export type Pace = {
  readonly max: number;
  readonly intervalMs: number;
  readonly inFlight: number;
  /** When each answered request frees its place, the earliest first. */
  readonly freedAt: readonly number[];
  /** Nothing leaves before this: the server said so, or its counter stood at nothing. */
  readonly restUntil: number;
  readonly dailyRemaining: number | undefined;
};

/** What HighLevel documents: 100 requests in 10 seconds, 200,000 a day, for each app and sub-account. */
export const documentedLimits = { max: 100, intervalMs: 10_000, daily: 200_000 } as const;

const dayRestMs = 60 * 60_000;
// Other tools use the same sub-account: a tenth is left to them.
const share = 0.9;

/** A pace that has asked for nothing yet. */
export const freshPace: Pace = {
  max: documentedLimits.max,
  intervalMs: documentedLimits.intervalMs,
  inFlight: 0,
  freedAt: [],
  restUntil: 0,
  dailyRemaining: undefined,
};

/** How many requests may hold a place at once. */
export function allowance({ max }: Pick<Pace, 'max'>): number {
  return Math.max(1, Math.floor(max * share));
}

/** How many requests may leave now. */
export function room(pace: Pace, now: number): number {
  if (pace.restUntil > now) return 0;
  const held = pace.freedAt.filter((at) => at > now).length;
  return Math.max(0, allowance(pace) - pace.inFlight - held);
}

/** How long until the next request may leave: 0 for now, `undefined` where an answer has to come first. */
export function waitMs(pace: Pace, now: number): number | undefined {
  const rest = pace.restUntil - now;
  if (rest > 0) return rest;
  const held = pace.freedAt.filter((at) => at > now);
  const over = pace.inFlight + held.length - allowance(pace) + 1;
  if (over <= 0) return 0;
  const freed = held[over - 1];
  return freed === undefined ? undefined : freed - now;
}

/** A request leaves now. */
export function begun(pace: Pace, now: number): Pace {
  return {
    ...pace,
    inFlight: pace.inFlight + 1,
    freedAt: pace.freedAt.filter((at) => at > now),
    dailyRemaining: pace.dailyRemaining === undefined ? undefined : pace.dailyRemaining - 1,
  };
}

/** A request ended: with an answer that says something about the limits, or without one. */
export function ended(
  pace: Pace,
  now: number,
  answer: RateReading & { readonly retryAfterMs?: number } = {},
): Pace {
  const intervalMs = Math.max(answer.intervalMs ?? pace.intervalMs, 1);
  const inFlight = Math.max(0, pace.inFlight - 1);
  const dailyRemaining = answer.dailyRemaining ?? pace.dailyRemaining;
  const rests = [pace.restUntil];
  if (answer.retryAfterMs !== undefined) rests.push(now + answer.retryAfterMs);
  // Others used it up; what of ours is on its way will be counted too.
  if (answer.remaining !== undefined && answer.remaining <= inFlight) rests.push(now + intervalMs);
  if (dailyRemaining !== undefined && dailyRemaining <= inFlight) {
    rests.push(now + (answer.dailyResetMs ?? dayRestMs));
  }
  // A longer interval than we knew holds for what was answered before, too.
  const longer = Math.max(0, intervalMs - pace.intervalMs);
  return {
    max: answer.max ?? pace.max,
    intervalMs,
    inFlight,
    freedAt: [...pace.freedAt.map((at) => at + longer), now + intervalMs],
    restUntil: Math.max(...rests),
    // After the rest it is asked again, by a request that may be refused.
    dailyRemaining:
      dailyRemaining !== undefined && dailyRemaining <= inFlight ? undefined : dailyRemaining,
  };
}
