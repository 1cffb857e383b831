import { z } from 'zod';
import { refusalWords } from './error-body.ts';
import { isJsonObject } from './fields.ts';

/** What a bulk answer says about one contact; `unknown` is settled by looking, never by sending again. */
export type BulkVerdict =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly words: string }
  | { readonly kind: 'unknown'; readonly status: string };

/** A bulk answer that was judged: either it counts, with one verdict for each contact in order, or it proves nothing. */
export type BulkJudgement =
  | { readonly counts: true; readonly verdicts: readonly BulkVerdict[] }
  | { readonly counts: false; readonly why: string };

const answerSchema = z.looseObject({
  total: z.int().nonnegative(),
  queued: z.int().nonnegative(),
  failed: z.int().nonnegative(),
  results: z.array(
    z.looseObject({
      index: z.int().nonnegative(),
      firstName: z.string(),
      status: z.string(),
    }),
  ),
});

type BulkAnswer = z.infer<typeof answerSchema>;

const refusedStatuses: ReadonlySet<string> = new Set(['failed', 'error', 'rejected', 'invalid']);

/**
 * Judges the answer to a bulk request by the first names that were sent. It counts only if `total` is what was sent,
 * `queued + failed` adds up, every index appears once and the names match; anything less proves nothing about any item.
 */
export function judgeBulkAnswer(body: string, firstNames: readonly string[]): BulkJudgement {
  const answer = readAnswer(body);
  if (answer === undefined) return { counts: false, why: 'the answer could not be read' };
  const why = whyNotCounted(answer, firstNames);
  if (why !== undefined) return { counts: false, why };
  const ordered = answer.results.toSorted((one, other) => one.index - other.index);
  const verdicts = ordered.map((result) => verdictOf(result));
  const accepted = verdicts.filter((verdict) => verdict.kind === 'accepted').length;
  const refused = verdicts.filter((verdict) => verdict.kind === 'refused').length;
  if (accepted > answer.queued || refused > answer.failed) {
    return { counts: false, why: 'the counts do not match the results' };
  }
  return { counts: true, verdicts };
}

function readAnswer(body: string): BulkAnswer | undefined {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return undefined;
  }
  const inside = isJsonObject(json) && isJsonObject(json['data']) ? json['data'] : json;
  const read = answerSchema.safeParse(inside);
  return read.success ? read.data : undefined;
}

function whyNotCounted(answer: BulkAnswer, firstNames: readonly string[]): string | undefined {
  if (answer.total !== firstNames.length) return 'the total is not what was sent';
  if (answer.queued + answer.failed !== answer.total) return 'queued and failed do not add up';
  if (answer.results.length !== firstNames.length) return 'some contacts are missing from it';
  const seen = new Set<number>();
  for (const { index, firstName } of answer.results) {
    const sent = firstNames[index];
    if (sent === undefined || seen.has(index)) return 'its positions do not match what was sent';
    if (sameName(sent) !== sameName(firstName)) return 'its first names do not match what was sent';
    seen.add(index);
  }
  return undefined;
}

function verdictOf(result: BulkAnswer['results'][number]): BulkVerdict {
  const status = result.status.toLowerCase();
  if (status === 'queued') return { kind: 'accepted' };
  if (!refusedStatuses.has(status)) return { kind: 'unknown', status: result.status.slice(0, 60) };
  return { kind: 'refused', words: refusalWords(result) ?? 'Popp gave no reason.' };
}

function sameName(name: string): string {
  return name.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}
