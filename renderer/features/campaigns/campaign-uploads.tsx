import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useLink } from '../../link/link-context.tsx';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { formatCount } from '../../ui/locale.ts';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { campaignsText } from './text.ts';
import styles from './campaigns.module.css';

type CampaignUploadsProps = { readonly workspaceId: string; readonly campaignId: string };

/** The files that went into a campaign; nothing while there is none. */
export function CampaignUploads({ workspaceId, campaignId }: CampaignUploadsProps) {
  const { queries } = useLink();
  const { data } = useQuery(queries.uploads.list.queryOptions({ input: { workspaceId } }));
  const uploads = (data ?? []).filter(({ campaign }) => campaign?.id === campaignId);
  if (uploads.length === 0) return null;
  return (
    <Section title={campaignsText.uploads} purpose={campaignsText.uploadsPurpose}>
      <ul className={styles.uploads}>
        {uploads.map(({ id, fileName, counts, createdAt }) => (
          <li key={id}>
            <Link to="/uploads/$uploadId" params={{ uploadId: id }}>
              <CandidateText text={fileName} withoutLinks />
            </Link>
            <span className={styles.quiet}>
              {campaignsText.sentOf(formatCount(counts.sent), formatCount(counts.total))}
            </span>
            <Time at={createdAt} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
