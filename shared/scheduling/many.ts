/** Why a candidate of a source is not asked. */
export const leftOutReasons = [
  /** The row has a problem, or the recruiter left it out. */
  'not-ready',
  'no-name',
  /** Neither a phone number nor an e-mail address that the campaign's channel writes to. */
  'no-contact',
  'opted-out',
  /** The same candidate stands in the source before. */
  'same-candidate',
  /** A meeting was asked for already, with the same candidate in the same campaign. */
  'asked-before',
  /** The campaign has a conversation with them already, and the check for that is not skipped. */
  'already-there',
  /** A chosen conversation that this workspace does not know, or not any more. */
  'gone',
] as const;

/** One of the reasons not to ask. */
export type LeftOutReason = (typeof leftOutReasons)[number];

/** So many conversations can be chosen by hand in the inbox; whole campaigns and uploads are sources of their own. */
export const mostChosen = 200;

/** From this many on the recruiter types the number before anything leaves. */
export const confirmAbove = 500;
