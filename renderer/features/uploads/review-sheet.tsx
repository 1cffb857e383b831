import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { UploadDetail } from '../../../shared/uploads/model.ts';
import type { Review } from '../../../shared/uploads/review.ts';
import { CommandButton } from '../../app/commands/command-button.tsx';
import { keys } from '../../app/commands/keys.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { TextField } from '../../ui/field.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toasts.ts';
import { OwnFirst } from './own-first.tsx';
import { ReviewFacts } from './review-facts.tsx';
import { candidates, uploadsText } from './text.ts';
import styles from './uploads.module.css';

type ReviewSheetProps = {
  readonly upload: UploadDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
};

/** The one sheet before anything leaves. */
export function ReviewSheet({ upload, opened, onClose }: ReviewSheetProps) {
  const { client, queries } = useLink();
  const [typed, setTyped] = useState('');
  const { data, error, refetch } = useQuery(
    queries.uploads.review.queryOptions({ input: { uploadId: upload.id }, enabled: opened }),
  );
  const close = () => {
    setTyped('');
    onClose();
  };
  const send = useChange(client.uploads.send, {
    onSuccess: ({ sent, alreadySent }) => {
      close();
      showToast({
        tone: 'good',
        title: uploadsText.sentToast(sent),
        ...(alreadySent === 0 ? {} : { body: uploadsText.alreadySentToast(alreadySent) }),
        lastsMs: 8000,
      });
    },
  });
  const typedNumber = Number(typed.replace(/[\s,.]/g, ''));
  const isConfirmed =
    data !== undefined && (!data.mustTypeNumber || typedNumber === data.readyCount);
  const maySend = data !== undefined && data.blockers.length === 0 && isConfirmed;
  const leave = ({ readyCount, mustTypeNumber }: Review) =>
    send.mutate({
      uploadId: upload.id,
      reviewedCount: readyCount,
      ...(mustTypeNumber ? { confirmCount: typedNumber } : {}),
    });

  return (
    <Dialog
      kind="sheet"
      opened={opened}
      title={uploadsText.reviewTitle}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{uploadsText.notYet}</Button>
          <CommandButton
            command={{
              id: 'upload.send',
              label: uploadsText.sendTo(data?.readyCount ?? upload.counts.ready),
              shortcut: keys.send,
              inDialog: true,
            }}
            look="primary"
            busy={send.isPending}
            disabled={!maySend}
            onClick={() => data !== undefined && leave(data)}
          />
        </>
      }
    >
      {data === undefined ? (
        error === null ? (
          <SkeletonRows rows={8} />
        ) : (
          <Failure failure={error} onRetry={() => void refetch()} />
        )
      ) : (
        <div className={styles.stack}>
          <p className={styles.big}>{candidates(data.readyCount)}</p>
          {data.blockers.map((blocker) => (
            <Callout key={blocker} tone="red">
              {uploadsText.blockers[blocker]}
            </Callout>
          ))}
          <ReviewFacts review={data} />
          {data.neverResentAutomatically ? (
            <Callout tone="amber">{uploadsText.closes}</Callout>
          ) : null}
          {data.campaign === undefined ? null : (
            <OwnFirst uploadId={upload.id} channel={data.campaign.channel} />
          )}
          {data.mustTypeNumber ? (
            <TextField
              label={uploadsText.typeNumber(data.readyCount)}
              help={uploadsText.typeNumberHelp}
              inputMode="numeric"
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          ) : null}
          {send.error === null ? null : <Failure inline failure={send.error} />}
        </div>
      )}
    </Dialog>
  );
}
