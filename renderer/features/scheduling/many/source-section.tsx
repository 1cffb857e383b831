import { useQuery } from '@tanstack/react-query';
import type { AskSource } from '../../../../shared/scheduling/contract.ts';
import { useLink } from '../../../link/link-context.tsx';
import { CandidateText } from '../../../ui/candidate-text.tsx';
import { CheckField } from '../../../ui/field.tsx';
import { formatCount } from '../../../ui/locale.ts';
import { Section } from '../../../ui/section.tsx';
import { conversationStatuses } from '../../conversations/words.ts';
import { manyText } from './many-text.ts';
import { useCampaignsOfChosen } from './use-campaigns-of-chosen.ts';
import styles from './many.module.css';

type SourceSectionProps = {
  readonly workspaceId: string;
  readonly source: AskSource;
  readonly statuses: readonly string[];
  readonly onStatuses: (statuses: readonly string[]) => void;
};

/** Where the candidates come from; of a campaign's conversations some statuses may be chosen. */
export function SourceSection({ workspaceId, source, statuses, onStatuses }: SourceSectionProps) {
  const { queries } = useLink();
  const campaign = useQuery({
    ...queries.campaigns.get.queryOptions({
      input: { workspaceId, campaignId: source.kind === 'campaign' ? source.campaignId : '' },
    }),
    enabled: source.kind === 'campaign',
  }).data?.campaign;
  const upload = useQuery({
    ...queries.uploads.get.queryOptions({
      input: { uploadId: source.kind === 'upload' ? source.uploadId : '' },
    }),
    enabled: source.kind === 'upload',
  }).data;
  const words =
    source.kind === 'campaign'
      ? manyText.fromCampaign(campaign?.title ?? source.campaignId)
      : source.kind === 'conversations'
        ? manyText.fromChosen(source.conversationIds.length)
        : manyText.fromUpload(upload?.fileName ?? '');
  const offered = campaign?.conversations ?? [];
  return (
    <Section title={manyText.from} purpose={manyText.fromPurpose}>
      <p className={styles.from}>
        <CandidateText text={words} withoutLinks />
      </p>
      {source.kind === 'conversations' ? (
        <ChosenCampaigns workspaceId={workspaceId} conversationIds={source.conversationIds} />
      ) : null}
      {offered.length < 2 ? null : (
        <fieldset className={styles.statuses}>
          <legend>{manyText.statuses}</legend>
          {offered.map(({ status, count }) => (
            <CheckField
              key={status}
              label={`${wordOf(status)} (${formatCount(count)})`}
              checked={statuses.includes(status)}
              onChange={({ target }) =>
                onStatuses(
                  target.checked
                    ? [...statuses, status]
                    : statuses.filter((each) => each !== status),
                )
              }
            />
          ))}
        </fieldset>
      )}
    </Section>
  );
}

type ChosenProps = { readonly workspaceId: string; readonly conversationIds: readonly string[] };

/** Which campaigns chosen candidates are of: they may be of several, and are asked in one. */
function ChosenCampaigns({ workspaceId, conversationIds }: ChosenProps) {
  const campaigns = useCampaignsOfChosen(workspaceId, conversationIds);
  const [first] = campaigns ?? [];
  if (campaigns === undefined || first === undefined) return null;
  if (campaigns.length === 1) {
    return (
      <p className={styles.soft}>
        <CandidateText text={manyText.ofOneCampaign(first.title)} withoutLinks />
      </p>
    );
  }
  return (
    <>
      <p className={styles.soft}>{manyText.ofCampaigns(campaigns.length)}</p>
      <ul className={styles.campaigns}>
        {campaigns.map(({ campaignId, title, count }) => (
          <li key={campaignId}>
            <CandidateText text={manyText.campaignCount(title, formatCount(count))} withoutLinks />
          </li>
        ))}
      </ul>
    </>
  );
}

function wordOf(status: string): string {
  const known = Object.hasOwn(conversationStatuses, status)
    ? conversationStatuses[status]
    : undefined;
  return known?.word ?? status;
}
