import { IconAlertTriangle, IconFlag } from '@tabler/icons-react';
import type {
  ConversationDetail,
  FlagReason,
  ThreadEntry,
} from '../../../shared/conversations/model.ts';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { classes } from '../../ui/classes.ts';
import { durationWords, fullTime } from '../../ui/time-words.ts';
import { inboxText } from './text.ts';
import styles from './thread.module.css';

type Message = Extract<ThreadEntry, { type: 'message' }>;

type MessageBubbleProps = {
  readonly message: Pick<
    Message,
    'author' | 'body' | 'at' | 'status' | 'flagged' | 'leakedAfterMs'
  >;
  readonly conversation: Pick<ConversationDetail, 'name' | 'agentName'>;
  readonly reason?: FlagReason | undefined;
};

/** One message: the candidate left, the AI right in outline, the recruiter right and filled, the system in the middle. */
export function MessageBubble({ message, conversation, reason }: MessageBubbleProps) {
  const { author, body, at, flagged, leakedAfterMs } = message;
  const who = senderName(author, conversation);
  const title = at === undefined ? undefined : fullTime(at);
  if (author === 'system') {
    return (
      <p className={styles.line} title={title}>
        <CandidateText text={body} />
      </p>
    );
  }
  return (
    <article
      className={classes(
        styles.message,
        styles[author],
        flagged && styles.flagged,
        leakedAfterMs !== undefined && styles.leaked,
      )}
      aria-label={who}
    >
      {flagged ? <Reason reason={reason} /> : null}
      {leakedAfterMs === undefined ? null : (
        <p className={styles.leak}>
          <IconAlertTriangle size={14} aria-hidden />
          <span>{inboxText.leaked(durationWords(leakedAfterMs))}</span>
        </p>
      )}
      <p className={styles.sender}>
        <CandidateText text={who} withoutLinks />
      </p>
      <div className={styles.bubble} title={title}>
        {body === '' ? (
          <span className={styles.quiet}>{inboxText.attachment}</span>
        ) : (
          <CandidateText text={body} />
        )}
      </div>
    </article>
  );
}

function Reason({ reason }: { readonly reason: FlagReason | undefined }) {
  return (
    <p className={styles.reason}>
      <IconFlag size={14} aria-hidden />
      <span>
        {reason?.certainty === 'given' ? (
          <>
            {inboxText.reasonGiven}: <CandidateText text={reason.text} />
          </>
        ) : (
          inboxText.reasonLikely
        )}
      </span>
    </p>
  );
}

function senderName(
  author: Message['author'],
  { name, agentName }: MessageBubbleProps['conversation'],
): string {
  if (author === 'candidate') return name;
  if (author === 'ai' && agentName !== undefined) return `${agentName}, ${inboxText.authors.ai}`;
  return inboxText.authors[author];
}
