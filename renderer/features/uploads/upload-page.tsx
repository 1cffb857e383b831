import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { IconCalendarPlus, IconTableImport, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { UploadDetail } from '../../../shared/uploads/model.ts';
import { expectArrival } from '../../app/commands/arrival.ts';
import { CommandButton } from '../../app/commands/command-button.tsx';
import { keys } from '../../app/commands/keys.ts';
import { useBackCommand } from '../../app/commands/use-back-command.ts';
import { useCurrentWorkspace } from '../../app/current-workspace.ts';
import { toCallFailure } from '../../link/call-failure.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PageBody, PageHeader } from '../../ui/page-header.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { MirrorSource } from '../mirror/mirror-on-demand.tsx';
import { CampaignSection } from './campaign-section.tsx';
import { ColumnsSection } from './columns-section.tsx';
import { ProgressSection } from './progress-section.tsx';
import { ReadingState } from './reading-state.tsx';
import { ReviewSheet } from './review-sheet.tsx';
import { RowsSection } from './rows-section.tsx';
import { uploadsText } from './text.ts';
import { UploadChip } from './upload-chip.tsx';
import styles from './uploads.module.css';

const back = { to: '/uploads', label: uploadsText.back } as const;

/** One upload from its columns to its receipts, on one page. */
export function UploadPage() {
  const { uploadId } = useParams({ from: '/uploads/$uploadId' });
  const { queries } = useLink();
  const { data, error, refetch } = useQuery(
    queries.uploads.get.queryOptions({ input: { uploadId } }),
  );
  const workspace = useCurrentWorkspace();
  if (data !== undefined && workspace !== undefined) {
    // Under another workspace's name and band the page would say untruly where its candidates go.
    return data.workspaceId === workspace.id ? (
      <Upload key={uploadId} upload={data} />
    ) : (
      <ElsewhereUpload name={data.fileName} />
    );
  }
  if (error === null) {
    return (
      <>
        <PageHeader title={uploadsText.title} back={back} />
        <SkeletonRows />
      </>
    );
  }
  return toCallFailure(error).code === 'not-found' ? (
    <MissingUpload />
  ) : (
    <Failure failure={error} onRetry={() => void refetch()} />
  );
}

function ElsewhereUpload({ name }: { readonly name: string }) {
  const navigate = useNavigate();
  return (
    <Empty
      level={1}
      icon={IconTableImport}
      title={uploadsText.elsewhereTitle(name)}
      body={uploadsText.elsewhereBody}
      action={
        <Button onClick={() => void navigate({ to: '/uploads' })}>{uploadsText.toUploads}</Button>
      }
    />
  );
}

function MissingUpload() {
  const navigate = useNavigate();
  return (
    <Empty
      level={1}
      icon={IconTableImport}
      title={uploadsText.missingTitle}
      body={uploadsText.missingBody}
      action={
        <Button onClick={() => void navigate({ to: '/uploads' })}>{uploadsText.toUploads}</Button>
      }
    />
  );
}

function Upload({ upload }: { readonly upload: UploadDetail }) {
  const [isReviewing, setReviewing] = useState(false);
  useBackCommand('/uploads', uploadsText.backCommand);
  const hasRows = upload.columns.length > 0 && upload.counts.total > 0;
  const isReadable =
    upload.status === 'ready' || upload.status === 'sent' || upload.status === 'checking';
  const mayReview =
    upload.status === 'ready' || (upload.status === 'sent' && upload.counts.ready > 0);
  return (
    <>
      <PageHeader
        title={<CandidateText text={upload.fileName} withoutLinks />}
        back={back}
        meta={
          <>
            <UploadChip status={upload.status} />
            {hasRows ? <span>{metaOf(upload)}</span> : null}
            {upload.sentAt === undefined || upload.campaign === undefined ? null : (
              <span>
                {uploadsText.byChannel(
                  upload.campaign.title,
                  uploadsText.channels[upload.campaign.channel],
                )}
              </span>
            )}
          </>
        }
        actions={
          <>
            <RemoveUpload upload={upload} />
            {hasRows && isReadable ? <ArrangeMeetings uploadId={upload.id} /> : null}
            {mayReview ? (
              <CommandButton
                command={{ id: 'upload.review', label: uploadsText.review, shortcut: keys.review }}
                look="primary"
                onClick={() => setReviewing(true)}
              />
            ) : null}
          </>
        }
      />
      <PageBody>
        <ReadingState upload={upload} />
        {upload.sentAt === undefined ? null : (
          <>
            <ProgressSection upload={upload} />
            <MirrorSource workspaceId={upload.workspaceId} source={{ uploadId: upload.id }} />
          </>
        )}
        {hasRows && isReadable ? (
          <>
            <div className={styles.setup}>
              {upload.sentAt === undefined ? <ColumnsSection upload={upload} /> : null}
              {upload.sentAt === undefined || upload.counts.ready > 0 ? (
                <CampaignSection upload={upload} />
              ) : null}
            </div>
            <RowsSection key={upload.sentAt ?? 'not sent'} upload={upload} />
          </>
        ) : null}
      </PageBody>
      <ReviewSheet upload={upload} opened={isReviewing} onClose={() => setReviewing(false)} />
    </>
  );
}

function ArrangeMeetings({ uploadId }: { readonly uploadId: string }) {
  const navigate = useNavigate();
  return (
    <CommandButton
      command={{ id: 'upload.arrange', label: uploadsText.arrangeCommand, icon: IconCalendarPlus }}
      onClick={() => {
        expectArrival();
        void navigate({ to: '/schedule/many', search: { upload: uploadId } });
      }}
    >
      {uploadsText.arrange}
    </CommandButton>
  );
}

function metaOf({ counts, separator }: UploadDetail): string {
  return uploadsText.meta(
    counts.total,
    separator === undefined ? undefined : uploadsText.separators[separator],
  );
}

function RemoveUpload({ upload }: { readonly upload: UploadDetail }) {
  const { client } = useLink();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const remove = useChange(client.uploads.remove, {
    onSuccess: () => void navigate({ to: '/uploads' }),
  });
  return (
    <>
      <CommandButton
        command={{ id: 'upload.remove', label: uploadsText.removeCommand, icon: IconTrash }}
        look="quiet"
        onClick={() => setAsking(true)}
      >
        {uploadsText.remove}
      </CommandButton>
      <ConfirmDialog
        opened={isAsking}
        title={uploadsText.removeTitle(upload.fileName)}
        confirmLabel={uploadsText.remove}
        look="danger"
        busy={remove.isPending}
        onConfirm={() => remove.mutate({ uploadId: upload.id })}
        onClose={() => setAsking(false)}
      >
        <p>{uploadsText.removeBody}</p>
        {remove.error === null ? null : <Failure inline failure={remove.error} />}
      </ConfirmDialog>
    </>
  );
}
