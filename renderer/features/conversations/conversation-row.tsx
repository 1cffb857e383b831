import {
  IconAlertTriangle,
  IconBellOff,
  IconFlag,
  IconMessage2,
  IconUser,
  IconUsers,
} from '@tabler/icons-react';
import type { ConversationSummary } from '../../../shared/conversations/model.ts';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { Chip, StatusChip } from '../../ui/chip.tsx';
import { classes } from '../../ui/classes.ts';
import { ListRow } from '../../ui/list-row.tsx';
import { fullTime, shortTime } from '../../ui/time-words.ts';
import { Time, useNow } from '../../ui/time.tsx';
import { listText } from './list-text.ts';
import { MatchExtract } from './match-extract.tsx';
import { inboxText } from './text.ts';
import { conversationStatuses } from './words.ts';
import styles from './inbox-list.module.css';

/** One conversation in the list: who, what was said last, and what it asks for. */
export function ConversationRow({
  item,
  now,
}: {
  readonly item: ConversationSummary;
  readonly now: number;
}) {
  const isFlagged = item.flag !== undefined && item.snoozedUntil === undefined;
  const isWaiting = item.waitingSince !== undefined;
  return (
    <ListRow
      mark={
        <span
          className={classes(
            styles.dot,
            isFlagged && styles.dotFlag,
            !isFlagged && isWaiting && styles.dotUnread,
          )}
          aria-hidden
        />
      }
      title={<CandidateText text={item.name} withoutLinks />}
      strong={isWaiting || item.leakAt !== undefined}
      aside={<When item={item} now={now} />}
      body={
        item.match === undefined ? <LastWords item={item} /> : <MatchExtract parts={item.match} />
      }
      status={<Status item={item} />}
    />
  );
}

/** How long somebody has waited for the recruiter, else when something last happened. */
function When({ item, now }: { readonly item: ConversationSummary; readonly now: number }) {
  const at = item.waitingSince ?? item.activityAt;
  return (
    <span title={item.waitingSince === undefined ? undefined : listText.waitingSince(fullTime(at))}>
      <Time at={at} form="ago" now={Math.max(now, at)} />
    </span>
  );
}

function LastWords({ item }: { readonly item: ConversationSummary }) {
  const { lastMessage } = item;
  if (item.hasDraft) {
    return (
      <>
        <span className={styles.draft}>{inboxText.draft}</span>{' '}
        {lastMessage === undefined ? null : <CandidateText text={lastMessage.body} withoutLinks />}
      </>
    );
  }
  if (item.flag?.reason !== undefined && item.holder === 'ai') {
    return <CandidateText text={item.flag.reason.text} withoutLinks />;
  }
  if (lastMessage === undefined) {
    return (
      <span className={styles.quiet}>
        {item.campaignTitle === undefined ? (
          inboxText.noMessageYet
        ) : (
          <CandidateText text={item.campaignTitle} withoutLinks />
        )}
      </span>
    );
  }
  return (
    <>
      {inboxText.said[lastMessage.author]}
      <CandidateText text={lastMessage.body} withoutLinks />
    </>
  );
}

function Status({ item }: { readonly item: ConversationSummary }) {
  const now = useNow();
  if (item.snoozedUntil !== undefined) {
    return (
      <Chip icon={IconBellOff} bare>
        {listText.snoozedChip(shortTime(item.snoozedUntil, now))}
      </Chip>
    );
  }
  if (item.leakAt !== undefined) {
    return (
      <Chip tone="red" icon={IconAlertTriangle} bare>
        {inboxText.leakChip}
      </Chip>
    );
  }
  if (item.unread > 0) {
    return (
      <Chip tone="accent" icon={IconMessage2} bare>
        {inboxText.unread(item.unread)}
      </Chip>
    );
  }
  if (item.holder === 'you') {
    return (
      <Chip tone="accent" icon={IconUser} bare>
        {inboxText.youHold}
      </Chip>
    );
  }
  if (item.flag !== undefined) {
    return (
      <Chip tone="amber" icon={IconFlag} bare>
        {inboxText.needsYouChip}
      </Chip>
    );
  }
  if (item.holder === 'colleague') {
    return (
      <Chip icon={IconUsers} bare>
        {inboxText.colleagueHolds}
      </Chip>
    );
  }
  return <StatusChip status={item.status} known={conversationStatuses} bare />;
}
