/** What to do about a page that stopped: load it again, or ask the recruiter because it keeps stopping. */
export type CrashVerdict = 'reload' | 'ask';

const windowMs = 60_000;
const mostReloads = 3;

/** Remembers when pages stopped; pages that stop again and again are not loaded for ever. */
export function createCrashJudge(): (atMs: number) => CrashVerdict {
  let crashes: readonly number[] = [];
  return (atMs) => {
    crashes = [...crashes.filter((earlier) => atMs - earlier < windowMs), atMs];
    return crashes.length > mostReloads ? 'ask' : 'reload';
  };
}
