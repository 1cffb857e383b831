import type { ItemState } from './model.ts';

/**
 * Everything that can be learnt about an item. What is not here cannot move one.
 * The words before the dash are the kinds as they are stored; they never change.
 */
export const evidenceKinds = [
  // Before it leaves
  'gate-closed', // a gate said no at the moment of sending
  'gate-opened', // what held it is gone: what it depends on is done
  'dependency-failed', // what it depends on was refused, is undecided or was cancelled
  'paused', // the recruiter paused its upload or workspace
  'attempt-begun', // committed with its frozen bytes; the first byte follows
  // What the answer means
  'not-sent', // an error before the first byte
  'rate-limited', // 429
  'not-let-in', // 401, 403, 407 or a redirect: the workspace pauses
  'accepted', // Popp said yes
  'refused', // Popp said no, in words
  'refused-whole', // a bulk request was refused as one; it is halved until the item is named
  'outcome-unknown', // anything else: a timeout, a reset, 5xx, HTML, a body that does not add up
  // What looking shows
  'sighted', // exactly one thing at Popp is this item's
  'sighted-ambiguously', // something at Popp may be this item's, and it cannot be told
  'lead', // a verified webhook names it; settles nothing before it is read
  'absent', // every condition of absence is met
  'absence-unprovable', // it was not found, and its absence cannot be proven
  // What the recruiter decides
  'recruiter-says-arrived',
  'recruiter-says-send-again',
  'recruiter-cancels',
  'recruiter-resumes',
  // What happens to the console
  'restart', // the process ended while it was being sent
  'instance-mismatch', // this database was restored from a backup or copied
] as const;

/** One of the kinds of evidence. */
export type EvidenceKind = (typeof evidenceKinds)[number];

type Row = Readonly<Partial<Record<EvidenceKind, ItemState>>>;

/** Kept on the receipt, moves nothing: a final item stays what it is. */
const final = (state: ItemState) =>
  ({
    sighted: state,
    'sighted-ambiguously': state,
    lead: state,
    'instance-mismatch': state,
  }) satisfies Row;

/**
 * State x evidence -> state: the whole of what an item may do. A pair that is not in the table is illegal and throws.
 * Read a row as: while an item is ..., this evidence makes it ....
 */
export const rules: Readonly<Record<ItemState, Row>> = {
  held: {
    'gate-opened': 'waiting',
    'recruiter-resumes': 'waiting',
    'recruiter-cancels': 'cancelled',
    // A held item is looked at again, and settled, when it is resumed: preflight finds the same thing.
    sighted: 'held',
    'sighted-ambiguously': 'held',
    lead: 'held',
    'instance-mismatch': 'held',
  },
  waiting: {
    'attempt-begun': 'sending',
    'gate-closed': 'held',
    'dependency-failed': 'held',
    paused: 'held',
    'instance-mismatch': 'held',
    'recruiter-cancels': 'cancelled',
    // Late evidence of an earlier attempt, or preflight found that it is there already.
    sighted: 'done',
    // Sending it now could be the second time.
    'sighted-ambiguously': 'held',
    lead: 'waiting',
  },
  sending: {
    accepted: 'done',
    refused: 'refused',
    'refused-whole': 'waiting',
    'not-sent': 'waiting',
    'rate-limited': 'waiting',
    'not-let-in': 'held',
    'outcome-unknown': 'unknown',
    restart: 'unknown',
    'instance-mismatch': 'unknown',
    // The answer is still on its way; what was seen is judged again when it is there.
    sighted: 'sending',
    lead: 'sending',
  },
  unknown: {
    sighted: 'done',
    'sighted-ambiguously': 'undecided',
    absent: 'waiting',
    'absence-unprovable': 'undecided',
    lead: 'unknown',
    'instance-mismatch': 'unknown',
  },
  undecided: {
    sighted: 'done',
    'recruiter-says-arrived': 'done',
    'recruiter-says-send-again': 'waiting',
    'sighted-ambiguously': 'undecided',
    lead: 'undecided',
    'instance-mismatch': 'undecided',
  },
  done: final('done'),
  refused: final('refused'),
  cancelled: final('cancelled'),
};

/** A move that the table does not hold. Seeing one is a bug of the console, and nothing was changed. */
export class IllegalMove extends Error {
  override readonly name = 'IllegalMove';

  constructor(state: ItemState, evidence: EvidenceKind) {
    super(`An item that is ${state} cannot take the evidence ${evidence}`);
  }
}

/** The state after the evidence; throws `IllegalMove` where the table has no entry. */
export function nextState(state: ItemState, evidence: EvidenceKind): ItemState {
  const next = rules[state][evidence];
  if (next === undefined) throw new IllegalMove(state, evidence);
  return next;
}

/** Whether the table has an entry for this pair. */
export function mayTake(state: ItemState, evidence: EvidenceKind): boolean {
  return rules[state][evidence] !== undefined;
}

/** Whether nothing can change the state any more. */
export function isFinal(state: ItemState): boolean {
  return state === 'done' || state === 'refused' || state === 'cancelled';
}

/** Whether the row behind the item is locked because it may have left. */
export function isLocked(state: ItemState): boolean {
  return state === 'sending' || state === 'unknown' || state === 'undecided';
}

/** A row can be edited only while it has never been attempted. */
export function isEditable(state: ItemState, attempts: number): boolean {
  return attempts === 0 && (state === 'held' || state === 'waiting');
}
