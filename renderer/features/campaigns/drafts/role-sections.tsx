import {
  campaignTypes,
  draftChannels,
  requirementsOf,
} from '../../../../shared/campaigns/rules.ts';
import { formatCount } from '../../../ui/locale.ts';
import { Section } from '../../../ui/section.tsx';
import { campaignsText } from '../text.ts';
import { useDraftForm } from './draft-context.ts';
import { DraftChoice, DraftText } from './draft-fields.tsx';
import { draftsText } from './text.ts';
import styles from './drafts.module.css';

/** What the job is. */
export function RoleSection() {
  const { draft } = useDraftForm();
  const { companyAndLocation } = requirementsOf(draft.campaignType);
  const isOptional = draft.campaignType !== '' && !companyAndLocation;
  const length = draft.campaignDescription.length;
  return (
    <Section title={draftsText.role} purpose={draftsText.rolePurpose}>
      <div className={styles.fields}>
        <DraftText name="campaignTitle" label={draftsText.title} help={draftsText.titleHelp} />
        <div className={styles.pair}>
          <DraftText name="company" label={draftsText.company} optional={isOptional} />
          <DraftText name="location" label={draftsText.location} optional={isOptional} />
        </div>
        <div>
          <DraftText
            name="campaignDescription"
            label={draftsText.description}
            help={draftsText.descriptionHelp}
            rows={10}
          />
          {length === 0 ? null : (
            <p className={styles.count}>{draftsText.descriptionLength(formatCount(length))}</p>
          )}
        </div>
      </div>
    </Section>
  );
}

/** Whom the agent writes to, and how. */
export function AudienceSection() {
  return (
    <Section title={draftsText.audience} purpose={draftsText.audiencePurpose}>
      <div className={styles.pair}>
        <DraftChoice
          name="campaignType"
          label={draftsText.purpose}
          values={campaignTypes}
          words={draftsText.purposes}
          none={draftsText.choose}
        />
        <DraftChoice
          name="channel"
          label={draftsText.channel}
          values={draftChannels}
          words={campaignsText.channels}
          none={draftsText.choose}
        />
      </div>
    </Section>
  );
}
