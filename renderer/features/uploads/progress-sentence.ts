import type { Progress as UploadProgress } from '../../../shared/uploads/review.ts';
import { uploadsText } from './text.ts';

/** What Popp has taken so far and what needs attention, numbers before words; nothing before the first answer. */
export function progressSentence({
  states,
  reaches,
}: Pick<UploadProgress, 'states' | 'reaches'>): string | undefined {
  const words = uploadsText.sentence;
  const count = (reach: keyof typeof reaches) => reaches[reach] ?? 0;
  const parts = [
    [count('started'), words.messaged],
    [count('accepted') + count('seen'), words.notMessaged],
    [count('queued-behind'), words.behind],
    [count('failed-at-popp'), words.failed],
  ] as const;
  const accepted =
    states.done === 0
      ? undefined
      : words.accepted(
          states.done,
          parts.flatMap(([number, say]) => (number === 0 ? [] : [say(number)])),
        );
  const sentences = [
    accepted,
    states.undecided === 0 ? undefined : words.undecided(states.undecided),
    states.refused === 0 ? undefined : words.refused(states.refused),
  ].filter((sentence) => sentence !== undefined);
  return sentences.length === 0 ? undefined : sentences.join(' ');
}
