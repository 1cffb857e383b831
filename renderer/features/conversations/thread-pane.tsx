import { Link, useNavigate } from '@tanstack/react-router';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconFlag,
  IconHandStop,
  IconInfoCircle,
  IconSpeakerphone,
  IconUser,
  IconUserCheck,
  IconUsers,
} from '@tabler/icons-react';
import type { Thread } from '../../../shared/conversations/model.ts';
import { unreachable } from '../../../shared/errors.ts';
import { plainLine } from '../../../shared/notifications/plain-text.ts';
import { expectArrival } from '../../app/commands/arrival.ts';
import { CommandButton } from '../../app/commands/command-button.tsx';
import { useKeyHint } from '../../app/commands/key-hint.ts';
import { keys } from '../../app/commands/keys.ts';
import { useCommands } from '../../app/commands/use-commands.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { IconButton } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { Chip, StatusChip } from '../../ui/chip.tsx';
import { Failure } from '../../ui/failure.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { showFailure } from '../../ui/toasts.ts';
import { conversationCommands } from './commands.ts';
import { Composer } from './composer.tsx';
import { focusConversation, focusReply } from './focus.ts';
import { LeakCallout } from './leak-callout.tsx';
import { MarkHandled } from './mark-handled.tsx';
import { SnoozeMenu } from './snooze-menu.tsx';
import { inboxText } from './text.ts';
import { ThreadEntries } from './thread-entries.tsx';
import { useOpenNext } from './use-open-next.ts';
import { useOnScreen, useSeen } from './use-on-screen.ts';
import { useThread } from './use-thread.ts';
import { channelWord, conversationStatuses } from './words.ts';
import styles from './thread.module.css';

const longestName = 200;

type ThreadPaneProps = {
  readonly workspaceId: string;
  readonly conversationId: string;
  /** Shows or hides the context where it does not fit beside the thread. */
  readonly onContext: (() => void) | undefined;
  readonly isContextOpen: boolean;
};

/** One conversation: what was said, who answers now, and the way to step in. */
export function ThreadPane(props: ThreadPaneProps) {
  const { workspaceId, conversationId } = props;
  useOnScreen(workspaceId, conversationId);
  const { thread, failure, retry, loadEarlier } = useThread(workspaceId, conversationId);
  if (thread !== undefined) {
    return <OpenThread {...props} thread={thread} onEarlier={loadEarlier} />;
  }
  if (failure !== null) return <Failure failure={failure} onRetry={retry} />;
  return <SkeletonRows rows={6} height={56} label={inboxText.loadingThread} />;
}

function OpenThread({
  thread,
  onEarlier,
  onContext,
  isContextOpen,
}: ThreadPaneProps & { readonly thread: Thread; readonly onEarlier: () => void }) {
  useSeen(thread);
  return (
    <div className={styles.thread}>
      <ThreadHead thread={thread} onContext={onContext} isContextOpen={isContextOpen} />
      <ThreadEntries thread={thread} onEarlier={onEarlier} />
      <Composer thread={thread} />
    </div>
  );
}

