import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import type { ErrorCode } from '../../shared/errors.ts';
import { CallFailure, toCallFailure } from '../link/call-failure.ts';
import { Button } from './button.tsx';
import { uiText } from './text.ts';
import styles from './failure.module.css';

type FailureProps = {
  /** What a call threw; its message says what happened, what is safe and what to do. */
  readonly failure?: unknown;
  readonly title?: string;
  readonly body?: string;
  readonly details?: string;
  readonly retryLabel?: string;
  readonly onRetry?: () => void;
  /** In line with other things, instead of in the middle of a page. */
  readonly inline?: boolean;
  /** Makes the title a heading, where the failure stands for a whole page. */
  readonly level?: 1 | 2 | 3;
};

const titles: Partial<Record<ErrorCode, string>> = {
  offline: uiText.offline,
  timeout: uiText.offline,
  'key-missing': uiText.keyMissing,
  'key-rejected': uiText.keyRejected,
  'keychain-locked': uiText.keychain,
  'keychain-unavailable': uiText.keychain,
  disconnected: uiText.disconnected,
  'not-found': uiText.notFound,
  'invalid-input': uiText.invalid,
};

/** Says what happened, what is safe and what to do; the details fold out with an id to copy. */
export function Failure(props: FailureProps) {
  const envelope = props.failure === undefined ? undefined : toCallFailure(props.failure).envelope;
  const title =
    props.title ?? (envelope === undefined ? undefined : titles[envelope.code]) ?? uiText.failed;
  const body = props.body ?? envelope?.message;
  const details =
    props.details ?? (envelope === undefined ? undefined : uiText.code(envelope.code, envelope.id));
  const canRetry =
    envelope === undefined || envelope.retryable || !(props.failure instanceof CallFailure);
  const Title = props.level === undefined ? 'p' : (`h${props.level}` as const);
  const alert = (
    <div className={props.inline === true ? styles.inline : styles.column} role="alert">
      <IconAlertTriangle size={16} className={styles.icon ?? ''} aria-hidden />
      <div className={styles.words}>
        <Title className={styles.title}>{title}</Title>
        {body === undefined ? null : <p className={styles.body}>{body}</p>}
        {details === undefined ? null : <Details text={details} />}
        {props.onRetry === undefined || !canRetry ? null : (
          <div className={styles.action}>
            <Button size={props.inline === true ? 'small' : 'normal'} onClick={props.onRetry}>
              {props.retryLabel ?? uiText.retry}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
  return props.inline === true ? alert : <div className={styles.page}>{alert}</div>;
}

function Details({ text }: { readonly text: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <details className={styles.details}>
      <summary>{uiText.details}</summary>
      <code>{text}</code>
      <Button look="quiet" size="small" icon={isCopied ? IconCheck : IconCopy} onClick={copy}>
        {isCopied ? uiText.copied : uiText.copyDetails}
      </Button>
    </details>
  );
}
