import { Link, useNavigate } from '@tanstack/react-router';
import type { StatusCount } from '../../../shared/campaigns/model.ts';
import { formatCount } from '../../ui/locale.ts';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { conversationStatuses } from '../conversations/words.ts';
import { CampaignStatusChip, NeedsYouChip } from './campaign-chips.tsx';
import type { CampaignRow } from './campaign-rows.ts';
import { DraftChip } from './draft-chip.tsx';
import { campaignsText } from './text.ts';
import { channelWord, typeWord } from './words.ts';
import styles from './campaigns.module.css';

const columns: readonly Column<CampaignRow>[] = [
  {
    key: 'title',
    header: campaignsText.columns.title,
    width: 264,
    grow: 4,
    cell: (row) => <Title row={row} />,
  },
  {
    key: 'status',
    header: campaignsText.columns.status,
    width: 144,
    cell: (row) =>
      row.kind === 'draft' ? (
        <DraftChip draft={row.draft} />
      ) : (
        <CampaignStatusChip status={row.campaign.status} />
      ),
  },
  {
    key: 'channel',
    header: campaignsText.columns.channel,
    width: 96,
    cell: (row) => (
      <Cut
        text={channelWord(given(row.kind === 'draft' ? row.draft.channel : row.campaign.channel))}
      />
    ),
  },
  {
    key: 'type',
    header: campaignsText.columns.type,
    width: 124,
    yields: 2,
    cell: (row) => (
      <Cut
        text={typeWord(given(row.kind === 'draft' ? row.draft.campaignType : row.campaign.type))}
      />
    ),
  },
  {
    key: 'conversations',
    header: campaignsText.columns.conversations,
    width: 168,
    grow: 2,
    yields: 4,
    cell: (row) =>
      row.kind === 'draft' ? <Left row={row} /> : <Counts counts={row.campaign.conversations} />,
  },
  {
    key: 'agent',
    header: campaignsText.columns.agent,
    width: 124,
    grow: 1,
    yields: 1,
    cell: (row) => (
      <Cut text={given(row.kind === 'draft' ? row.draft.agentName : row.campaign.agentName)} />
    ),
  },
  {
    key: 'reference',
    header: campaignsText.columns.reference,
    width: 164,
    grow: 1,
    yields: 3,
    cell: (row) => (
      <Cut text={given(row.kind === 'draft' ? row.draft.externalId : row.campaign.externalId)} />
    ),
  },
];

function given(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

/** Words that may be cut where the column ends; in full on hover. */
function Cut({ text }: { readonly text: string | undefined }) {
  return text === undefined ? null : <span title={text}>{text}</span>;
}

function Title({ row }: { readonly row: CampaignRow }) {
  if (row.kind === 'draft') {
    const { id, title } = row.draft;
    const words = title === '' ? campaignsText.untitled : title;
    return (
      <Link
        to="/campaigns/drafts/$draftId"
        params={{ draftId: id }}
        className={styles.titleLink}
        title={words}
      >
        {words}
      </Link>
    );
  }
  const { id, title, needsReview } = row.campaign;
  return (
    <span className={styles.titleCell}>
      <Link
        to="/campaigns/$campaignId"
        params={{ campaignId: id }}
        className={styles.titleLink}
        title={title}
      >
        {title}
      </Link>
      {needsReview ? <NeedsYouChip /> : null}
    </span>
  );
}

/** How many things stand between a draft and being published. */
function Left({ row }: { readonly row: Extract<CampaignRow, { kind: 'draft' }> }) {
  const { kind, open, publication } = row.draft;
  const isHere = publication === undefined || publication.state === 'refused';
  if (kind !== 'draft' || !isHere) return null;
  return <span className={styles.quiet}>{campaignsText.left(open)}</span>;
}

/** How a campaign's conversations stand, the most frequent first; all of them on hover. */
function Counts({ counts }: { readonly counts: readonly StatusCount[] }) {
  if (counts.length === 0) return null;
  const words = counts.map(({ status, count }) => {
    const known = Object.hasOwn(conversationStatuses, status)
      ? conversationStatuses[status]
      : undefined;
    return `${formatCount(count)} ${(known?.word ?? status).toLowerCase()}`;
  });
  const text = words.join(', ');
  return <span title={text}>{text}</span>;
}

/** Campaigns and drafts, one to a row; a row opens what it stands for. */
export function CampaignTable({ rows }: { readonly rows: readonly CampaignRow[] }) {
  const navigate = useNavigate();
  return (
    <div className={styles.table}>
      <Table
        label={campaignsText.title}
        columns={columns}
        count={rows.length}
        rowAt={(index) => rows[index]}
        rowKey={(row) => (row.kind === 'draft' ? row.draft.id : row.campaign.id)}
        rowTone={(row) =>
          row.kind === 'draft' && row.draft.kind === 'starting-point' ? 'faint' : undefined
        }
        onOpen={(row) =>
          void (row.kind === 'draft'
            ? navigate({ to: '/campaigns/drafts/$draftId', params: { draftId: row.draft.id } })
            : navigate({ to: '/campaigns/$campaignId', params: { campaignId: row.campaign.id } }))
        }
      />
    </div>
  );
}
