import { Link, useNavigate } from '@tanstack/react-router';
import type { CampaignSummary } from '../../../shared/campaigns/model.ts';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { CampaignStatusChip, NeedsYouChip } from './campaign-chips.tsx';
import { campaignsText } from './text.ts';
import { channelWord, typeWord } from './words.ts';
import styles from './campaigns.module.css';

const columns: readonly Column<CampaignSummary>[] = [
  {
    key: 'title',
    header: campaignsText.columns.title,
    width: 252,
    grow: true,
    cell: (campaign) => (
      <span className={styles.titleCell}>
        <Link
          to="/campaigns/$campaignId"
          params={{ campaignId: campaign.id }}
          className={styles.titleLink}
        >
          {campaign.title}
        </Link>
        {campaign.needsReview ? <NeedsYouChip /> : null}
      </span>
    ),
  },
  {
    key: 'status',
    header: campaignsText.columns.status,
    width: 96,
    cell: ({ status }) => <CampaignStatusChip status={status} />,
  },
  {
    key: 'channel',
    header: campaignsText.columns.channel,
    width: 92,
    cell: ({ channel }) => channelWord(channel),
  },
  {
    key: 'type',
    header: campaignsText.columns.type,
    width: 120,
    cell: ({ type }) => typeWord(type),
  },
  {
    key: 'agent',
    header: campaignsText.columns.agent,
    width: 104,
    cell: ({ agentName }) => agentName,
  },
  {
    key: 'reference',
    header: campaignsText.columns.reference,
    width: 120,
    cell: ({ externalId }) => externalId,
  },
];

/** The campaigns, one to a row; a row opens its campaign. */
export function CampaignTable({ campaigns }: { readonly campaigns: readonly CampaignSummary[] }) {
  const navigate = useNavigate();
  return (
    <div className={styles.table}>
      <Table
        label={campaignsText.title}
        columns={columns}
        count={campaigns.length}
        rowAt={(index) => campaigns[index]}
        rowKey={({ id }) => id}
        onOpen={({ id }) =>
          void navigate({ to: '/campaigns/$campaignId', params: { campaignId: id } })
        }
      />
    </div>
  );
}
