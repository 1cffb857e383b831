/** What is known about an item that was looked for and not found. Times in ms since its outcome became unknown. */
export type AbsenceFacts = {
  /** `skipDuplicationCheck` or `closePreviousConversations` is on: a resend would close and text again. */
  readonly closesConversations: boolean;
  /** An accepted item of the same kind and business-hours setting was found in this workspace by this same match. */
  readonly presenceWasSeen: boolean;
  /** An item that was sent after this one, and accepted, is visible. */
  readonly witnessVisible: boolean;
  /** When the witness was first found visible; passes before that looked at a list that may have shown nothing at all. */
  readonly witnessSeenAtMs?: number;
  /** Something that could become the witness is waiting, on its way or accepted and not seen yet. */
  readonly witnessMayCome: boolean;
  /** A webhook that may name it has not been read. */
  readonly openLead: boolean;
  readonly unknownForMs: number;
  readonly longestLagMs: number;
  /** When each complete pass over the list began. */
  readonly completePasses: readonly number[];
};

/** One of the conditions of absence. */
export type AbsenceCondition =
  | 'grace'
  | 'two-passes'
  | 'lead-read'
  | 'no-closing-flag'
  | 'presence-seen'
  | 'witness';

/** Absent, not found so far, or never to be proven; `missing` says why, for the receipt. */
export type AbsenceVerdict = {
  readonly verdict: 'absent' | 'not-yet' | 'unprovable';
  readonly missing: readonly AbsenceCondition[];
};

const shortestGraceMs = 10 * 60_000;
const betweenPassesMs = 60_000;
/** How long after the grace a witness or an unread lead is waited for before the recruiter is asked. */
export const patienceMs = 60 * 60_000;

/** How long the list may take to show what was accepted: 10 minutes, or five times the longest lag seen. */
export function graceMs(longestLagMs: number): number {
  return Math.max(shortestGraceMs, 5 * longestLagMs);
}

/** Judges absence. It is evidence only where presence has been seen, and only with every condition met. */
export function judgeAbsence(facts: AbsenceFacts): AbsenceVerdict {
  const grace = graceMs(facts.longestLagMs);
  const from = Math.max(grace, facts.witnessSeenAtMs ?? 0);
  const passes = facts.completePasses.filter((at) => at >= from).toSorted((a, b) => a - b);
  const apart = (passes.at(-1) ?? 0) - (passes[0] ?? 0);
  const missing: AbsenceCondition[] = [];
  if (facts.unknownForMs < grace) missing.push('grace');
  if (apart < betweenPassesMs) missing.push('two-passes');
  // Before that nothing is decided: a laptop that cannot read the list knows nothing, however long it takes.
  if (missing.length > 0) return { verdict: 'not-yet', missing };

  if (facts.closesConversations) return { verdict: 'unprovable', missing: ['no-closing-flag'] };
  if (facts.openLead) missing.push('lead-read');
  if (!facts.presenceWasSeen) missing.push('presence-seen');
  if (!facts.witnessVisible) missing.push('witness');
  if (missing.length === 0) return { verdict: 'absent', missing };
  const mayStillCome = facts.openLead || facts.witnessMayCome;
  const patient = facts.unknownForMs < grace + patienceMs;
  return { verdict: mayStillCome && patient ? 'not-yet' : 'unprovable', missing };
}
