import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconExternalLink, IconRefresh, IconX } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense } from 'react';
import type { ConversationDetail, ScreeningOutcome } from '../../../shared/conversations/model.ts';
import type { TimeThere } from '../../../shared/conversations/time-there.ts';
import { CommandButton } from '../../app/commands/command-button.tsx';
import { openOutside } from '../../app/commands/open-outside.ts';
import { useCommands } from '../../app/commands/use-commands.ts';
import { useLink } from '../../link/link-context.tsx';
import { buttonClass, IconButton } from '../../ui/button.tsx';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { StatusChip } from '../../ui/chip.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Facts, Section } from '../../ui/section.tsx';
import { ReadAge } from '../../ui/read-age.tsx';
import { timeIn } from '../../ui/time-words.ts';
import { Time } from '../../ui/time.tsx';
import { closingWord } from '../campaigns/words.ts';
import { MirrorCandidate } from '../mirror/mirror-on-demand.tsx';
import { conversationCommands } from './commands.ts';
import { OtherConversations } from './other-conversations.tsx';
import { inboxText } from './text.ts';
import { usePoppNow } from './use-inbox.ts';
import { useTimeThere } from './use-time-there.ts';
import { channelWord, conversationStatuses, screeningOutcomes, stageWord } from './words.ts';
import styles from './context.module.css';

// Meetings are further down than the first look: they come when the rest is there.
const ConversationMeetings = lazy(async () => ({
  default: (await import('../scheduling/conversation-meetings.tsx')).ConversationMeetings,
}));

type ContextPaneProps = {
  readonly workspaceId: string;
  readonly conversationId: string;
  readonly onClose: (() => void) | undefined;
};

/** What is known about the candidate and the conversation, beside the thread. */
export function ContextPane({ workspaceId, conversationId, onClose }: ContextPaneProps) {
  const { client, queries } = useLink();
  const { data } = useQuery(
    queries.conversations.get.queryOptions({ input: { workspaceId, conversationId } }),
  );
  const refresh = useMutation({
    mutationFn: () => client.conversations.refresh({ workspaceId, conversationId }),
  });
  const url = data?.conversation.dashboardUrl;
  useCommands([
    {
      ...conversationCommands.openInPopp,
      icon: IconExternalLink,
      run: url === undefined ? undefined : () => openOutside(url),
    },
  ]);
  if (data === undefined) return null;
  const { conversation } = data;
  return (
    <div className={styles.context}>
      {onClose === undefined ? null : (
        <div className={styles.close}>
          <IconButton icon={IconX} label={inboxText.hideContext} size="small" onClick={onClose} />
        </div>
      )}
      <CandidateFacts conversation={conversation} />
      <ConversationFacts conversation={conversation} />
      <Screening outcomes={conversation.screening} />
      <Suspense fallback={null}>
        <ConversationMeetings workspaceId={workspaceId} conversationId={conversationId} />
      </Suspense>
      <MirrorCandidate workspaceId={workspaceId} conversationId={conversationId} />
      <OtherConversations workspaceId={workspaceId} conversationId={conversationId} />
      <div className={styles.foot}>
        <ReadAge words={inboxText.readAt} at={conversation.seenAt} className={styles.fresh} />
        <CommandButton
          command={conversationCommands.refresh}
          look="quiet"
          size="small"
          icon={IconRefresh}
          busy={refresh.isPending}
          onClick={() => refresh.mutate()}
        >
          {inboxText.refresh}
        </CommandButton>
        <OutsideLink url={conversation.dashboardUrl} label={inboxText.openInPopp} />
        <OutsideLink url={conversation.campaignDashboardUrl} label={inboxText.campaignInPopp} />
      </div>
    </div>
  );
}

function OutsideLink({ url, label }: { readonly url: string | undefined; readonly label: string }) {
  if (url === undefined) return null;
  return (
    <a
      className={buttonClass('quiet', 'small')}
      href={url}
      target="_blank"
      rel="noopener noreferrer"
    >
      <IconExternalLink size={16} aria-hidden />
      {label}
    </a>
  );
}

