import { drawMix } from './mix.ts';
import type { RunVerdict } from './judge.ts';
import { runOnce } from './run-one.ts';

/** The sum of many runs: the line that `npm run faults` prints. */
export type FaultSummary = {
  readonly runs: number;
  readonly kills: number;
  readonly candidates: number;
  readonly duplicates: number;
  readonly lost: number;
  readonly undecided: number;
};

/** Runs a seed, two runs at a time. */
export async function runMany(options: {
  readonly runs: number;
  readonly seed: string;
  readonly candidates: number;
  readonly onRun?: (verdict: RunVerdict) => void;
}): Promise<RunVerdict[]> {
  const verdicts: RunVerdict[] = [];
  let next = 0;
  async function worker(): Promise<void> {
    while (next < options.runs) {
      const mix = drawMix(options.seed, next);
      next += 1;
      const verdict = await runOnce(mix, options.candidates);
      verdicts.push(verdict);
      options.onRun?.(verdict);
    }
  }
  await Promise.all([worker(), worker()]);
  return verdicts;
}

/** Adds up. */
export function summarize(verdicts: readonly RunVerdict[]): FaultSummary {
  const sum = (of: (verdict: RunVerdict) => number) =>
    verdicts.reduce((total, verdict) => total + of(verdict), 0);
  return {
    runs: verdicts.length,
    kills: sum((one) => one.kills),
    candidates: sum((one) => one.candidates),
    duplicates: sum((one) => one.duplicates),
    lost: sum((one) => one.lost),
    undecided: sum((one) => one.undecided),
  };
}
