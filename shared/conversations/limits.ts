/** Longest text that a recruiter may send; Popp documents no limit. */
export const messageLimit = 4000;
