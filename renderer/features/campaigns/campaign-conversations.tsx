import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconFlag, IconMessages, IconUserPlus } from '@tabler/icons-react';
import type { StatusCount } from '../../../shared/campaigns/model.ts';
import { useLink } from '../../link/link-context.tsx';
import { Button } from '../../ui/button.tsx';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { Chip, StatusChip } from '../../ui/chip.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { ListRow, listRowClass } from '../../ui/list-row.tsx';
import { formatCount } from '../../ui/locale.ts';
import { Section } from '../../ui/section.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { conversationStatuses } from '../conversations/words.ts';
import { ConversationCounts } from './conversation-counts.tsx';
import { campaignsText } from './text.ts';
import styles from './campaigns.module.css';

const shownAtMost = 12;

type CampaignConversationsProps = {
  readonly workspaceId: string;
  readonly campaignId: string;
  readonly counts: readonly StatusCount[];
  readonly isLive: boolean;
  /** Adds one candidate by hand. */
  readonly onAdd: () => void;
};

/** How a campaign's conversations stand, and those that are most urgent. */
export function CampaignConversations(props: CampaignConversationsProps) {
  const { workspaceId, campaignId, counts, isLive, onAdd } = props;
  const { queries } = useLink();
  const list = useQuery(
    queries.conversations.list.queryOptions({
      input: { workspaceId, campaignId, filter: 'all', limit: shownAtMost },
    }),
  );
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const items = list.data?.items ?? [];
  return (
    <Section
      title={campaignsText.conversations}
      actions={
        isLive ? (
          <Button size="small" icon={IconUserPlus} onClick={onAdd}>
            {campaignsText.addCandidate}
          </Button>
        ) : null
      }
      purpose={
        items.length < total
          ? campaignsText.shownOf(formatCount(items.length), formatCount(total))
          : campaignsText.conversationsPurpose
      }
    >
      {total === 0 ? null : <ConversationCounts counts={counts} total={total} />}
      {list.data === undefined ? (
        list.error === null ? (
          <SkeletonRows rows={3} height={64} />
        ) : (
          <Failure inline failure={list.error} onRetry={() => void list.refetch()} />
        )
      ) : items.length === 0 ? (
        <Empty
          icon={IconMessages}
          level={3}
          title={campaignsText.noConversationsTitle}
          body={
            isLive ? campaignsText.noConversationsBody : campaignsText.noConversationsBodyNotLive
          }
        />
      ) : (
        <ul className={styles.conversations} aria-label={campaignsText.conversations}>
          {items.map((item) => (
            <li key={item.id}>
              <Link
                to="/inbox/$conversationId"
                params={{ conversationId: item.id }}
                className={listRowClass}
              >
                <ListRow
                  title={<CandidateText text={item.name} withoutLinks />}
                  strong={item.flag !== undefined}
                  aside={<Time at={item.activityAt} form="ago" />}
                  body={
                    item.lastMessage === undefined ? null : (
                      <CandidateText text={item.lastMessage.body} withoutLinks />
                    )
                  }
                  status={
                    item.flag === undefined ? (
                      <StatusChip status={item.status} known={conversationStatuses} bare />
                    ) : (
                      <Chip tone="amber" icon={IconFlag} bare>
                        {campaignsText.needsYou}
                      </Chip>
                    )
                  }
                />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
