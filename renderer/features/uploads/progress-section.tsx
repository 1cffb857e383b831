import { useQuery } from '@tanstack/react-query';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import {
  itemReaches,
  itemStates,
  type ItemReach,
  type ItemState,
} from '../../../shared/outbox/model.ts';
import type { UploadDetail } from '../../../shared/uploads/model.ts';
import type { Progress as UploadProgress } from '../../../shared/uploads/review.ts';
import { CommandButton } from '../../app/commands/command-button.tsx';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Callout } from '../../ui/callout.tsx';
import { classes } from '../../ui/classes.ts';
import { StatusChip } from '../../ui/chip.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { formatCount } from '../../ui/locale.ts';
import { Progress } from '../../ui/progress.tsx';
import { Section } from '../../ui/section.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useWatchedOutbox } from '../outbox/use-watched-outbox.ts';
import { itemStatus } from './item-text.ts';
import { progressSentence } from './progress-sentence.ts';
import { tellFailure } from './tell-failure.ts';
import { uploadsText } from './text.ts';
import styles from './uploads.module.css';

/** How far the candidates of an upload have got, and what can still be held back. */
export function ProgressSection({ upload }: { readonly upload: UploadDetail }) {
  const { queries } = useLink();
  const { data, error, refetch } = useQuery(
    queries.uploads.progress.queryOptions({ input: { uploadId: upload.id } }),
  );
  const isSettled = data !== undefined && data.settled === data.total;
  const top = useRef<HTMLDivElement>(null);
  // It appears above everything else the moment the upload is sent: that is where to look then.
  useEffect(() => top.current?.scrollIntoView(), []);
  return (
    <div ref={top}>
      <Section
        title={isSettled ? uploadsText.progressDoneTitle : uploadsText.progressTitle}
        purpose={data === undefined ? undefined : progressSentence(data)}
      >
        {data === undefined ? (
          error === null ? (
            <SkeletonRows rows={3} />
          ) : (
            <Failure inline failure={error} onRetry={() => void refetch()} />
          )
        ) : (
          <div className={styles.stack}>
            <Progress
              label={uploadsText.progressLabel}
              done={data.settled}
              total={data.total}
              state={isSettled ? 'finished' : data.paused ? 'paused' : 'running'}
              actions={<ProgressActions upload={upload} progress={data} />}
            />
            <Preflight upload={upload} />
            {data.paused ? <Callout tone="amber">{uploadsText.paused}</Callout> : null}
            <StateTable progress={data} />
            {data.reasons.length === 0 ? null : <Reasons progress={data} />}
            {upload.counts.ready === 0 ? null : (
              <Callout>{uploadsText.restToSend(upload.counts.ready)}</Callout>
            )}
          </div>
        )}
      </Section>
    </div>
  );
}

/** Before anything leaves, Popp's list is read to see that nobody is in the campaign already. */
function Preflight({ upload }: { readonly upload: UploadDetail }) {
  const { data } = useWatchedOutbox(upload.workspaceId);
  const preflight = data?.preflights.find(({ uploadId }) => uploadId === upload.id);
  return preflight === undefined ? null : (
    <Callout>{uploadsText.preflight(preflight.conversations)}</Callout>
  );
}

type PartProps = { readonly progress: UploadProgress };

function ProgressActions({ upload, progress }: PartProps & { readonly upload: UploadDetail }) {
  const { client } = useLink();
  const [isAsking, setAsking] = useState(false);
  const pause = useChange(client.uploads.pause, { onError: tellFailure });
  const resume = useChange(client.uploads.resume, { onError: tellFailure });
  const cancel = useChange(client.uploads.cancel, {
    onSuccess: ({ cancelled }) => {
      setAsking(false);
      showToast({ tone: 'plain', title: uploadsText.cancelledToast(cancelled), lastsMs: 8000 });
    },
  });
  const notLeft = progress.states.waiting + progress.states.held;
  const isOpen = progress.settled < progress.total;
  return (
    <>
      {progress.paused ? (
        <CommandButton
          command={{
            id: 'upload.resume',
            label: uploadsText.resumeCommand,
            icon: IconPlayerPlay,
          }}
          size="small"
          busy={resume.isPending}
          onClick={() => resume.mutate({ uploadId: upload.id })}
        >
          {uploadsText.resume}
        </CommandButton>
      ) : isOpen ? (
        <CommandButton
          command={{ id: 'upload.pause', label: uploadsText.pauseCommand, icon: IconPlayerPause }}
          size="small"
          busy={pause.isPending}
          onClick={() => pause.mutate({ uploadId: upload.id })}
        >
          {uploadsText.pause}
        </CommandButton>
      ) : null}
      {notLeft === 0 ? null : (
        <CommandButton
          command={{ id: 'upload.cancel', label: uploadsText.cancelRest }}
          size="small"
          look="quiet"
          onClick={() => setAsking(true)}
        />
      )}
      <ConfirmDialog
        opened={isAsking}
        title={uploadsText.cancelTitle(notLeft)}
        confirmLabel={uploadsText.keepBack}
        look="danger"
        busy={cancel.isPending}
        onConfirm={() => cancel.mutate({ uploadId: upload.id })}
        onClose={() => setAsking(false)}
      >
        <p>{uploadsText.cancelBody}</p>
        {cancel.error === null ? null : <Failure inline failure={cancel.error} />}
      </ConfirmDialog>
    </>
  );
}

type Line = {
  readonly state: ItemState;
  readonly reach: ItemReach | undefined;
  readonly count: number;
};

/** `done` is told apart by how far it got, so that 'accepted' and 'behind another conversation' are never one word. */
function linesOf({ states, reaches }: UploadProgress): Line[] {
  return itemStates
    .flatMap((state): Line[] =>
      state === 'done'
        ? itemReaches.map((reach) => ({ state, reach, count: reaches[reach] ?? 0 }))
        : [{ state, reach: undefined, count: states[state] }],
    )
    .filter(({ count }) => count > 0);
}

function StateTable({ progress }: PartProps) {
  const heads = uploadsText.stateColumns;
  return (
    <table className={classes(styles.grid, styles.few)} aria-label={uploadsText.stateTable}>
      <thead>
        <tr>
          <th scope="col">{heads.state}</th>
          <th scope="col">{heads.count}</th>
        </tr>
      </thead>
      <tbody>
        {linesOf(progress).map(({ state, reach, count }) => (
          <tr key={`${state} ${reach ?? ''}`}>
            <td>
              <StatusChip status={state} known={{ [state]: itemStatus(state, reach) }} bare />
            </td>
            <td>{formatCount(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Reasons({ progress }: PartProps) {
  return (
    <div className={styles.tight}>
      <h3>{uploadsText.reasons}</h3>
      <ul className={styles.problems}>
        {progress.reasons.map(({ reason, count }) => (
          <li key={reason} className={styles.problem}>
            <span className={styles.problemCount}>{formatCount(count)}</span>
            <span className={styles.problemWords}>{reason}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
