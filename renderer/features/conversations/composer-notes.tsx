import type { ComposerLock, ReplyWindow } from '../../../shared/conversations/model.ts';
import { messageLimit } from '../../../shared/conversations/limits.ts';
import { smsLength } from '../../../shared/conversations/sms-segments.ts';
import { IconAlertTriangle, IconClock, IconWifiOff } from '@tabler/icons-react';
import { Chip } from '../../ui/chip.tsx';
import { classes } from '../../ui/classes.ts';
import { inboxText } from './text.ts';
import styles from './composer.module.css';

const showLengthBelow = 400;
const soonMs = 2 * 60 * 60 * 1000;
const hourMs = 60 * 60 * 1000;

/** What is to be known about what is written: why it cannot leave, else how long it is on its channel. */
export function ComposerNote({
  lock,
  channel,
  text,
}: {
  readonly lock: ComposerLock | undefined;
  readonly channel: string | undefined;
  readonly text: string;
}) {
  if (lock === undefined && channel === 'SMS' && text !== '') return <SmsNote text={text} />;
  return (
    <p className={styles.note} role="status">
      {lock === undefined ? lengthWords(text) : inboxText.locks[lock]}
    </p>
  );
}

/** How many SMS the text is, and which character makes each of them shorter. */
function SmsNote({ text }: { readonly text: string }) {
  const { encoding, segments, left, firstOther } = smsLength(text);
  return (
    <p className={classes(styles.note, segments > 1 && styles.several)}>
      {inboxText.sms(segments, left)}
      {encoding === 'UCS-2' && firstOther !== undefined ? inboxText.smsOther(firstOther) : null}
    </p>
  );
}

/** Until when WhatsApp takes free text, counted down by Popp's clock. */
export function WindowNote({
  window,
  now,
}: {
  readonly window: ReplyWindow;
  readonly now: number;
}) {
  if (window.closesAt === undefined || now > window.closesAt) {
    return (
      <Chip tone="amber" icon={IconAlertTriangle} bare>
        {window.closesAt === undefined ? inboxText.windowNever : inboxText.windowOver}
      </Chip>
    );
  }
  const left = window.closesAt - now;
  return (
    <Chip tone={left < soonMs ? 'amber' : 'grey'} icon={IconClock} bare>
      {inboxText.windowOpen(Math.floor(left / hourMs), Math.floor((left % hourMs) / 60_000))}
    </Chip>
  );
}

/** Says that what is written stays here for now. */
export function OfflineNote() {
  return (
    <Chip tone="amber" icon={IconWifiOff} bare>
      {inboxText.offline}
    </Chip>
  );
}

function lengthWords(text: string): string {
  const left = messageLimit - text.length;
  return left < showLengthBelow ? inboxText.length(left) : inboxText.kept;
}
