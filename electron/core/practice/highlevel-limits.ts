/** How many requests practice HighLevel takes, as HighLevel documents it. */
export type HighLevelLimits = {
  readonly max: number;
  readonly intervalMs: number;
  readonly daily: number;
};

/** 100 in 10 seconds, 200,000 a day. */
export const documentedHighLevelLimits: HighLevelLimits = {
  max: 100,
  intervalMs: 10_000,
  daily: 200_000,
};

const dayMs = 24 * 60 * 60_000;

/** Counts requests in a sliding interval; what is over the limit is refused, and counts as a breach. */
export function createLimiter(limits: HighLevelLimits) {
  let recent: number[] = [];
  let day = { startedAt: 0, count: 0 };
  let breaches = 0;
  return {
    /** Whether one more is taken, and the headers that say how it stands. */
    take(now: number): { readonly isTaken: boolean; readonly headers: Record<string, string> } {
      recent = recent.filter((at) => at > now - limits.intervalMs);
      if (now - day.startedAt >= dayMs) day = { startedAt: now, count: 0 };
      const isTaken = recent.length < limits.max && day.count < limits.daily;
      if (isTaken) {
        recent.push(now);
        day.count += 1;
      } else breaches += 1;
      const freeInMs = (recent[0] ?? now) + limits.intervalMs - now;
      return {
        isTaken,
        headers: {
          'x-ratelimit-limit-daily': String(limits.daily),
          'x-ratelimit-daily-remaining': String(limits.daily - day.count),
          'x-ratelimit-interval-milliseconds': String(limits.intervalMs),
          'x-ratelimit-max': String(limits.max),
          'x-ratelimit-remaining': String(limits.max - recent.length),
          ...(isTaken ? {} : { 'retry-after': String(Math.max(1, Math.ceil(freeInMs / 1000))) }),
        },
      };
    },
    breaches: () => breaches,
  };
}
