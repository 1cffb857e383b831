/** Longest text that a recruiter may send; Popp documents no limit. */
export const messageLimit = 4000;

/** How many of the newest entries of a thread are told at first; earlier ones are asked for as the recruiter scrolls up. */
export const threadPage = 80;

/** More entries than any conversation has. */
export const mostThreadEntries = 100_000;
