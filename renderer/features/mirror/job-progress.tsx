import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconHourglassEmpty } from '@tabler/icons-react';
import { useState } from 'react';
import { mirrorStates, type MirrorJob, type MirrorJobWait } from '../../../shared/mirror/model.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { ConfirmDialog } from '../../ui/dialog-on-demand.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Time } from '../../ui/time.tsx';
import { showFailure } from '../../ui/toasts.ts';
import { mirrorText } from './text.ts';
import styles from './mirror.module.css';

type JobProps = { readonly job: MirrorJob };

type JobProgressProps = JobProps & {
  /** It stands below its connection, which says for itself why nothing leaves. */
  readonly isBelowConnection?: boolean;
};

/** How far a job is, what holds it, and who did not get there. */
export function JobProgress({ job, isBelowConnection = false }: JobProgressProps) {
  const { counts, state } = job;
  const lost = counts['no-contact'] + counts.failed + counts['to-decide'];
  return (
    <div className={styles.job}>
      <Progress
        label={mirrorText.jobOf(job.title)}
        done={job.done}
        total={job.total}
        perMinute={job.perMinute}
        state={state === 'cancelled' ? 'failed' : state}
        actions={<JobActions job={job} />}
      />
      {job.waits === undefined || (isBelowConnection && isOfConnection(job.waits)) ? null : (
        <Waits wait={job.waits} />
      )}
      <ul className={styles.counts} aria-label={mirrorText.jobStates[state]}>
        <li>{job.waits === undefined ? mirrorText.jobStates[state] : mirrorText.waiting}</li>
        {mirrorStates
          .filter((one) => counts[one] > 0)
          .map((one) => (
            <li key={one}>{mirrorText.counts[one](counts[one])}</li>
          ))}
      </ul>
      {lost === 0 ? null : <Troubles jobId={job.id} count={lost} />}
    </div>
  );
}

function isOfConnection({ why }: MirrorJobWait): boolean {
  return why === 'stopped' || why === 'token-expired';
}

/** Why a job that runs does not move on, and where that is changed. */
function Waits({ wait }: { readonly wait: MirrorJobWait }) {
  const { why, words, until } = wait;
  return (
    <div className={styles.waits}>
      <IconHourglassEmpty size={16} stroke={1.75} aria-hidden />
      <p>
        {words ?? mirrorText.waits[why]}{' '}
        {until === undefined ? null : (
          <>
            {mirrorText.goesOn} <Time at={until} />
          </>
        )}
        {isOfConnection(wait) ? (
          <Link to="/settings">{mirrorText.toSettings}</Link>
        ) : why === 'everything-paused' ? (
          <Link to="/activity">{mirrorText.toActivity}</Link>
        ) : null}
      </p>
    </div>
  );
}

function JobActions({ job }: JobProps) {
  const { client } = useLink();
  const [isAsking, setAsking] = useState(false);
  const pause = useChange(client.mirror.pause, { onError: showFailure });
  const resume = useChange(client.mirror.resume, { onError: showFailure });
  const cancel = useChange(client.mirror.cancel, { onSuccess: () => setAsking(false) });
  const jobId = job.id;
  if (job.state !== 'running' && job.state !== 'paused') return null;
  return (
    <>
      {job.state === 'paused' ? (
        <Button size="small" busy={resume.isPending} onClick={() => resume.mutate({ jobId })}>
          {mirrorText.resumeJob}
        </Button>
      ) : (
        <Button size="small" busy={pause.isPending} onClick={() => pause.mutate({ jobId })}>
          {mirrorText.pause}
        </Button>
      )}
      <Button size="small" look="quiet" onClick={() => setAsking(true)}>
        {mirrorText.cancel}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        title={mirrorText.cancelTitle}
        confirmLabel={mirrorText.cancel}
        look="danger"
        busy={cancel.isPending}
        onConfirm={() => cancel.mutate({ jobId })}
        onClose={() => setAsking(false)}
      >
        <p>{mirrorText.cancelBody}</p>
        {cancel.error === null ? null : <Failure inline failure={cancel.error} />}
      </ConfirmDialog>
    </>
  );
}

function Troubles({ jobId, count }: { readonly jobId: string; readonly count: number }) {
  const { queries } = useLink();
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery({
    ...queries.mirror.troubles.queryOptions({ input: { jobId } }),
    enabled: isOpen,
  });
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{mirrorText.showTroubles(count)}</summary>
      <ul className={styles.troubles} aria-label={mirrorText.troubles}>
        {data?.candidates.map(({ id, name, conversationId, state, words }) => (
          <li key={id}>
            {conversationId === undefined ? (
              <CandidateText text={name} withoutLinks />
            ) : (
              <Link to="/inbox/$conversationId" params={{ conversationId }}>
                <CandidateText text={name} withoutLinks />
              </Link>
            )}
            <p>{words ?? mirrorText.states[state]}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
