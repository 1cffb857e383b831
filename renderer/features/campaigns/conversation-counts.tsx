import type { StatusCount } from '../../../shared/campaigns/model.ts';
import { StatusChip } from '../../ui/chip.tsx';
import { formatCount } from '../../ui/locale.ts';
import { conversationStatuses } from '../conversations/words.ts';
import { campaignsText } from './text.ts';
import styles from './campaigns.module.css';

/** How many conversations stand where, labelled directly; a table, so that it is read out as one. */
export function ConversationCounts({
  counts,
  total,
}: {
  readonly counts: readonly StatusCount[];
  readonly total: number;
}) {
  return (
    <table className={styles.counts} aria-label={campaignsText.countsLabel}>
      <thead className={styles.countsHead}>
        <tr>
          <th scope="col">{campaignsText.countsColumns.status}</th>
          <th scope="col">{campaignsText.countsColumns.count}</th>
          <th scope="col">{campaignsText.countsColumns.needsReview}</th>
        </tr>
      </thead>
      <tbody>
        {counts.map(({ status, count, needsReview }) => (
          <tr key={status}>
            <th scope="row">
              <StatusChip status={status} known={conversationStatuses} bare />
            </th>
            <td className={styles.countCell}>
              <span
                className={styles.countBar}
                style={{ width: `${Math.max(2, (count / total) * 100)}%` }}
                aria-hidden
              />
              <span>{formatCount(count)}</span>
            </td>
            <td className={styles.countFlags}>
              {needsReview === 0
                ? null
                : needsReview === 1
                  ? campaignsText.needsYouOne
                  : campaignsText.needYou(formatCount(needsReview))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
