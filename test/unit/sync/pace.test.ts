import { describe, expect, it } from 'vitest';
import { failedPauseMs, sweepEveryMs, sweepPauseMs } from '../../../electron/core/sync/pace.ts';

const calm = { failures: 0, isOffline: false, lastToldAgoMs: 1000, pausedForMs: 0 };

describe('the pause between sweeps', () => {
  it('is long while webhooks tell what happens, and short in silence', () => {
    expect(sweepPauseMs(calm)).toBe(sweepEveryMs.told);
    expect(sweepPauseMs({ ...calm, lastToldAgoMs: undefined })).toBe(sweepEveryMs.silent);
    expect(sweepPauseMs({ ...calm, lastToldAgoMs: 3_600_000 })).toBe(sweepEveryMs.silent);
  });

  it('doubles while Popp fails, up to a limit', () => {
    const pauses = [1, 2, 3, 30].map((failures) => sweepPauseMs({ ...calm, failures }));
    expect(pauses).toEqual([10_000, 20_000, 40_000, failedPauseMs.longest]);
  });

  it('stays short without a network', () => {
    expect(sweepPauseMs({ ...calm, failures: 30, isOffline: true })).toBe(failedPauseMs.offline);
  });

  it('is never shorter than what Popp asked for', () => {
    expect(sweepPauseMs({ ...calm, pausedForMs: 900_000 })).toBe(900_000);
    expect(sweepPauseMs({ ...calm, failures: 1, pausedForMs: 900_000 })).toBe(900_000);
  });
});
