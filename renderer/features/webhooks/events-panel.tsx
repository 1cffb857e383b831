import { useQuery } from '@tanstack/react-query';
import type { Workspace } from '../../../shared/workspaces/model.ts';
import { useLink } from '../../link/link-context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PageBody } from '../../ui/page-header.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { DeliveriesSection } from './deliveries-section.tsx';
import { DiagnosisSection } from './diagnosis-section.tsx';
import { ListenerSection } from './listener-section.tsx';
import { RefusedSection } from './refused-section.tsx';
import { SecretSection } from './secret-section.tsx';
import { webhooksText } from './text.ts';
import styles from './webhooks.module.css';

// Refusals are announced to no one, so that a flood of them costs nothing; whoever sets up a tunnel watches this page.
const lookEveryMs = 2000;

/** What Popp announces to this console, and whether it gets here. */
export function EventsPanel({ workspace }: { readonly workspace: Workspace }) {
  const { queries } = useLink();
  const { data, error, refetch } = useQuery({
    ...queries.webhooks.status.queryOptions({ input: { workspaceId: workspace.id } }),
    refetchInterval: lookEveryMs,
  });
  const isPractice = workspace.kind === 'practice';
  return (
    <PageBody>
      <div className={styles.column}>
        {data === undefined ? (
          error === null ? (
            <SkeletonRows rows={4} label={webhooksText.loading} />
          ) : (
            <Failure inline failure={error} onRetry={() => void refetch()} />
          )
        ) : (
          <>
            <ListenerSection workspaceId={workspace.id} status={data} isPractice={isPractice} />
            {isPractice ? null : (
              <SecretSection
                workspaceId={workspace.id}
                status={data.signing}
                onLookAgain={() => void refetch()}
              />
            )}
          </>
        )}
        {data === undefined || isPractice ? null : (
          <DiagnosisSection workspaceId={workspace.id} status={data} />
        )}
        <DeliveriesSection workspaceId={workspace.id} isPractice={isPractice} />
        {data === undefined ? null : <RefusedSection status={data} isPractice={isPractice} />}
      </div>
    </PageBody>
  );
}