function timeWords({ earliest, latest }: TimeThere, now: number): string {
  const from = timeIn(now, earliest);
  return earliest === latest
    ? inboxText.timeIn(from, earliest.replaceAll('_', ' '))
    : inboxText.timeBetween(from, timeIn(now, latest));
}

function CandidateFacts({ conversation }: { readonly conversation: ConversationDetail }) {
  const { phoneNumber, emailAddress, externalId } = conversation;
  const now = usePoppNow(conversation.workspaceId);
  const there = useTimeThere(phoneNumber, now);
  return (
    <Section quiet title={inboxText.candidate}>
      <p className={styles.name}>
        <CandidateText text={conversation.name} withoutLinks />
      </p>
      <Facts
        facts={known([
          [inboxText.facts.phone, text(phoneNumber)],
          [inboxText.facts.email, text(emailAddress)],
          [
            inboxText.facts.reference,
            externalId === undefined ? undefined : (
              <span key="reference" className={styles.copied}>
                {text(externalId)}
                <CopyButton text={externalId} label={inboxText.copyReference} />
              </span>
            ),
          ],
          [
            inboxText.facts.timeThere,
            there === undefined ? undefined : (
              <span key="there" title={inboxText.byNumber}>
                {timeWords(there, now)}
              </span>
            ),
          ],
        ])}
      />
    </Section>
  );
}

function ConversationFacts({ conversation }: { readonly conversation: ConversationDetail }) {
  const { campaignId, campaignTitle, channel, status, stage, createdAt, holder } = conversation;
  const { closingMethod } = conversation;
  const now = usePoppNow(conversation.workspaceId);
  return (
    <Section quiet title={inboxText.conversation}>
      <Facts
        facts={known([
          [
            inboxText.facts.campaign,
            campaignId === undefined ? undefined : (
              <Link key="campaign" to="/campaigns/$campaignId" params={{ campaignId }}>
                <CandidateText text={campaignTitle ?? campaignId} withoutLinks />
              </Link>
            ),
          ],
          [inboxText.facts.closing, text(closingWord(closingMethod))],
          [inboxText.facts.channel, channel === undefined ? undefined : channelWord(channel)],
          [
            inboxText.facts.status,
            status === undefined ? undefined : (
              <StatusChip key="status" status={status} known={conversationStatuses} bare />
            ),
          ],
          [inboxText.facts.stage, stage === undefined ? undefined : text(stageWord(stage))],
          [inboxText.facts.answeredBy, inboxText.holders[holder]],
          [
            inboxText.facts.started,
            createdAt === undefined ? undefined : <Time key="started" at={createdAt} now={now} />,
          ],
        ])}
      />
    </Section>
  );
}

function Screening({ outcomes }: { readonly outcomes: readonly ScreeningOutcome[] }) {
  return (
    <Section quiet title={inboxText.screening}>
      {outcomes.length === 0 ? (
        <p className={styles.quiet}>{inboxText.noScreening}</p>
      ) : (
        <ol className={styles.screening}>
          {outcomes.map(({ screeningQuestion = '', questionOutcome, responseSummary }) => (
            <li key={screeningQuestion}>
              <p className={styles.question}>
                <CandidateText text={screeningQuestion} withoutLinks />
              </p>
              <p className={styles.answer}>
                {responseSummary === undefined ? (
                  inboxText.noAnswer
                ) : (
                  <CandidateText text={responseSummary} />
                )}
              </p>
              <StatusChip status={questionOutcome} known={screeningOutcomes} bare />
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

type Fact = readonly [name: string, value: ReactNode];

function known(facts: readonly Fact[]): readonly Fact[] {
  return facts.filter(([, value]) => value !== undefined);
}

function text(value: string | undefined): ReactNode {
  return value === undefined ? undefined : <CandidateText key={value} text={value} withoutLinks />;
}
