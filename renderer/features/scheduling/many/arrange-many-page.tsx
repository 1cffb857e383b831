import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { IconCalendarPlus, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { z } from 'zod';
import type { AskSource } from '../../../../shared/scheduling/contract.ts';
import { mostChosen } from '../../../../shared/scheduling/many.ts';
import type { AskOptions, SavedSetup } from '../../../../shared/scheduling/setup.ts';
import { CommandButton } from '../../../app/commands/command-button.tsx';
import { keys } from '../../../app/commands/keys.ts';
import { useBackCommand } from '../../../app/commands/use-back-command.ts';
import { useCurrentWorkspace } from '../../../app/current-workspace.ts';
import { useLink } from '../../../link/link-context.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Callout } from '../../../ui/callout.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { SelectField } from '../../../ui/field.tsx';
import { PageBody, PageHeader } from '../../../ui/page-header.tsx';
import { Section } from '../../../ui/section.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { AskSection } from '../form/ask-section.tsx';
import { CampaignSection } from '../form/campaign-section.tsx';
import { formText } from '../form/form-text.ts';
import { useSelection } from '../../conversations/selecting/selection-store.ts';
import { AskManySheet } from './ask-many-sheet.tsx';
import { manyText } from './many-text.ts';
import { SentNote } from './sent-note.tsx';
import { SourceSection } from './source-section.tsx';
import { useCampaignsOfChosen } from './use-campaigns-of-chosen.ts';
import { WhoSection } from './who-section.tsx';
import styles from '../form/form.module.css';

const id = z.string().min(1).max(200);
const searchSchema = z.union([
  z.object({ upload: id }),
  z.object({ campaign: id }),
  z.object({ conversations: z.array(id).min(1).max(mostChosen) }),
]);

/** Where they come from is one step back. */
function backOf({ kind }: AskSource) {
  return kind === 'conversations'
    ? ({ to: '/inbox', label: manyText.backToInbox, command: manyText.backToInboxCommand } as const)
    : ({ to: '/schedule', label: manyText.back, command: manyText.backCommand } as const);
}

/** Whom to ask, as the address of the page says it. */
function useSource(): AskSource | undefined {
  const parsed = searchSchema.safeParse(useSearch({ strict: false }));
  if (!parsed.success) return undefined;
  if ('upload' in parsed.data) return { kind: 'upload', uploadId: parsed.data.upload };
  if ('campaign' in parsed.data) return { kind: 'campaign', campaignId: parsed.data.campaign };
  return { kind: 'conversations', conversationIds: parsed.data.conversations };
}

/** Many candidates are asked for the same meeting. */
export function ArrangeManyPage() {
  const workspace = useCurrentWorkspace();
  const source = useSource();
  const navigate = useNavigate();
  if (workspace === undefined) return null;
  if (source === undefined) {
    return (
      <Empty
        level={1}
        icon={IconCalendarPlus}
        title={manyText.missingTitle}
        body={manyText.missingBody}
        action={
          <Button onClick={() => void navigate({ to: '/uploads' })}>{manyText.toUploads}</Button>
        }
      />
    );
  }
  const key = source.kind === 'upload' ? source.uploadId : keyOf(source);
  return <ArrangeMany key={`${workspace.id} ${key}`} workspaceId={workspace.id} source={source} />;
}

function keyOf(source: AskSource): string {
  return JSON.stringify(source);
}

type ArrangeManyProps = { readonly workspaceId: string; readonly source: AskSource };

function ArrangeMany({ workspaceId, source: from }: ArrangeManyProps) {
  const { queries } = useLink();
  const [statuses, setStatuses] = useState<readonly string[]>([]);
  const [setupId, setSetupId] = useState('');
  const [chosenCampaign, setCampaign] = useState<string>();
  const [options, setOptions] = useState<AskOptions>({
    inBusinessHours: true,
    skipDuplicationCheck: false,
  });
  const [isReviewing, setReviewing] = useState(false);
  const [sent, setSent] = useState<{ readonly asked: number; readonly known: number }>();
  const back = backOf(from);
  useBackCommand(back.to, back.command);
  const clearSelection = useSelection((store) => store.clear);
  const upload = useQuery({
    ...queries.uploads.get.queryOptions({
      input: { uploadId: from.kind === 'upload' ? from.uploadId : '' },
    }),
    enabled: from.kind === 'upload',
  }).data;
  const ofChosen = useCampaignsOfChosen(
    workspaceId,
    from.kind === 'conversations' ? from.conversationIds : [],
  );
  const setups = useQuery(queries.scheduling.setups.queryOptions({ input: { workspaceId } })).data
    ?.setups;
  const source: AskSource =
    from.kind === 'campaign' && statuses.length > 0 ? { ...from, statuses: [...statuses] } : from;
  // Candidates of several campaigns are asked in the one that the recruiter chooses.
  const [onlyOne, another] = ofChosen ?? [];
  const theirs = another === undefined ? onlyOne?.campaignId : undefined;
  const campaignId =
    chosenCampaign ??
    (from.kind === 'campaign' ? from.campaignId : (upload?.campaign?.id ?? theirs ?? ''));
  const saved = setups?.find((one) => one.id === setupId);
  const { skipDuplicationCheck } = options;
  const who = { workspaceId, campaignId, skipDuplicationCheck, source };
  const preview = useQuery({
    ...queries.scheduling.previewMany.queryOptions({ input: who }),
    enabled: campaignId !== '',
  });
  const toAsk = preview.data?.toAsk ?? 0;
  const mayReview = saved?.open === 0 && campaignId !== '' && toAsk > 0 && sent === undefined;
  return (
    <>
      <PageHeader
        title={manyText.title}
        back={back}
        actions={
          <CommandButton
            command={{
              id: 'arrange-many.review',
              label: formText.reviewCommand,
              icon: IconSend,
              shortcut: keys.send,
            }}
            look="primary"
            disabled={!mayReview}
            onClick={() => setReviewing(true)}
          >
            {formText.review}
          </CommandButton>
        }
      />
      <PageBody width="full">
        {sent === undefined ? null : <SentNote workspaceId={workspaceId} sent={sent} />}
        <div className={styles.columns}>
          <div className={styles.form}>
            <SourceSection
              workspaceId={workspaceId}
              source={from}
              statuses={statuses}
              onStatuses={setStatuses}
            />
            <ChooseSetup setups={setups} saved={saved} onChange={setSetupId} />
            <CampaignSection
              workspaceId={workspaceId}
              campaignId={campaignId}
              error={undefined}
              onChange={setCampaign}
            />
            <AskSection options={options} onChange={setOptions} />
          </div>
          <aside className={styles.aside}>
            {campaignId === '' || sent !== undefined ? null : (
              <WhoSection
                who={who}
                preview={preview.data}
                failure={preview.error}
                onRetry={() => void preview.refetch()}
              />
            )}
          </aside>
        </div>
      </PageBody>
      {saved === undefined ? null : (
        <AskManySheet
          who={who}
          inBusinessHours={options.inBusinessHours}
          saved={saved}
          toAsk={toAsk}
          opened={isReviewing && mayReview}
          onClose={() => setReviewing(false)}
          onSent={(done) => {
            setReviewing(false);
            setSent(done);
            if (from.kind === 'conversations') clearSelection();
          }}
        />
      )}
    </>
  );
}

type ChooseSetupProps = {
  readonly setups: readonly SavedSetup[] | undefined;
  readonly saved: SavedSetup | undefined;
  readonly onChange: (setupId: string) => void;
};

function ChooseSetup({ setups, saved, onChange }: ChooseSetupProps) {
  if (setups === undefined) return <SkeletonRows rows={2} />;
  return (
    <Section title={manyText.setupTitle} purpose={manyText.setupPurpose}>
      <div className={styles.fields}>
        {setups.length === 0 ? (
          <Callout
            action={
              <Link
                to="/schedule/setups/$setupId"
                params={{ setupId: 'new' }}
                className={buttonClass('plain', 'small')}
              >
                {manyText.writeSetup}
              </Link>
            }
          >
            {manyText.noSetups}
          </Callout>
        ) : (
          <SelectField
            label={manyText.setup}
            value={saved?.id ?? ''}
            onChange={({ target }) => onChange(target.value)}
          >
            <option value="">{manyText.chooseSetup}</option>
            {setups.map(({ id: each, name }) => (
              <option key={each} value={each}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        {saved === undefined || saved.open === 0 ? null : (
          <Callout
            tone="amber"
            action={
              <Link
                to="/schedule/setups/$setupId"
                params={{ setupId: saved.id }}
                className={buttonClass('plain', 'small')}
              >
                {manyText.openSetup}
              </Link>
            }
          >
            {manyText.setupOpen(saved.open)}
          </Callout>
        )}
      </div>
    </Section>
  );
}
