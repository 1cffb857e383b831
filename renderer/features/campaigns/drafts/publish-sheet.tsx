import { useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import { matchesCampaign } from '../../../../shared/outbox/campaign-matching.ts';
import type { CampaignDraft } from '../../../../shared/campaigns/draft.ts';
import type { DraftDetail } from '../../../../shared/campaigns/drafts-model.ts';
import { closingCompanions, isClosingMethod } from '../../../../shared/campaigns/request.ts';
import { CommandButton } from '../../../app/commands/command-button.tsx';
import { keys } from '../../../app/commands/keys.ts';
import { useLink } from '../../../link/link-context.tsx';
import { useChange } from '../../../link/use-change.ts';
import { Button } from '../../../ui/button.tsx';
import { Callout } from '../../../ui/callout.tsx';
import { CandidateText } from '../../../ui/candidate-text.tsx';
import { Dialog } from '../../../ui/dialog-on-demand.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { formatCount } from '../../../ui/locale.ts';
import { Facts } from '../../../ui/section.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { campaignsText } from '../text.ts';
import { channelWord, closingWord, statusWord, toneWord, typeWord } from '../words.ts';
import { useDraftForm } from './draft-context.ts';
import { templateName } from './opening-section.tsx';
import { draftsText } from './text.ts';
import styles from './drafts.module.css';

type PublishSheetProps = {
  readonly detail: DraftDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly settle: () => Promise<number | undefined>;
};

/** The one look before a campaign leaves: what Popp creates, and that nothing is sent by it. */
export function PublishSheet({ detail, opened, onClose, settle }: PublishSheetProps) {
  const { client, queries } = useLink();
  const { draft } = useDraftForm();
  const publish = useChange(client.campaigns.publishDraft, {
    onSuccess: () => {
      onClose();
      showToast({ tone: 'good', title: draftsText.published, lastsMs: 6000 });
    },
  });
  const { data } = useQuery({
    ...queries.campaigns.list.queryOptions({ input: { workspaceId: detail.workspaceId } }),
    enabled: opened,
  });
  const alike = data?.campaigns.find(
    (campaign) => matchesCampaign(campaign, sentAs(draft)) !== 'no',
  );

  async function leave(): Promise<void> {
    const version = await settle();
    if (version !== undefined) publish.mutate({ draftId: detail.id, version });
  }

  return (
    <Dialog
      kind="sheet"
      opened={opened}
      title={draftsText.publishTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{draftsText.notYet}</Button>
          <CommandButton
            command={{
              id: 'draft.publish',
              label: buttonWord(draft.campaignStatus),
              shortcut: keys.send,
              inDialog: true,
            }}
            look="primary"
            busy={publish.isPending}
            onClick={() => void leave()}
          />
        </>
      }
    >
      <div className={styles.stack}>
        <p className={styles.big}>
          {draftsText.publishNow} <CandidateText text={draft.campaignTitle} withoutLinks />
        </p>
        <Callout tone={draft.campaignStatus === 'LIVE' ? 'green' : 'plain'}>
          {meaning(draft.campaignStatus)}
        </Callout>
        {alike === undefined ? null : (
          <Callout tone="amber">{draftsText.publishAlike(alike.title)}</Callout>
        )}
        {data?.freshness.problem === undefined ? null : (
          <Callout>{draftsText.publishOffline}</Callout>
        )}
        <PublishFacts />
        {publish.error === null ? null : <Failure inline failure={publish.error} />}
      </div>
    </Dialog>
  );
}

function PublishFacts() {
  const { draft, templates } = useDraftForm();
  const { questions } = draft;
  const deciding = questions.filter(({ isMandatory }) => isMandatory).length;
  const template = templates?.find(({ id }) => id === draft.openingMessageTemplateId);
  const method = draft.closingMethod;
  const closing = isClosingMethod(method) ? draft[closingCompanions[method]] : '';
  const asksNothing = draft.campaignType === 'SCHEDULING' || questions.length === 0;
  const facts: readonly (readonly [string, string, ReactNode?])[] = [
    [draftsText.purpose, typeWord(draft.campaignType) ?? ''],
    [draftsText.channel, channelWord(draft.channel) ?? ''],
    [
      draftsText.description,
      draftsText.facts.characters(formatCount(draft.campaignDescription.trim().length)),
    ],
    [draftsText.company, draft.company],
    [draftsText.location, draft.location],
    [draftsText.opening, openingWord(draft, template)],
    [
      draftsText.questions,
      asksNothing
        ? draftsText.facts.noQuestions
        : draftsText.facts.questions(questions.length, deciding),
      <SheetQuestions key="questions" />,
    ],
    [
      draftsText.agent,
      [
        draft.agentName.trim() || draftsText.facts.agentByPopp,
        toneWord(draft.agentTone || undefined),
      ]
        .filter(Boolean)
        .join(', '),
    ],
    [draftsText.closing, closingWord(method) ?? ''],
    ['', closing],
    [draftsText.statusChoice, statusWord(draft.campaignStatus) ?? ''],
    [draftsText.reference, draft.externalId],
  ];
  return (
    <Facts
      facts={facts
        .filter(([, value]) => value.trim() !== '')
        .map(([name, value, more]) => [
          name,
          <Fragment key={name}>
            <CandidateText text={value} withoutLinks />
            {more}
          </Fragment>,
        ])}
    />
  );
}

/** The questions word by word: they cannot be changed once the campaign is created. */
function SheetQuestions() {
  const { draft } = useDraftForm();
  if (draft.campaignType === 'SCHEDULING' || draft.questions.length === 0) return null;
  return (
    <ol className={styles.sheetQuestions} aria-label={draftsText.questions}>
      {draft.questions.map((question) => (
        <li key={question.id}>
          <CandidateText
            text={
              question.questionType === 'DOCUMENT'
                ? campaignsText.document(question.documentTypes.join(', '))
                : question.content
            }
            withoutLinks
          />{' '}
          <span className={styles.problemWords}>
            {question.isMandatory ? campaignsText.required : campaignsText.optional}
          </span>
        </li>
      ))}
    </ol>
  );
}

function openingWord(
  draft: CampaignDraft,
  template: Parameters<typeof templateName>[0] | undefined,
): string {
  if (draft.opening === 'custom') {
    return draft.customTemplatedMessage.trim() || draftsText.facts.noOpening;
  }
  if (draft.openingMessageTemplateId === '') return draftsText.facts.noOpening;
  return draftsText.facts.template(
    template === undefined ? draft.openingMessageTemplateId : templateName(template),
  );
}

function sentAs(draft: CampaignDraft) {
  return {
    title: draft.campaignTitle,
    campaignType: draft.campaignType,
    channel: draft.channel,
    externalId: draft.externalId.trim(),
  };
}

function meaning(status: string): string {
  if (status === 'LIVE') return draftsText.publishLive;
  return status === 'ARCHIVED' ? draftsText.publishArchived : draftsText.publishDraft;
}

function buttonWord(status: string): string {
  const words: Readonly<Record<string, string>> = draftsText.publishButtons;
  return (
    (Object.hasOwn(words, status) ? words[status] : undefined) ?? draftsText.publishButtonOther
  );
}
