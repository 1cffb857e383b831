import { useSyncExternalStore } from 'react';
import { unreachable } from '../../shared/errors.ts';
import { agoWords, bothTimes, clockTime, fullTime, shortTime } from './time-words.ts';

const tickMs = 30_000;
let nowMs = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    nowMs = Date.now();
    for (const each of listeners) each();
  }, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The present, moving every half minute for everything on screen at once. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => nowMs);
}

type TimeProps = {
  /** Epoch milliseconds. */
  readonly at: number;
  /** `ago` for lists, `short` for records, `clock` where the day is said, `both` with the candidate's own time. */
  readonly form?: 'ago' | 'short' | 'clock' | 'full' | 'both';
  /** IANA zone of the candidate, for `both`. */
  readonly candidateZone?: string | undefined;
  /** The present by another clock, such as the practice clock. */
  readonly now?: number | undefined;
};

/** A time, as short as it stays clear; in full on hover. */
export function Time({ at, form = 'short', candidateZone, now }: TimeProps) {
  const present = useNow();
  return (
    <time dateTime={new Date(at).toISOString()} title={fullTime(at)}>
      {wordsFor(form, at, now ?? latest(present, at), candidateZone)}
    </time>
  );
}

// The shared present may lag by half a tick: what just happened is now, not in the future.
function latest(present: number, at: number): number {
  return at > present && at - present < tickMs ? at : present;
}

function wordsFor(
  form: NonNullable<TimeProps['form']>,
  at: number,
  now: number,
  zone: string | undefined,
): string {
  switch (form) {
    case 'ago':
      return agoWords(at, now);
    case 'clock':
      return clockTime(at);
    case 'full':
      return fullTime(at);
    case 'both':
      return zone === undefined ? shortTime(at, now) : bothTimes(at, zone);
    case 'short':
      return shortTime(at, now);
    default:
      return unreachable(form);
  }
}