function ThreadHead({
  thread,
  onContext,
  isContextOpen,
}: Pick<ThreadPaneProps, 'onContext' | 'isContextOpen'> & { readonly thread: Thread }) {
  const { conversation } = thread;
  const { campaignId } = conversation;
  const navigate = useNavigate();
  const hint = useKeyHint()(onContext === undefined ? undefined : keys.about);
  useCommands([
    {
      ...conversationCommands.arrange,
      run() {
        expectArrival();
        void navigate({ to: '/schedule/new', search: { conversation: conversation.id } });
      },
    },
    { ...conversationCommands.about, icon: IconInfoCircle, run: onContext },
    {
      ...conversationCommands.openCampaign,
      icon: IconSpeakerphone,
      run:
        campaignId === undefined
          ? undefined
          : () => {
              expectArrival();
              void navigate({ to: '/campaigns/$campaignId', params: { campaignId } });
            },
    },
  ]);
  return (
    <header className={styles.head}>
      <h2 className={styles.name} title={plainLine(conversation.name, longestName)} data-arrival>
        <CandidateText text={conversation.name} withoutLinks />
      </h2>
      <div className={styles.actions}>
        <MarkHandled thread={thread} />
        <SnoozeMenu conversation={conversation} />
        <Steps thread={thread} />
        {onContext === undefined ? null : (
          <IconButton
            icon={IconInfoCircle}
            label={inboxText.showContext}
            {...hint}
            aria-expanded={isContextOpen}
            onClick={onContext}
          />
        )}
      </div>
      <div className={styles.meta}>
        {conversation.flag === undefined ? null : (
          <Chip tone="amber" icon={IconFlag}>
            {inboxText.needsYouChip}
          </Chip>
        )}
        <Holder thread={thread} />
        <StatusChip status={conversation.status} known={conversationStatuses} bare />
        <span className={styles.place}>
          {conversation.campaignId === undefined ? null : (
            <Link
              to="/campaigns/$campaignId"
              params={{ campaignId: conversation.campaignId }}
              className={styles.campaign}
            >
              <CandidateText
                text={conversation.campaignTitle ?? conversation.campaignId}
                withoutLinks
              />
            </Link>
          )}
          {conversation.channel === undefined ? null : (
            <span>{channelWord(conversation.channel)}</span>
          )}
        </span>
      </div>
      <LeakCallout thread={thread} className={styles.problem} />
      {thread.problem === undefined ? null : (
        <div className={styles.problem}>
          <Callout tone="amber" title={inboxText.staleTitle}>
            {thread.problem}
          </Callout>
        </div>
      )}
    </header>
  );
}

function Holder({ thread }: { readonly thread: Thread }) {
  switch (thread.conversation.holder) {
    case 'you':
      return (
        <Chip tone="accent" icon={IconUser}>
          {inboxText.youHold}
        </Chip>
      );
    case 'colleague':
      return <Chip icon={IconUsers}>{inboxText.colleagueHolds}</Chip>;
    case 'ai':
      return null;
    default:
      return unreachable(thread.conversation.holder);
  }
}

function idsOf({ conversation }: Thread) {
  return { workspaceId: conversation.workspaceId, conversationId: conversation.id };
}

/** The steps that are possible now; one that is on its way says so. */
function Steps({ thread }: { readonly thread: Thread }) {
  const { client } = useLink();
  const one = idsOf(thread);
  const options = { onError: showFailure };
  const takeover = useChange(client.conversations.takeover, options);
  const claim = useChange(client.conversations.claim, options);
  const handBack = useChange(client.conversations.handBack, options);
  const { actions } = thread;
  const isTaking = takeover.isPending || actions.takeover.because === 'step-pending';
  const isGivingBack = handBack.isPending || actions.handBack.because === 'step-pending';
  const openNext = useOpenNext(one);
  useCommands([
    {
      ...conversationCommands.handBackNext,
      icon: IconArrowForwardUp,
      run:
        actions.handBack.allowed && !isGivingBack
          ? () => handBack.mutate(one, { onSuccess: () => void openNext() })
          : undefined,
    },
  ]);
  return (
    <>
      {actions.claim.allowed ? (
        <CommandButton
          command={conversationCommands.claim}
          icon={IconUserCheck}
          busy={claim.isPending}
          onClick={() => claim.mutate(one, { onSuccess: focusReply })}
        />
      ) : null}
      {actions.takeover.allowed || isTaking ? (
        <CommandButton
          command={conversationCommands.takeOver}
          look="primary"
          icon={IconHandStop}
          busy={isTaking}
          onClick={() => takeover.mutate(one, { onSuccess: focusReply })}
        />
      ) : null}
      {thread.conversation.holder === 'you' ? (
        <CommandButton
          command={conversationCommands.handBack}
          icon={IconArrowBackUp}
          busy={isGivingBack}
          disabled={actions.handBack.because === 'messages-unsettled'}
          {...(actions.handBack.because === undefined
            ? {}
            : { title: inboxText.blocked[actions.handBack.because] })}
          onClick={() => handBack.mutate(one, { onSuccess: focusConversation })}
        />
      ) : null}
    </>
  );
}
