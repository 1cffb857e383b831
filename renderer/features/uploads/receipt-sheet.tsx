import { skipToken, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { UploadRow } from '../../../shared/uploads/model.ts';
import { useLink } from '../../link/link-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { RowStatus } from './row-status.tsx';
import { uploadsText } from './text.ts';
import styles from './uploads.module.css';

type ReceiptSheetProps = {
  /** Nothing while it is closed. */
  readonly row: UploadRow | undefined;
  readonly onClose: () => void;
};

/** What is known about one candidate that was sent, in the order it was learnt. */
export function ReceiptSheet({ row, onClose }: ReceiptSheetProps) {
  const { queries } = useLink();
  const navigate = useNavigate();
  const item = row?.item;
  const input = item === undefined ? skipToken : { itemId: item.id };
  const { data, error, refetch } = useQuery(queries.outbox.receipt.queryOptions({ input }));
  const conversationId = data?.item.conversationId;
  return (
    <Dialog
      kind="sheet"
      opened={row !== undefined}
      title={
        row === undefined ? '' : uploadsText.receiptOf(`${row.firstName} ${row.lastName}`.trim())
      }
      onClose={onClose}
      actions={
        conversationId === undefined ? undefined : (
          <Button
            look="primary"
            onClick={() =>
              void navigate({ to: '/inbox/$conversationId', params: { conversationId } })
            }
          >
            {uploadsText.openConversation}
          </Button>
        )
      }
    >
      {row === undefined ? null : (
        <div className={styles.stack}>
          <div>
            <RowStatus row={row} />
          </div>
          {item?.reason === undefined ? null : <p>{item.reason}</p>}
          {data === undefined ? (
            error === null ? (
              <SkeletonRows rows={4} />
            ) : (
              <Failure inline failure={error} onRetry={() => void refetch()} />
            )
          ) : (
            <ol className={styles.problems} aria-label={uploadsText.receiptLines}>
              {data.lines.map((line, index) => (
                // Lines are only ever added at the end.
                // oxlint-disable-next-line react/no-array-index-key
                <li key={index} className={styles.problem}>
                  <span className={styles.problemWords}>{line.words}</span>
                  <span className={styles.faint}>
                    <Time at={line.at} />
                  </span>
                </li>
              ))}
            </ol>
          )}
        </div>
      )}
    </Dialog>
  );
}
