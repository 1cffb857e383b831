import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import type { UploadDetail } from '../../../shared/uploads/model.ts';
import type { ProblemCode } from '../../../shared/uploads/problems.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Failure } from '../../ui/failure.tsx';
import { formatCount } from '../../ui/locale.ts';
import { showUndo } from '../../ui/toasts.ts';
import { problemText } from './problem-text.ts';
import { uploadsText } from './text.ts';
import styles from './uploads.module.css';

type ProblemListProps = {
  readonly upload: UploadDetail;
  readonly onShow: (problem: ProblemCode) => void;
};

/** Each problem of the file with how many rows have it, and what can be done with all of them at once. */
export function ProblemList({ upload, onShow }: ProblemListProps) {
  const { client } = useLink();
  const takeIn = useChange(client.uploads.takeIn);
  const leaveOut = useChange(client.uploads.leaveOut, {
    onSuccess: ({ changed }, { choice }) =>
      showUndo(uploadsText.leftOutToast(changed), uploadsText.undo, () =>
        takeIn.mutate({ uploadId: upload.id, choice }),
      ),
  });
  if (upload.problems.length === 0) return null;
  return (
    <>
      <ul className={styles.problems} aria-label={uploadsText.problemsList}>
        {upload.problems.map(({ code, blocking, count }) => (
          <li key={code} className={styles.problem}>
            <span className={styles.problemCount}>{formatCount(count)}</span>
            <span className={styles.problemWords}>
              <span className={styles.problemTitle}>{problemText[code].title}</span>{' '}
              <span className={styles.quiet}>{problemText[code].body}</span>
            </span>
            <Chip
              tone={blocking ? 'red' : 'amber'}
              icon={blocking ? IconCircleX : IconAlertTriangle}
              bare
            >
              {blocking ? uploadsText.blocking : uploadsText.warning}
            </Chip>
            <Button
              size="small"
              aria-label={`${uploadsText.showRows}: ${problemText[code].title}`}
              onClick={() => onShow(code)}
            >
              {uploadsText.showRows}
            </Button>
            <Button
              size="small"
              look="quiet"
              busy={leaveOut.isPending}
              aria-label={`${uploadsText.leaveOutAll(count)}: ${problemText[code].title}`}
              onClick={() => leaveOut.mutate({ uploadId: upload.id, choice: { problem: code } })}
            >
              {uploadsText.leaveOutAll(count)}
            </Button>
          </li>
        ))}
      </ul>
      {leaveOut.error === null ? null : <Failure inline failure={leaveOut.error} />}
    </>
  );
}
