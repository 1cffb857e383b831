/** What waits for the recruiter, by page; a page without a count asks for nothing. */
export type RailCounts = {
  readonly inbox: number;
  readonly uploads: number;
  readonly activity: number;
};

/** Counts for the rail, only where they ask for action. */
export function useRailCounts(): RailCounts {
  return { inbox: 0, uploads: 0, activity: 0 };
}
