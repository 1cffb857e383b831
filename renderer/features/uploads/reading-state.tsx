import { useNavigate } from '@tanstack/react-router';
import type { UploadDetail } from '../../../shared/uploads/model.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Progress } from '../../ui/progress.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { failureText } from './problem-text.ts';
import { uploadsText } from './text.ts';
import styles from './uploads.module.css';

/** How far reading has got, or why the file could not be read. Nothing once the rows are there. */
export function ReadingState({ upload }: { readonly upload: UploadDetail }) {
  switch (upload.status) {
    case 'reading':
      return <Reading upload={upload} />;
    case 'checking':
      return <Progress label={uploadsText.checkingRows} {...checkedSoFar(upload)} />;
    case 'cut-off':
      return <CutOff upload={upload} />;
    case 'unreadable':
      return <Unreadable upload={upload} />;
    case 'ready':
    case 'sent':
      return null;
    default:
      return upload.status satisfies never;
  }
}

type Share = { readonly done: number; readonly total: number };

/** How many rows there will be is only known at the end: guessed from the share of the file that was read. */
function readSoFar({ progress, counts }: UploadDetail): Share {
  return {
    done: counts.total,
    total: progress === 0 ? counts.total : Math.round(counts.total / progress),
  };
}

function checkedSoFar({ progress, counts }: UploadDetail): Share {
  return { done: Math.round(progress * counts.total), total: counts.total };
}

function Reading({ upload }: { readonly upload: UploadDetail }) {
  const { client } = useLink();
  const stop = useChange(client.uploads.stopReading);
  return (
    <div className={styles.reading}>
      <Progress
        label={uploadsText.readingRows}
        {...readSoFar(upload)}
        actions={
          <Button
            size="small"
            busy={stop.isPending}
            onClick={() => stop.mutate({ uploadId: upload.id })}
          >
            {uploadsText.stopReading}
          </Button>
        }
      />
      <SkeletonRows rows={10} label={uploadsText.rowsComing} />
    </div>
  );
}

function CutOff({ upload }: { readonly upload: UploadDetail }) {
  const { client } = useLink();
  const again = useChange(client.uploads.readAgain);
  const { title, body } = failureText(upload.failure ?? { reason: 'stopped' });
  return (
    <>
      <Failure
        title={title}
        body={body}
        retryLabel={uploadsText.readAgain}
        onRetry={() => again.mutate({ uploadId: upload.id })}
      />
      {again.error === null ? null : <Failure inline failure={again.error} />}
    </>
  );
}

function Unreadable({ upload }: { readonly upload: UploadDetail }) {
  const navigate = useNavigate();
  const { title, body } = failureText(upload.failure ?? { reason: 'not-a-table' });
  return (
    <Failure
      title={title}
      body={body}
      retryLabel={uploadsText.toUploads}
      onRetry={() => void navigate({ to: '/uploads' })}
    />
  );
}
