import type { ReactNode } from 'react';
import type { CandidateField } from '../../../shared/uploads/fields.ts';
import type { UploadDetail, UploadRow } from '../../../shared/uploads/model.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { classes } from '../../ui/classes.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { Table } from '../../ui/table.tsx';
import { RowStatus } from './row-status.tsx';
import { tellFailure } from './tell-failure.ts';
import { uploadsText } from './text.ts';
import { useRows, type RowsView } from './use-rows.ts';
import styles from './uploads.module.css';

const words = uploadsText.rowColumns;

const columns: readonly Column<UploadRow>[] = [
  { key: 'row', header: words.row, width: 68, align: 'end', cell: (row) => row.row },
  {
    key: 'firstName',
    header: words.firstName,
    width: 120,
    cell: (row) => value(row, 'firstName', row.firstName),
  },
  {
    key: 'lastName',
    header: words.lastName,
    width: 120,
    cell: (row) => value(row, 'lastName', row.lastName),
  },
  {
    key: 'phone',
    header: words.phone,
    width: 140,
    cell: (row) => value(row, 'phoneNumber', row.phoneNumber ?? row.phoneText),
  },
  {
    key: 'email',
    header: words.email,
    width: 150,
    grow: true,
    yields: 1,
    cell: (row) => value(row, 'emailAddress', row.emailAddress),
  },
  { key: 'state', header: words.state, width: 186, cell: (row) => <RowStatus row={row} /> },
];

function value(row: UploadRow, field: CandidateField, text: string): ReactNode {
  const isCorrected = row.corrections[field] !== undefined;
  return (
    <span className={classes(isCorrected && styles.corrected)}>
      <CandidateText text={text} withoutLinks />
    </span>
  );
}

function toneOf(row: UploadRow): 'amber' | 'red' | 'faint' | undefined {
  if (row.state === 'left-out') return 'faint';
  if (row.state === 'problem') return 'red';
  return row.item?.state === 'refused' || row.item?.state === 'undecided' ? 'amber' : undefined;
}

type RowsTableProps = {
  readonly upload: UploadDetail;
  readonly view: RowsView;
  readonly onOpen: (row: UploadRow) => void;
  readonly onReceipt: (row: UploadRow) => void;
  readonly onShowAll: () => void;
};

/** The table of candidates: arrows move, Enter opens a row to put it right, buttons at its end leave it out. */
export function RowsTable({ upload, view, onOpen, onReceipt, onShowAll }: RowsTableProps) {
  const { total, rowAt, onVisible, error } = useRows(upload.id, view);
  if (error !== null && total === undefined) return <Failure failure={error} />;
  if (total === undefined) return <SkeletonRows rows={10} />;
  if (total === 0) {
    return (
      <div className={styles.rowsEmpty}>
        <Empty
          level={3}
          title={uploadsText.noRows}
          body={uploadsText.noRowsBody}
          action={<Button onClick={onShowAll}>{uploadsText.showAll}</Button>}
        />
      </div>
    );
  }
  return (
    <div className={styles.rowsTable}>
      <Table
        label={uploadsText.table}
        columns={columns}
        count={total}
        rowAt={rowAt}
        rowKey={(row) => String(row.row)}
        rowTone={toneOf}
        actionsWidth={152}
        onVisible={onVisible}
        onOpen={(row) => (isOnItsWay(row) ? onReceipt(row) : onOpen(row))}
        // Called by the table for each row, as a function: not a component.
        // oxlint-disable-next-line react/no-unstable-nested-components
        actions={(row) => (
          <RowActions uploadId={upload.id} row={row} onOpen={onOpen} onReceipt={onReceipt} />
        )}
      />
    </div>
  );
}

/** Refused and kept-back rows never reached anyone and may be corrected. */
function isOnItsWay(row: UploadRow): boolean {
  return row.item !== undefined && row.item.state !== 'refused' && row.item.state !== 'cancelled';
}

type RowActionsProps = {
  readonly uploadId: string;
  readonly row: UploadRow;
  readonly onOpen: (row: UploadRow) => void;
  readonly onReceipt: (row: UploadRow) => void;
};

function RowActions({ uploadId, row, onOpen, onReceipt }: RowActionsProps) {
  const { client } = useLink();
  const leaveOut = useChange(client.uploads.leaveOut, { onError: tellFailure });
  const takeIn = useChange(client.uploads.takeIn, { onError: tellFailure });
  const choice = { rows: [row.row] };
  return (
    <>
      {row.item === undefined ? null : (
        <Button
          size="small"
          aria-label={uploadsText.receiptOf(row.firstName)}
          onClick={() => onReceipt(row)}
        >
          {uploadsText.receipt}
        </Button>
      )}
      {isOnItsWay(row) ? null : (
        <Button size="small" aria-label={uploadsText.fixRow(row.row)} onClick={() => onOpen(row)}>
          {uploadsText.fix}
        </Button>
      )}
      {row.item !== undefined ? null : row.state === 'left-out' ? (
        <Button
          size="small"
          aria-label={uploadsText.takeInRow(row.row)}
          busy={takeIn.isPending}
          onClick={() => takeIn.mutate({ uploadId, choice })}
        >
          {uploadsText.takeIn}
        </Button>
      ) : (
        <Button
          size="small"
          aria-label={uploadsText.leaveOutRow(row.row)}
          busy={leaveOut.isPending}
          onClick={() => leaveOut.mutate({ uploadId, choice })}
        >
          {uploadsText.leaveOut}
        </Button>
      )}
    </>
  );
}
