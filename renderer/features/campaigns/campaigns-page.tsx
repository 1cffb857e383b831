import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { IconExternalLink, IconSearchOff, IconSpeakerphone } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { DraftSummary } from '../../../shared/campaigns/drafts-model.ts';
import { useCurrentWorkspace } from '../../app/current-workspace.ts';
import { useLink } from '../../link/link-context.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { formatCount } from '../../ui/locale.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { CampaignFilters } from './campaign-filters.tsx';
import { draftStatus, rowsOf } from './campaign-rows.ts';
import { CampaignTable } from './campaign-table.tsx';
import { filterInput, hasFilter, noFilter, useCampaignFilter } from './filter-store.ts';
import { FreshnessLine } from './freshness-line.tsx';
import { NewCampaign } from './new-campaign.tsx';
import { OpenByLink } from './open-by-link.tsx';
import { campaignsText } from './text.ts';
import styles from './campaigns.module.css';

/** Every campaign of the workspace, from the cache at once. */
export function CampaignsPage() {
  const workspace = useCurrentWorkspace();
  if (workspace === undefined) return null;
  return <Campaigns key={workspace.id} workspaceId={workspace.id} />;
}

function Campaigns({ workspaceId }: { readonly workspaceId: string }) {
  const { queries } = useLink();
  const { filter, setFilter } = useCampaignFilter();
  const list = useQuery({
    ...queries.campaigns.list.queryOptions({ input: { workspaceId, ...filterInput(filter) } }),
    placeholderData: keepPreviousData,
  });
  const own = useQuery(queries.campaigns.drafts.queryOptions({ input: { workspaceId } }));
  const drafts = own.data?.drafts ?? [];
  const startingPoints = drafts.filter(({ kind }) => kind === 'starting-point');
  const { data } = list;
  if (data === undefined) {
    return (
      <Frame workspaceId={workspaceId} startingPoints={startingPoints}>
        {list.error === null ? (
          <SkeletonRows />
        ) : (
          <Failure failure={list.error} onRetry={() => void list.refetch()} />
        )}
      </Frame>
    );
  }
  const { campaigns, total, freshness } = data;
  const rows = rowsOf(drafts, campaigns, filter);
  const whole = total + drafts.length;
  const isFirstRead = whole === 0 && freshness.refreshing;
  return (
    <Frame
      workspaceId={workspaceId}
      startingPoints={startingPoints}
      meta={
        <>
          {total === 0 ? null : <span>{countWords(campaigns.length, total)}</span>}
          <FreshnessLine freshness={freshness} workspaceId={workspaceId} />
        </>
      }
    >
      {freshness.problem === undefined ? null : (
        <div className={styles.problem}>
          <Callout
            tone="amber"
            title={total === 0 ? campaignsText.problemTitleEmpty : campaignsText.problemTitle}
          >
            {freshness.problem}
          </Callout>
        </div>
      )}
      {isFirstRead ? <SkeletonRows /> : null}
      {whole === 0 && !freshness.refreshing && freshness.problem === undefined ? (
        <NoCampaigns />
      ) : null}
      {whole === 0 ? null : (
        <>
          <CampaignFilters
            filter={filter}
            onChange={setFilter}
            statuses={drafts.length === 0 ? data.statuses : [draftStatus, ...data.statuses]}
            types={data.types}
            channels={data.channels}
          />
          {rows.length === 0 && hasFilter(filter) ? (
            <Empty
              icon={IconSearchOff}
              title={campaignsText.nothingFoundTitle}
              body={campaignsText.nothingFoundBody}
              action={
                <Button onClick={() => setFilter(noFilter)}>{campaignsText.clearFilters}</Button>
              }
            />
          ) : (
            <CampaignTable rows={rows} />
          )}
        </>
      )}
    </Frame>
  );
}

type FrameProps = {
  readonly workspaceId: string;
  readonly startingPoints: readonly DraftSummary[];
  readonly meta?: ReactNode;
  readonly children: ReactNode;
};

function Frame({ workspaceId, startingPoints, meta, children }: FrameProps) {
  return (
    <>
      <PageHeader
        title={campaignsText.title}
        meta={meta}
        actions={
          <>
            <OpenByLink workspaceId={workspaceId} />
            <NewCampaign workspaceId={workspaceId} startingPoints={startingPoints} />
          </>
        }
      />
      <div className={styles.list}>{children}</div>
    </>
  );
}

function NoCampaigns() {
  return (
    <Empty
      icon={IconSpeakerphone}
      title={campaignsText.emptyTitle}
      body={campaignsText.emptyBody}
      action={
        <a
          className={buttonClass()}
          href="https://ai.joinpopp.com"
          target="_blank"
          rel="noopener noreferrer"
        >
          <IconExternalLink size={16} aria-hidden />
          {campaignsText.openPopp}
        </a>
      }
    />
  );
}

function countWords(shown: number, total: number): string {
  if (total === 1 && shown === 1) return campaignsText.oneCampaign;
  return campaignsText.count(formatCount(shown), formatCount(total));
}
