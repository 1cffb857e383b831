import {
  closingCompanions,
  closingMethods,
  isClosingMethod,
} from '../../../../shared/campaigns/request.ts';
import { draftStatuses } from '../../../../shared/campaigns/rules.ts';
import { Button } from '../../../ui/button.tsx';
import { Section } from '../../../ui/section.tsx';
import { campaignsText } from '../text.ts';
import { ContactNumber } from './contact-number.tsx';
import { useDraftForm } from './draft-context.ts';
import { DraftChoice, DraftText } from './draft-fields.tsx';
import { draftsText } from './text.ts';
import styles from './drafts.module.css';

const tones = ['FRIENDLY', 'PROFESSIONAL'];

/** Who writes to the candidates. */
export function AgentSection() {
  return (
    <Section title={draftsText.agent} purpose={draftsText.agentPurpose}>
      <div className={styles.pair}>
        <DraftText
          name="agentName"
          label={draftsText.agentName}
          help={draftsText.agentNameHelp}
          optional
        />
        <DraftChoice
          name="agentTone"
          label={draftsText.tone}
          optional
          values={tones}
          words={campaignsText.tones}
          none={draftsText.toneNone}
        />
      </div>
    </Section>
  );
}

/** What a candidate gets who passes; each way has one field of its own. */
export function ClosingSection() {
  const { draft } = useDraftForm();
  const method = draft.closingMethod;
  return (
    <Section title={draftsText.closing} purpose={draftsText.closingPurpose}>
      <div className={styles.fields}>
        <DraftChoice
          name="closingMethod"
          label={draftsText.closingMethod}
          values={closingMethods}
          words={campaignsText.closingMethods}
          none={draftsText.choose}
        />
        {isClosingMethod(method) ? <Companion field={closingCompanions[method]} /> : null}
      </div>
    </Section>
  );
}

type Field = (typeof closingCompanions)[keyof typeof closingCompanions];

function Companion({ field }: { readonly field: Field }) {
  switch (field) {
    case 'customMessage':
      return (
        <DraftText
          name="customMessage"
          label={draftsText.customMessage}
          help={draftsText.customMessageHelp}
          rows={4}
        />
      );
    case 'meetingUrl':
      return <MeetingUrl />;
    case 'contactNumber':
      return <ContactNumber />;
    case 'calendarMeetingTemplateId':
      return (
        <DraftText
          name="calendarMeetingTemplateId"
          label={draftsText.meetingTemplate}
          help={draftsText.meetingTemplateHelp}
        />
      );
    default:
      return field satisfies never;
  }
}

function MeetingUrl() {
  const { draft, change, errorOf } = useDraftForm();
  const url = draft.meetingUrl.trim();
  const lacksScheme = errorOf('meetingUrl') === draftsText.problems['url-without-scheme'];
  return (
    <div className={styles.withFix}>
      <DraftText
        name="meetingUrl"
        label={draftsText.meetingUrl}
        help={draftsText.meetingUrlHelp}
        inputMode="url"
      />
      {lacksScheme && /^[^\s:]+\.[^\s:]+$/.test(url) ? (
        <Button size="small" onClick={() => change({ meetingUrl: `https://${url}` })}>
          {draftsText.addScheme}
        </Button>
      ) : null}
    </div>
  );
}

/** How it stands at Popp once it is created, and what the recruiter's own system calls it. */
export function StatusSection() {
  const { draft } = useDraftForm();
  return (
    <Section title={draftsText.status} purpose={draftsText.statusPurpose}>
      <div className={styles.pair}>
        <DraftChoice
          name="campaignStatus"
          label={draftsText.statusChoice}
          values={draftStatuses}
          words={draftsText.statuses}
          none={draftsText.choose}
          {...(draft.campaignStatus === 'LIVE' ? { help: draftsText.liveMeaning } : {})}
        />
        <DraftText
          name="externalId"
          label={draftsText.reference}
          help={draftsText.referenceHelp}
          optional
        />
      </div>
    </Section>
  );
}
