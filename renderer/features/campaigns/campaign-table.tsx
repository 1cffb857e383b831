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
    width: 284,
    grow: 4,
    cell: (campaign) => (
      <span className={styles.titleCell}>
        <Link
          to="/campaigns/$campaignId"
          params={{ campaignId: campaign.id }}
          className={styles.titleLink}
          title={campaign.title}
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
    width: 104,
    cell: ({ status }) => <CampaignStatusChip status={status} />,
  },
  {
    key: 'channel',
    header: campaignsText.columns.channel,
    width: 104,
    cell: ({ channel }) => <Cut text={channelWord(channel)} />,
  },
  {
    key: 'type',
    header: campaignsText.columns.type,
    width: 132,
    yields: 2,
    cell: ({ type }) => <Cut text={typeWord(type)} />,
  },
  {
    key: 'agent',
    header: campaignsText.columns.agent,
    width: 132,
    grow: 1,
    yields: 1,
    cell: ({ agentName }) => <Cut text={agentName} />,
  },
  {
    key: 'reference',
    header: campaignsText.columns.reference,
    width: 196,
    grow: 1,
    cell: ({ externalId }) => <Cut text={externalId} />,
  },
];

/** Words that may be cut where the column ends; in full on hover. */
function Cut({ text }: { readonly text: string | undefined }) {
  return text === undefined ? null : <span title={text}>{text}</span>;
}

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
