import { z } from 'zod';
import { conversationPhase } from '../popp/statuses.ts';
import type { TokenKind } from './model.ts';

/** An id of HighLevel as it goes into a path or a body. */
const idShape = /^[A-Za-z0-9_-]{1,100}$/;

/** A sub-account's id, as HighLevel's settings show it. */
export const locationIdSchema = z.string().trim().regex(idShape);

/** A contact's id, as HighLevel's address bar shows it. */
export const contactIdSchema = z.string().trim().regex(idShape);

/** The version header; a date, or a name such as v3. */
export const versionSchema = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9.-]{1,20}$/);

/** A token as it goes into the header; `Bearer` in front of it is what people copy along. */
export const tokenSchema = z
  .string()
  .trim()
  .transform((typed) => typed.replace(/^bearer\s+/i, ''))
  .pipe(
    z
      .string()
      .min(8)
      .max(4096)
      .regex(/^[\x21-\x7e]+$/),
  );

const dayMs = 24 * 60 * 60_000;

/** When a token ends: what an access token says of itself, else a day after it was typed. Private ones do not end by themselves. */
export function expiryOf(kind: TokenKind, payload: unknown, typedAt: number): number | undefined {
  if (kind === 'private-integration') return undefined;
  const said =
    typeof payload === 'object' && payload !== null && 'exp' in payload ? payload.exp : undefined;
  return typeof said === 'number' && said > 0 ? Math.round(said * 1000) : typedAt + dayMs;
}

/** What is known about something that was looked for at HighLevel and not found. Times in ms since its outcome became unknown. */
export type SearchFacts = {
  readonly unknownForMs: number;
  /** When each complete look began. */
  readonly looks: readonly number[];
  /**
   * What makes not finding it evidence. `refused`: HighLevel refuses a second one, so asking again does no harm. `visible`: one
   * that left later is shown by this same look. `none`: nothing does.
   */
  readonly proof: 'refused' | 'visible' | 'none';
  /** Something may still become the one that is shown. */
  readonly proofMayCome: boolean;
};

const graceMs = 2 * 60_000;
const patienceMs = 60 * 60_000;

/** When to look next: soon at first, because the search is only a little behind, then ever more seldom. */
export function lookAfterMs(looks: number): number {
  return Math.min(60_000, 2000 * 2 ** Math.min(looks, 5));
}

/** Judges what was not found: absence is evidence only where presence has been seen, or where a second one is refused. */
export function judgeSearch(facts: SearchFacts): 'not-yet' | 'absent' | 'unprovable' {
  const late = facts.looks.filter((at) => at >= graceMs);
  if (facts.unknownForMs < graceMs || late.length === 0 || facts.looks.length < 2) return 'not-yet';
  if (facts.proof !== 'none') return 'absent';
  return facts.proofMayCome && facts.unknownForMs < patienceMs ? 'not-yet' : 'unprovable';
}

/** Whether a conversation's status is an outcome that a note may tell. */
export function isOutcome(status: string | undefined): boolean {
  const phase = conversationPhase(status);
  return phase === 'completed' || phase === 'ended';
}

/** Candidates in a minute: what was settled in the time that was watched, or what the limits allow at two requests each. */
export function ratePerMinute(settled: number, watchedMs: number, allowed: number): number {
  if (watchedMs >= 5000 && settled > 0) return (settled / watchedMs) * 60_000;
  return allowed;
}
