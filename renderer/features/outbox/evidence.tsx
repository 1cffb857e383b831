import type { Receipt } from '../../../shared/outbox/contract.ts';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { Time } from '../../ui/time.tsx';
import { foldLines, plainWords } from './item-words.ts';
import { outboxText } from './text.ts';
import styles from './outbox.module.css';

/** What was learnt about an item, oldest first, in plain words. */
export function Evidence({ lines }: { readonly lines: Receipt['lines'] }) {
  return (
    <ol className={styles.evidence} aria-label={outboxText.known}>
      {foldLines(lines).map((line, index) => (
        // Lines are only ever added at the end.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>
          <span className={styles.evidenceTime}>
            <Time at={line.at} />
          </span>
          <span>
            {/* A refusal is in the API's own words. */}
            <CandidateText text={plainWords(line.words)} />
            {line.times === 1 ? null : (
              <span className={styles.faint}> {outboxText.times(line.times)}</span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
