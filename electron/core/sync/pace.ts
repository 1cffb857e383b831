/** What decides when the next sweep begins. */
export type PaceFacts = {
  /** Sweeps that failed in a row. */
  readonly failures: number;
  readonly isOffline: boolean;
  /** How long ago the last verified webhook came; `undefined` where none ever did. */
  readonly lastToldAgoMs: number | undefined;
  /** How long Popp asked to be left alone. */
  readonly pausedForMs: number;
};

/**
 * Time between sweeps. Without webhooks a flag is found by reading alone, within 30 s: 20 s and the time that the reading takes.
 * While webhooks tell what happens, sweeps only catch what was missed.
 */
export const sweepEveryMs = { silent: 20_000, told: 60_000 };

/** Time between sweeps that read every live list, and not only those whose campaign says that a human is needed. */
export const completeEveryMs = { silent: 60_000, told: 5 * 60_000 };

/** Webhooks that have been silent for so long are not relied on. */
export const silentAfterMs = 10 * 60_000;

/** The pause after a failure, doubling; without a network a try costs nobody anything, and its return is noticed soon. */
export const failedPauseMs = { first: 10_000, offline: 20_000, longest: 5 * 60_000 };

/** Whether flags are heard of by Popp's events, or by reading. */
export function hearsBy(lastToldAgoMs: number | undefined): 'told' | 'silent' {
  return lastToldAgoMs === undefined || lastToldAgoMs > silentAfterMs ? 'silent' : 'told';
}

/** How long to wait before the next sweep. */
export function sweepPauseMs(facts: PaceFacts): number {
  const { failures, isOffline, lastToldAgoMs, pausedForMs } = facts;
  if (failures > 0) {
    const backoff = failedPauseMs.first * 2 ** Math.min(failures - 1, 10);
    const longest = isOffline ? failedPauseMs.offline : failedPauseMs.longest;
    return Math.max(pausedForMs, Math.min(longest, backoff));
  }
  return Math.max(pausedForMs, sweepEveryMs[hearsBy(lastToldAgoMs)]);
}
