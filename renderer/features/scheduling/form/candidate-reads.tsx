import { useQuery } from '@tanstack/react-query';
import { placeholderParts } from '../../../../shared/conversations/composing.ts';
import { useLink } from '../../../link/link-context.tsx';
import { CandidateText } from '../../../ui/candidate-text.tsx';
import { videoProviders } from '../../../../shared/scheduling/wire-names.ts';
import { formText } from './form-text.ts';
import { minutesInWords } from './minute-words.ts';
import { useSetupForm } from './setup-context.ts';
import styles from './form.module.css';

type CandidateReadsProps = {
  readonly workspaceId: string;
  readonly campaignId: string;
};

/** What the candidate reads: the campaign's own opening where Popp has told it, and the invitation. */
export function CandidateReads({ workspaceId, campaignId }: CandidateReadsProps) {
  const { setup } = useSetupForm();
  const opening = useOpening(workspaceId, campaignId);
  const place = setup.video
    ? formText.readsVideo(providerName(setup.videoProvider))
    : setup.location.trim();
  return (
    <section className={styles.preview} aria-label={formText.readsTitle}>
      <h2 className={styles.previewTitle}>{formText.readsTitle}</h2>
      <div className={styles.screen}>
        {campaignId === '' ? (
          <p className={styles.help}>{formText.readsUnknown}</p>
        ) : opening === undefined ? (
          <p className={styles.help}>{formText.readsNoOpening}</p>
        ) : (
          <p className={styles.bubble}>
            {placeholderParts(opening).map((part, index) =>
              part.placeholder === undefined ? (
                // The parts of one text never change places.
                // oxlint-disable-next-line react/no-array-index-key
                <CandidateText key={index} text={part.text} withoutLinks />
              ) : (
                // oxlint-disable-next-line react/no-array-index-key
                <mark key={index} className={styles.filled}>
                  {part.placeholder}
                </mark>
              ),
            )}
          </p>
        )}
        <p className={styles.help}>{formText.readsAfter}</p>
        <div className={styles.invite}>
          <span className={styles.help}>{formText.readsInvite}</span>
          <span className={styles.inviteName}>
            <CandidateText text={setup.title.trim() || formText.name} withoutLinks />
          </span>
          <span>{minutesInWords(Math.max(0, setup.durationMinutes))}</span>
          {place === '' ? null : <CandidateText text={place} withoutLinks />}
          {setup.description.trim() === '' ? null : (
            <CandidateText text={setup.description} withoutLinks />
          )}
        </div>
      </div>
    </section>
  );
}

/** A video service by the name that people know. */
export function providerName(value: string): string {
  return videoProviders.find((one) => one.value === value)?.name ?? value;
}

function useOpening(workspaceId: string, campaignId: string): string | undefined {
  const { queries } = useLink();
  const enabled = campaignId !== '';
  const campaign = useQuery({
    ...queries.campaigns.get.queryOptions({ input: { workspaceId, campaignId } }),
    enabled,
  }).data?.campaign;
  const templates = useQuery({
    ...queries.campaigns.templates.queryOptions({ input: { workspaceId } }),
    enabled: enabled && campaign?.templateId !== undefined,
  }).data?.templates;
  return campaign?.openingMessage ?? templates?.find(({ id }) => id === campaign?.templateId)?.body;
}
