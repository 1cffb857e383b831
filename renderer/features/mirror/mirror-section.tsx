import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCurrentWorkspace } from '../../app/current-workspace.ts';
import { useLink } from '../../link/link-context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Section } from '../../ui/section.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ConnectForm } from './connect-form.tsx';
import { JobProgress } from './job-progress.tsx';
import { Standing } from './standing.tsx';
import { mirrorText } from './text.ts';
import styles from './mirror.module.css';

/** The sub-account of the workspace that is open, and the jobs that bring candidates there. */
export function MirrorSection() {
  const workspace = useCurrentWorkspace();
  return (
    <Section title={mirrorText.title} purpose={mirrorText.purpose}>
      {workspace === undefined ? null : (
        <Connected
          key={workspace.id}
          workspaceId={workspace.id}
          isPractice={workspace.kind === 'practice'}
        />
      )}
    </Section>
  );
}

function Connected({
  workspaceId,
  isPractice,
}: {
  readonly workspaceId: string;
  readonly isPractice: boolean;
}) {
  const { queries, queryClient } = useLink();
  const [isReplacing, setReplacing] = useState(false);
  const { data, error, refetch } = useQuery(
    queries.mirror.connection.queryOptions({ input: { workspaceId } }),
  );
  const { data: jobs } = useQuery(queries.mirror.jobs.queryOptions({ input: { workspaceId } }));
  if (data === undefined) {
    return error === null ? (
      <SkeletonRows rows={3} label={mirrorText.title} />
    ) : (
      <Failure inline failure={error} onRetry={() => void refetch()} />
    );
  }
  const { connection } = data;
  return (
    <div className={styles.stack}>
      {connection === undefined ? null : (
        <Standing
          workspaceId={workspaceId}
          connection={connection}
          onReplace={isReplacing ? undefined : () => setReplacing(true)}
        />
      )}
      {connection === undefined || isReplacing ? (
        <ConnectForm
          workspaceId={workspaceId}
          isPractice={isPractice}
          connection={connection}
          onConnected={() => {
            setReplacing(false);
            void queryClient.invalidateQueries({ queryKey: queries.mirror.key() });
          }}
        />
      ) : null}
      {jobs?.jobs.map((job) => (
        <JobProgress key={job.id} job={job} isBelowConnection />
      ))}
    </div>
  );
}
