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

/** Time between sweeps: short while no webhook tells what happens, long while they do. */
export const sweepEveryMs = { silent: 60_000, told: 5 * 60_000 };

const silentAfterMs = 10 * 60_000;

/** The pause after a failure, doubling; without a network a try costs nobody anything, and its return is noticed soon. */
export const failedPauseMs = { first: 10_000, offline: 20_000, longest: 5 * 60_000 };

/** How long to wait before the next sweep. */
export function sweepPauseMs(facts: PaceFacts): number {
  const { failures, isOffline, lastToldAgoMs, pausedForMs } = facts;
  if (failures > 0) {
    const backoff = failedPauseMs.first * 2 ** Math.min(failures - 1, 10);
    const longest = isOffline ? failedPauseMs.offline : failedPauseMs.longest;
    return Math.max(pausedForMs, Math.min(longest, backoff));
  }
  const isSilent = lastToldAgoMs === undefined || lastToldAgoMs > silentAfterMs;
  return Math.max(pausedForMs, isSilent ? sweepEveryMs.silent : sweepEveryMs.told);
}
