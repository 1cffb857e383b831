import type { ListenerStatus } from '../../../shared/webhooks/model.ts';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { formatCount } from '../../ui/locale.ts';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { webhooksText } from './text.ts';
import { refusalsOf } from './words.ts';
import styles from './webhooks.module.css';

type RefusedSectionProps = { readonly status: ListenerStatus; readonly isPractice: boolean };

/** What came and was not let in, with what to do about each cause. */
export function RefusedSection({ status, isPractice }: RefusedSectionProps) {
  const refusals = refusalsOf(status.counts, isPractice);
  return (
    <Section title={webhooksText.refusedTitle} purpose={webhooksText.refusedPurpose}>
      <div className={styles.stack}>
        {refusals.length === 0 ? (
          <p className={styles.help}>{webhooksText.noneRefused}</p>
        ) : (
          <ul className={styles.refusals} aria-label={webhooksText.refusedTable}>
            {refusals.map(({ outcome, word, diagnosis, count }) => (
              <li key={outcome} className={styles.refusal}>
                <span className={styles.count}>{formatCount(count)}</span>
                <span className={styles.words}>
                  <span className={styles.strong}>{word}</span>
                  <span className={styles.help}>{diagnosis}</span>
                </span>
              </li>
            ))}
          </ul>
        )}
        {status.heads.length === 0 ? null : <Heads heads={status.heads} />}
      </div>
    </Section>
  );
}

function Heads({ heads }: { readonly heads: ListenerStatus['heads'] }) {
  const names = webhooksText.headColumns;
  return (
    <details className={styles.fold}>
      <summary>{webhooksText.heads}</summary>
      <div className={styles.wide}>
        <table className={styles.grid} aria-label={webhooksText.headsTable}>
          <thead>
            <tr>
              <th scope="col">{names.at}</th>
              <th scope="col">{names.outcome}</th>
              <th scope="col">{names.signed}</th>
              <th scope="col">{names.method}</th>
              <th scope="col" className={styles.end}>
                {names.size}
              </th>
              <th scope="col">{names.from}</th>
            </tr>
          </thead>
          <tbody>
            {heads.map((head, index) => (
              // Heads have no id, and those that are shown are replaced together.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={index}>
                <td>
                  <Time at={head.at} />
                </td>
                <td>{webhooksText.outcomes[head.outcome]}</td>
                <td>{head.signed ? webhooksText.signed : webhooksText.unsigned}</td>
                <td>{head.method}</td>
                <td className={styles.end}>
                  {head.sizeBytes === undefined
                    ? null
                    : webhooksText.bytes(formatCount(head.sizeBytes))}
                </td>
                <td className={styles.sender}>
                  {head.userAgent === undefined ? null : (
                    <CandidateText text={head.userAgent} withoutLinks />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
