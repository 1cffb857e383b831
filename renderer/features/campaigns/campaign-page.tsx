import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { IconCalendarPlus, IconExternalLink, IconUpload, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Freshness } from '../../../shared/campaigns/contract.ts';
import type { CampaignDetail } from '../../../shared/campaigns/model.ts';
import { expectArrival } from '../../app/commands/arrival.ts';
import { openOutside } from '../../app/commands/open-outside.ts';
import { useBackCommand } from '../../app/commands/use-back-command.ts';
import { useCommands } from '../../app/commands/use-commands.ts';
import { useCurrentWorkspace } from '../../app/current-workspace.ts';
import { useLink } from '../../link/link-context.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PageBody, PageHeader } from '../../ui/page-header.tsx';
import { ReadAge } from '../../ui/read-age.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { FiguresSection } from '../conversations/figures/figures-section.tsx';
import { AddCandidate } from './add-candidate.tsx';
import { CampaignMenu } from './campaign-menu.tsx';
import { CampaignUploads } from './campaign-uploads.tsx';
import { StatusChangeNote } from './status-change-note.tsx';
import { CampaignStatusChip, NeedsYouChip } from './campaign-chips.tsx';
import { CampaignConversations } from './campaign-conversations.tsx';
import { AboutSection, AgentSection, ClosingSection, JobSection } from './campaign-facts.tsx';
import { CampaignQuestions } from './campaign-questions.tsx';
import { MirrorSource } from '../mirror/mirror-on-demand.tsx';
import { campaignsText } from './text.ts';
import { channelWord, statusWord, typeWord } from './words.ts';
import styles from './campaigns.module.css';

const back = { to: '/campaigns', label: campaignsText.backToList } as const;

/** One campaign: what it asks, how it closes, and its conversations. */
export function CampaignPage() {
  const { queries } = useLink();
  const { campaignId } = useParams({ from: '/campaigns/$campaignId' });
  const workspaceId = useCurrentWorkspace()?.id ?? '';
  const answer = useQuery({
    ...queries.campaigns.get.queryOptions({ input: { workspaceId, campaignId } }),
    enabled: workspaceId !== '',
  });
  if (answer.data === undefined) {
    return (
      <>
        <PageHeader title={campaignsText.title} back={back} />
        <PageBody width="full">
          {answer.error === null ? (
            <SkeletonRows rows={6} height={64} />
          ) : (
            <Failure failure={answer.error} onRetry={() => void answer.refetch()} />
          )}
        </PageBody>
      </>
    );
  }
  return (
    <Campaign
      key={campaignId}
      workspaceId={workspaceId}
      campaign={answer.data.campaign}
      freshness={answer.data.freshness}
    />
  );
}

type CampaignProps = {
  readonly workspaceId: string;
  readonly campaign: CampaignDetail;
  readonly freshness: Freshness;
};

function Campaign({ workspaceId, campaign, freshness }: CampaignProps) {
  const isLive = campaign.status === 'LIVE' && !campaign.missing;
  const navigate = useNavigate();
  const [isAdding, setAdding] = useState(false);
  useBackCommand('/campaigns', campaignsText.backCommand);
  useCommands([
    {
      id: 'campaign.upload',
      label: campaignsText.upload,
      icon: IconUpload,
      run: isLive
        ? () => {
            expectArrival();
            void navigate({ to: '/uploads', search: { campaign: campaign.id } });
          }
        : undefined,
    },
    {
      id: 'campaign.add-candidate',
      label: campaignsText.addCandidate,
      icon: IconUserPlus,
      run: isLive ? () => setAdding(true) : undefined,
    },
    {
      id: 'campaign.arrange',
      label: campaignsText.arrangeCommand,
      icon: IconCalendarPlus,
      run:
        campaign.conversations.length === 0
          ? undefined
          : () => {
              expectArrival();
              void navigate({ to: '/schedule/many', search: { campaign: campaign.id } });
            },
    },
    {
      id: 'campaign.open-in-popp',
      label: campaignsText.openInPopp,
      icon: IconExternalLink,
      run: () => openOutside(campaign.dashboardUrl),
    },
  ]);
  return (
    <>
      <PageHeader
        title={campaign.title}
        back={back}
        meta={
          <>
            <CampaignStatusChip status={campaign.status} />
            {campaign.needsReview ? <NeedsYouChip /> : null}
            <span>{channelWord(campaign.channel)}</span>
            <span>{typeWord(campaign.type)}</span>
            <ReadAge words={campaignsText.readAt} at={campaign.seenAt} />
          </>
        }
        actions={
          <>
            <a
              className={buttonClass()}
              href={campaign.dashboardUrl}
              target="_blank"
              rel="noopener noreferrer"
            >
              <IconExternalLink size={16} aria-hidden />
              {campaignsText.openInPopp}
            </a>
            <CampaignMenu workspaceId={workspaceId} campaign={campaign} />
            {isLive ? (
              <Link
                to="/uploads"
                search={{ campaign: campaign.id }}
                className={buttonClass('primary')}
              >
                <IconUpload size={16} aria-hidden />
                {campaignsText.upload}
              </Link>
            ) : null}
          </>
        }
      />
      <AddCandidate
        workspaceId={workspaceId}
        campaignId={campaign.id}
        title={campaign.title}
        channel={campaign.channel}
        opened={isAdding}
        onClose={() => setAdding(false)}
      />
      <PageBody width="full">
        <Notes campaign={campaign} freshness={freshness} isLive={isLive} />
        {campaign.conversations.length === 0 ? null : (
          <FiguresSection workspaceId={workspaceId} campaignId={campaign.id} />
        )}
        <div className={styles.columns}>
          <div>
            <CampaignConversations
              workspaceId={workspaceId}
              campaignId={campaign.id}
              counts={campaign.conversations}
              isLive={isLive}
              onAdd={() => setAdding(true)}
            />
            <CampaignUploads workspaceId={workspaceId} campaignId={campaign.id} />
            <MirrorSource workspaceId={workspaceId} source={{ campaignId: campaign.id }} />
            <CampaignQuestions questions={campaign.questions} />
          </div>
          <div>
            <JobSection campaign={campaign} />
            <AgentSection campaign={campaign} />
            <ClosingSection campaign={campaign} />
            <AboutSection campaign={campaign} />
          </div>
        </div>
      </PageBody>
    </>
  );
}

function Notes({
  campaign,
  freshness,
  isLive,
}: Omit<CampaignProps, 'workspaceId'> & { readonly isLive: boolean }) {
  const word = statusWord(campaign.status);
  return (
    <div className={styles.notes}>
      {campaign.missing ? <Callout tone="amber">{campaignsText.missing}</Callout> : null}
      {freshness.problem === undefined ? null : (
        <Callout tone="amber" title={campaignsText.problemTitle}>
          {freshness.problem}
        </Callout>
      )}
      <StatusChangeNote campaign={campaign} />
      {isLive || campaign.missing ? null : (
        <Callout>
          {word === undefined ? campaignsText.notLiveUnknown : campaignsText.notLive(word)}
        </Callout>
      )}
    </div>
  );
}
