import type { ReactNode } from 'react';
import type { CampaignDetail } from '../../../shared/campaigns/model.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { Facts, Section } from '../../ui/section.tsx';
import { campaignsText } from './text.ts';
import { closingWord, toneWord } from './words.ts';
import styles from './campaigns.module.css';

type CampaignSectionProps = { readonly campaign: CampaignDetail };

type Fact = readonly [name: string, value: ReactNode];

function told(facts: readonly (readonly [string, string | undefined])[]): readonly Fact[] {
  return facts.flatMap(([name, value]) =>
    value === undefined ? [] : [[name, <CandidateText key={name} text={value} />] as const],
  );
}

/** What Popp read out of the job description. */
export function JobSection({ campaign }: CampaignSectionProps) {
  const { employerName, jobTitle, summaryOfRole } = campaign.jobDescriptionParsed ?? {};
  const facts = told([
    [campaignsText.jobTitle, jobTitle],
    [campaignsText.employer, employerName],
    [campaignsText.summary, summaryOfRole],
  ]);
  return (
    <Section title={campaignsText.job} purpose={campaignsText.jobPurpose}>
      {facts.length === 0 ? (
        <p className={styles.quiet}>{campaignsText.noJob}</p>
      ) : (
        <Facts facts={facts} />
      )}
    </Section>
  );
}

/** Who writes to the candidates, and how the first message comes about. */
export function AgentSection({ campaign }: CampaignSectionProps) {
  const template = campaign.templateId === undefined ? undefined : campaignsText.openingTemplate;
  const facts = told([
    [campaignsText.agentName, campaign.agentName],
    [campaignsText.tone, toneWord(campaign.agentTone)],
    [campaignsText.opening, campaign.openingMessage ?? template],
  ]);
  return (
    <Section title={campaignsText.agent} purpose={campaignsText.agentPurpose}>
      {facts.length === 0 ? (
        <p className={styles.quiet}>{campaignsText.unknown}</p>
      ) : (
        <Facts facts={facts} />
      )}
    </Section>
  );
}

/** What a candidate gets who passes. */
export function ClosingSection({ campaign }: CampaignSectionProps) {
  const facts = told([
    [campaignsText.method, closingWord(campaign.closingMethod)],
    [campaignsText.message, campaign.customRequest],
    [campaignsText.meetingUrl, campaign.meetingUrl],
    [campaignsText.phoneNumber, campaign.contactNumber],
  ]);
  return (
    <Section title={campaignsText.closing} purpose={campaignsText.closingPurpose}>
      {facts.length === 0 ? (
        <p className={styles.quiet}>{campaignsText.unknown}</p>
      ) : (
        <Facts facts={facts} />
      )}
    </Section>
  );
}

/** The campaign's names in other systems. */
export function AboutSection({ campaign }: CampaignSectionProps) {
  return (
    <Section title={campaignsText.about}>
      <Facts
        facts={[
          ...copied(campaignsText.id, campaign.id, campaignsText.copyId),
          ...copied(campaignsText.reference, campaign.externalId, campaignsText.copyReference),
          ...copied(campaignsText.link, campaign.dashboardUrl, campaignsText.copyLink),
          ...told([[campaignsText.templateId, campaign.templateId]]),
        ]}
      />
    </Section>
  );
}

/** A name that is copied more often than it is read. */
function copied(name: string, value: string | undefined, label: string) {
  if (value === undefined) return [];
  return [
    [
      name,
      <span key={name} className={styles.copied}>
        <CandidateText text={value} withoutLinks />
        <CopyButton text={value} label={label} />
      </span>,
    ] as const,
  ];
}
