import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconExternalLink, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import type { DraftDetail, DraftResult } from '../../../../shared/campaigns/drafts-model.ts';
import { useLink } from '../../../link/link-context.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Callout } from '../../../ui/callout.tsx';
import { CandidateText } from '../../../ui/candidate-text.tsx';
import { classes } from '../../../ui/classes.ts';
import { Failure } from '../../../ui/failure.tsx';
import { Facts, Section } from '../../../ui/section.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { campaignsText } from '../text.ts';
import { statusWord } from '../words.ts';
import { useDraftForm } from './draft-context.ts';
import { templateName } from './opening-section.tsx';
import { fieldWord, valueWord } from './field-words.ts';
import { draftsText } from './text.ts';
import styles from './drafts.module.css';

/** What a draft became: the campaign as Popp has it beside what was sent, and what Popp read out of the description. */
export function ResultView({ detail }: { readonly detail: DraftDetail }) {
  const { queries } = useLink();
  const { data, error, refetch } = useQuery(
    queries.campaigns.draftResult.queryOptions({ input: { draftId: detail.id } }),
  );
  if (data === undefined) {
    return error === null ? (
      <SkeletonRows rows={8} />
    ) : (
      <Failure failure={error} onRetry={() => void refetch()} />
    );
  }
  const { campaignId } = data.publication;
  const status = data.fields.find(({ path }) => path === 'campaignStatus');
  const isLive = (status?.returned ?? status?.sent) === 'LIVE';
  return (
    <>
      <div className={styles.notes}>
        <Callout
          tone="green"
          title={draftsText.createdTitle(
            statusWord(status?.returned ?? detail.draft.campaignStatus) ?? '',
          )}
        >
          {campaignId === undefined ? draftsText.arrivedByWord : draftsText.created}
          {campaignId === undefined ? null : (
            <div className={styles.actions}>
              <Link
                to="/campaigns/$campaignId"
                params={{ campaignId }}
                className={buttonClass('plain')}
              >
                {draftsText.openCampaign}
              </Link>
              {isLive ? (
                <Link
                  to="/uploads"
                  search={{ campaign: campaignId }}
                  className={buttonClass('primary')}
                >
                  <IconUpload size={16} aria-hidden />
                  {draftsText.uploadCandidates}
                </Link>
              ) : null}
              {data.dashboardUrl === undefined ? null : (
                <a
                  className={buttonClass('quiet')}
                  href={data.dashboardUrl}
                  target="_blank"
                  rel="noopener noreferrer"
                >
                  <IconExternalLink size={16} aria-hidden />
                  {campaignsText.openInPopp}
                </a>
              )}
            </div>
          )}
        </Callout>
      </div>
      <Comparison result={data} />
      <Parsed parsed={data.jobDescriptionParsed} />
    </>
  );
}

function Comparison({ result }: { readonly result: DraftResult }) {
  const { fields, isTold } = result;
  const different = fields.filter(({ verdict }) => verdict === 'different');
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? fields : different;
  return (
    <Section
      title={draftsText.resultTitle}
      purpose={draftsText.resultPurpose}
      actions={
        isTold ? (
          <Button
            look="quiet"
            size="small"
            aria-pressed={isWhole}
            onClick={() => setWhole(!isWhole)}
          >
            {draftsText.showAll}
          </Button>
        ) : null
      }
    >
      {isTold ? (
        <p className={styles.quiet}>
          {different.length === 0
            ? draftsText.noDifferences
            : draftsText.differences(different.length)}
        </p>
      ) : (
        <p className={styles.quiet}>{draftsText.notTold}</p>
      )}
      {shown.length === 0 ? null : (
        <table className={styles.differences} aria-label={draftsText.resultTitle}>
          <thead>
            <tr>
              <th scope="col">{draftsText.columns.field}</th>
              <th scope="col">{draftsText.columns.sent}</th>
              <th scope="col">{draftsText.columns.returned}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ path, sent, returned, verdict }) => (
              <tr key={path} className={classes(verdict === 'different' && styles.different)}>
                <th scope="row">{fieldWord(path)}</th>
                <td>
                  <Value path={path} value={sent} none={draftsText.empty} />
                </td>
                <td>
                  <Value path={path} value={returned} none={draftsText.verdicts['not-told']} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

type ValueProps = {
  readonly path: string;
  readonly value: string | undefined;
  readonly none: string;
};

function Value({ path, value, none }: ValueProps) {
  const { templates } = useDraftForm();
  if (value === undefined) return <span className={styles.quiet}>{none}</span>;
  const template =
    path === 'openingMessageTemplateId' ? templates?.find(({ id }) => id === value) : undefined;
  if (template !== undefined) return <span title={value}>{templateName(template)}</span>;
  return (
    <span className={styles.cut}>
      <CandidateText text={valueWord(path, value)} withoutLinks />
    </span>
  );
}

function Parsed({ parsed }: { readonly parsed: DraftResult['jobDescriptionParsed'] }) {
  if (parsed === undefined) return null;
  const facts = [
    [campaignsText.employer, parsed.employerName],
    [campaignsText.jobTitle, parsed.jobTitle],
    [campaignsText.summary, parsed.summaryOfRole],
  ] as const;
  return (
    <Section title={campaignsText.job} purpose={draftsText.parsedPurpose}>
      <Facts
        facts={facts.map(([name, value]) => [
          name,
          value === undefined ? (
            campaignsText.unknown
          ) : (
            <CandidateText key="value" text={value} withoutLinks />
          ),
        ])}
      />
    </Section>
  );
}
