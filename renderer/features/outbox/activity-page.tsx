import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import type { outboxSummarySchema } from '../../../shared/outbox/contract.ts';
import type { Workspace } from '../../../shared/workspaces/model.ts';
import { useCurrentWorkspace } from '../../app/current-workspace.ts';
import { Failure } from '../../ui/failure.tsx';
import { PageBody, PageHeader } from '../../ui/page-header.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { FiguresSection } from '../conversations/figures/figures-section.tsx';
import { EventsPanel } from '../webhooks/events-panel.tsx';
import {
  type ActivityPart,
  activityPanelId,
  activityTabId,
  ActivityTabs,
} from './activity-tabs.tsx';
import { DecidePanel } from './decide-panel.tsx';
import { ExportLog } from './export-log.tsx';
import { OutboxNotices } from './notices.tsx';
import { PauseSwitch } from './pause-switch.tsx';
import { RecentPanel } from './recent-panel.tsx';
import { outboxText } from './text.ts';
import { usePlaces } from './use-places.ts';
import { useWatchedOutbox } from './use-watched-outbox.ts';
import styles from './outbox.module.css';

type Summary = z.infer<typeof outboxSummarySchema>;

/** What left this computer, what waits for the recruiter's decision, and what Popp delivered. */
export function ActivityPage() {
  const workspace = useCurrentWorkspace();
  if (workspace === undefined) return null;
  return <Activity key={workspace.id} workspace={workspace} />;
}

function Activity({ workspace }: { readonly workspace: Workspace }) {
  const { data, error, refetch } = useWatchedOutbox(workspace.id);
  if (data === undefined) {
    return (
      <Frame workspaceId={workspace.id}>
        <PageBody>
          {error === null ? (
            <SkeletonRows label={outboxText.loading} />
          ) : (
            <Failure failure={error} onRetry={() => void refetch()} />
          )}
        </PageBody>
      </Frame>
    );
  }
  return (
    <Frame workspaceId={workspace.id}>
      <Parts workspace={workspace} summary={data} />
    </Frame>
  );
}

type FrameProps = { readonly workspaceId: string; readonly children: ReactNode };

function Frame({ workspaceId, children }: FrameProps) {
  return (
    <>
      <PageHeader
        title={outboxText.title}
        meta={outboxText.purpose}
        actions={
          <>
            <ExportLog workspaceId={workspaceId} />
            <PauseSwitch />
          </>
        }
      />
      {children}
    </>
  );
}

type PartsProps = {
  readonly workspace: Workspace;
  readonly summary: Summary;
};

function Parts({ workspace, summary }: PartsProps) {
  const places = usePlaces(workspace.id);
  const toDecide = summary.counts.undecided + summary.alarms;
  // What asks for the recruiter comes first; the part that was chosen then stays while they work on it.
  const [part, setPart] = useState<ActivityPart>(
    toDecide + summary.counts.held > 0 ? 'decide' : 'recent',
  );
  return (
    <>
      <OutboxNotices preflights={summary.preflights} places={places} />
      <ActivityTabs value={part} toDecide={toDecide} onChange={setPart} />
      <div
        role="tabpanel"
        id={activityPanelId}
        aria-labelledby={activityTabId(part)}
        className={styles.panel}
      >
        {part === 'decide' ? (
          <DecidePanel
            workspace={workspace}
            summary={summary}
            places={places}
            onShowRecent={() => setPart('recent')}
          />
        ) : part === 'recent' ? (
          <RecentPanel workspaceId={workspace.id} summary={summary} places={places} />
        ) : part === 'figures' ? (
          <PageBody width="full" isStop>
            <FiguresSection workspaceId={workspace.id} />
          </PageBody>
        ) : (
          <EventsPanel workspace={workspace} />
        )}
      </div>
    </>
  );
}
