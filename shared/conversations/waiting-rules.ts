/** What decides whether somebody waits for the recruiter; all times by Popp's clock. */
export type WaitingFacts = {
  readonly isSnoozed: boolean;
  /** When the open flag was raised. */
  readonly flaggedAt?: number | undefined;
  /** The first reply that nobody has looked at. */
  readonly unreadSince?: number | undefined;
  /** When it came back from being snoozed, where nobody has looked at it since. */
  readonly wokenAt?: number | undefined;
};

/** Since when somebody waits for the recruiter; nothing where nobody does, or where the recruiter has put it off. */
export function waitingSince(facts: WaitingFacts): number | undefined {
  if (facts.isSnoozed) return undefined;
  const since = [facts.flaggedAt, facts.unreadSince, facts.wokenAt].filter(
    (time) => time !== undefined,
  );
  return since.length === 0 ? undefined : Math.min(...since);
}

// Past every time that there is, and still a number that is exact.
const beyond = 9_000_000_000_000_000;

/** Where a conversation stands: whoever waits longest is first, then the rest with the newest activity first. */
export function placeOf(waiting: number | undefined, activityAt: number): number {
  return waiting ?? beyond - activityAt;
}
