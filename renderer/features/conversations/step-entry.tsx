import { Link } from '@tanstack/react-router';
import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react';
import type { ConversationDetail, ThreadEntry } from '../../../shared/conversations/model.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { classes } from '../../ui/classes.ts';
import { durationWords, fullTime } from '../../ui/time-words.ts';
import { inboxText } from './text.ts';
import { stepPhase } from './words.ts';
import styles from './thread.module.css';

type Step = Extract<ThreadEntry, { type: 'step' }>;

type StepEntryProps = {
  readonly step: Step;
  readonly conversation: ConversationDetail;
};

/** A step of ours, with how far it has come: what is not known says so, what did not leave says why. */
export function StepEntry({ step, conversation }: StepEntryProps) {
  if (step.kind !== 'takeover' && step.kind !== 'message' && step.kind !== 'hand-back') {
    return null;
  }
  const phase = stepPhase(step.state);
  const words =
    step.kind === 'message' && step.state === 'waiting'
      ? inboxText.steps.message.waiting
      : inboxText.steps[step.kind][phase];
  if (step.kind === 'message') {
    return (
      <article
        className={classes(styles.message, styles.recruiter, phase !== 'done' && styles.pending)}
        aria-label={inboxText.authors.recruiter}
      >
        <div className={styles.bubble} title={fullTime(step.at)}>
          {step.body === undefined ? inboxText.templateSent : <CandidateText text={step.body} />}
        </div>
        <StepState step={step} conversation={conversation} words={words} />
      </article>
    );
  }
  if (phase === 'done' || phase === 'pending') {
    return (
      <p className={styles.line} title={fullTime(step.at)}>
        {phase === 'pending' ? `${words}…` : words}
        {step.silenceMs === undefined
          ? null
          : `; ${inboxText.silent(durationWords(step.silenceMs))}`}
        {step.reason === undefined ? null : `. ${step.reason}`}
      </p>
    );
  }
  return (
    <div className={styles.stopped}>
      <StepState step={step} conversation={conversation} words={words} />
    </div>
  );
}

function StepState({ step, conversation, words }: StepEntryProps & { readonly words: string }) {
  const { client } = useLink();
  const discard = useChange(client.conversations.discard);
  const phase = stepPhase(step.state);
  const Icon = phase === 'done' ? IconCheck : phase === 'pending' ? IconClock : IconAlertTriangle;
  return (
    <p className={classes(styles.state, phase !== 'done' && phase !== 'pending' && styles.warn)}>
      <Icon size={14} aria-hidden />
      <span>
        {words}
        {step.reason === undefined ? null : `. ${step.reason}`}
        {phase === 'undecided' ? (
          <>
            {' '}
            <Link to="/activity">{inboxText.decide}</Link>
          </>
        ) : null}
      </span>
      {step.state === 'held' ? (
        <Button
          look="quiet"
          size="small"
          busy={discard.isPending}
          onClick={() =>
            discard.mutate({
              workspaceId: conversation.workspaceId,
              conversationId: conversation.id,
              itemId: step.itemId,
            })
          }
        >
          {inboxText.discard}
        </Button>
      ) : null}
    </p>
  );
}
