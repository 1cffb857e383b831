import { skipToken, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { UploadSummary } from '../../../shared/uploads/model.ts';
import { useCurrentWorkspace } from '../../app/current-workspace.ts';
import { useLink } from '../../link/link-context.tsx';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { Table } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import { DropZone } from './drop-zone.tsx';
import { uploadsText } from './text.ts';
import { UploadChip } from './upload-chip.tsx';
import styles from './uploads.module.css';

const columns: readonly Column<UploadSummary>[] = [
  {
    key: 'file',
    header: uploadsText.columns.file,
    width: 200,
    grow: 1,
    cell: (upload) => <CandidateText text={upload.fileName} withoutLinks />,
  },
  {
    key: 'state',
    header: uploadsText.columns.state,
    width: 130,
    cell: (upload) => <UploadChip status={upload.status} bare />,
  },
  { key: 'candidates', header: uploadsText.columns.candidates, width: 184, cell: candidatesOf },
  {
    key: 'campaign',
    header: uploadsText.columns.campaign,
    width: 160,
    grow: 1,
    cell: (upload) =>
      upload.campaign?.title ?? <span className={styles.quiet}>{uploadsText.noCampaign}</span>,
  },
  {
    key: 'when',
    header: uploadsText.columns.when,
    width: 110,
    align: 'end',
    cell: (upload) => <Time at={upload.createdAt} />,
  },
];

function candidatesOf({ counts, status }: UploadSummary): string {
  if (counts.total === 0) return '';
  return status === 'sent'
    ? uploadsText.sentOf(counts.sent, counts.total)
    : uploadsText.readyOf(counts.ready, counts.total);
}

/** The uploads of this workspace, and where the next file is dropped. */
export function UploadsPage() {
  const { queries } = useLink();
  const navigate = useNavigate();
  const workspace = useCurrentWorkspace();
  const input = workspace === undefined ? skipToken : { workspaceId: workspace.id };
  const { data, error, refetch } = useQuery(queries.uploads.list.queryOptions({ input }));
  const isEmpty = data?.length === 0;
  return (
    <>
      <PageHeader title={uploadsText.title} meta={uploadsText.purpose} />
      <div className={styles.dropPlace} data-alone={isEmpty || undefined}>
        <DropZone workspaceId={workspace?.id} isAlone={isEmpty} />
      </div>
      {isEmpty ? null : error !== null && data === undefined ? (
        <Failure failure={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <SkeletonRows rows={4} />
      ) : (
        <div className={styles.fill}>
          <Table
            label={uploadsText.list}
            columns={columns}
            count={data.length}
            rowAt={(index) => data[index]}
            rowKey={(upload) => upload.id}
            onOpen={(upload) =>
              void navigate({ to: '/uploads/$uploadId', params: { uploadId: upload.id } })
            }
          />
        </div>
      )}
    </>
  );
}
