/** What the headers of one answer say about HighLevel's limits. */
export type RateReading = {
  readonly max?: number;
  readonly remaining?: number;
  readonly intervalMs?: number;
  readonly dailyRemaining?: number;
  readonly dailyResetMs?: number;
};

type Headers = Readonly<Record<string, string>>;

/** Reads `X-RateLimit-*`; what is missing or no number says nothing. Names come lower-case. */
export function readRate(headers: Headers): RateReading {
  const max = count(headers, 'x-ratelimit-max');
  const remaining = count(headers, 'x-ratelimit-remaining');
  const intervalMs = count(headers, 'x-ratelimit-interval-milliseconds');
  const dailyRemaining = count(headers, 'x-ratelimit-daily-remaining');
  const reset = count(headers, 'x-ratelimit-daily-reset');
  // Nobody documents its unit. A time that has a date is a moment, which the monotonic clock cannot use.
  const dailyResetMs = reset === undefined || reset > 90_000_000 ? undefined : reset;
  return {
    ...(max === undefined || max < 1 ? {} : { max }),
    ...(remaining === undefined ? {} : { remaining }),
    ...(intervalMs === undefined || intervalMs < 1 ? {} : { intervalMs }),
    ...(dailyRemaining === undefined ? {} : { dailyRemaining }),
    ...(dailyResetMs === undefined ? {} : { dailyResetMs }),
  };
}

function count(headers: Headers, name: string): number | undefined {
  const value = headers[name]?.trim();
  return value !== undefined && /^\d{1,12}$/.test(value) ? Number(value) : undefined;
}
