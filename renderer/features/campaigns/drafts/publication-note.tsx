import { Link } from '@tanstack/react-router';
import { IconExternalLink } from '@tabler/icons-react';
import type { DraftDetail } from '../../../../shared/campaigns/drafts-model.ts';
import { useLink } from '../../../link/link-context.tsx';
import { useChange } from '../../../link/use-change.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Callout } from '../../../ui/callout.tsx';
import { showFailure, showToast } from '../../../ui/toasts.ts';
import { draftsText } from './text.ts';
import styles from './drafts.module.css';

type PublicationNoteProps = {
  readonly detail: DraftDetail;
  /** Saves what is on screen first, so that 'what it says now' is what is seen. */
  readonly settle: () => Promise<number | undefined>;
};

/** Where publishing stands, and the one thing to do about it. Nothing while it was never published. */
export function PublicationNote({ detail, settle }: PublicationNoteProps) {
  const { publication } = detail;
  const state = publication?.state;
  switch (state) {
    case undefined:
    case 'done':
    case 'cancelled':
      return null;
    case 'waiting':
    case 'held':
      return publication?.isChangedSince === true && !publication.isMeantAsIs ? (
        <WhichIsMeant detail={detail} settle={settle} />
      ) : (
        <Waiting detail={detail} />
      );
    case 'sending':
      return <Callout title={draftsText.sendingTitle}>{draftsText.sending}</Callout>;
    case 'unknown':
      return (
        <Callout tone="amber" title={draftsText.unknownTitle}>
          {draftsText.unknown}
        </Callout>
      );
    case 'undecided':
      return (
        <Callout
          tone="amber"
          title={draftsText.undecidedTitle}
          action={
            <Link to="/activity" className={buttonClass('plain', 'small')}>
              {draftsText.toActivity}
            </Link>
          }
        >
          {publication?.reason}
        </Callout>
      );
    case 'refused':
      return publication?.isUnsupported === true ? <Unsupported /> : <Refused detail={detail} />;
    default:
      return state satisfies never;
  }
}

function Waiting({ detail }: { readonly detail: DraftDetail }) {
  const { client } = useLink();
  const withdraw = useChange(client.campaigns.withdrawDraft, {
    onSuccess: () => showToast({ tone: 'plain', title: draftsText.withdrawn, lastsMs: 6000 }),
    onError: showFailure,
  });
  const resume = useChange(client.outbox.resume, { onError: showFailure });
  const { publication } = detail;
  if (publication === undefined) return null;
  const isHeld = publication.state === 'held';
  return (
    <Callout
      tone={isHeld ? 'amber' : 'plain'}
      title={isHeld ? draftsText.heldTitle : draftsText.waitingTitle}
    >
      {isHeld ? publication.reason : draftsText.waiting}
      {publication.isMeantAsIs && publication.isChangedSince ? (
        <p>{draftsText.asPublishedChosen}</p>
      ) : null}
      <div className={styles.actions}>
        {isHeld ? (
          <Button
            size="small"
            look="primary"
            busy={resume.isPending}
            onClick={() => resume.mutate({ itemId: publication.itemId })}
          >
            {draftsText.letLeave}
          </Button>
        ) : null}
        <Button
          size="small"
          busy={withdraw.isPending}
          onClick={() => withdraw.mutate({ draftId: detail.id })}
        >
          {draftsText.withdraw}
        </Button>
      </div>
    </Callout>
  );
}

function WhichIsMeant({ detail, settle }: PublicationNoteProps) {
  const { client } = useLink();
  const say = useChange(client.campaigns.sayWhichIsMeant, { onError: showFailure });
  async function choose(meant: 'published' | 'newest'): Promise<void> {
    const version = await settle();
    if (version !== undefined) say.mutate({ draftId: detail.id, meant, version });
  }
  return (
    <Callout tone="amber" title={draftsText.changedTitle}>
      {draftsText.changed}
      <div className={styles.actions}>
        <Button size="small" busy={say.isPending} onClick={() => void choose('published')}>
          {draftsText.asPublished}
        </Button>
        <Button size="small" busy={say.isPending} onClick={() => void choose('newest')}>
          {draftsText.newest}
        </Button>
      </div>
    </Callout>
  );
}

function Refused({ detail }: { readonly detail: DraftDetail }) {
  const { publication } = detail;
  const whole = publication?.refusals.filter(({ path }) => path === undefined) ?? [];
  const isWhole = whole.length > 0 || publication?.refusals.length === 0;
  return (
    <Callout tone="red" title={draftsText.refusedTitle}>
      {isWhole ? draftsText.refusedWhole : draftsText.refused}
      {isWhole ? (
        <p>{whole.map(({ message }) => message).join(' ') || publication?.reason}</p>
      ) : null}
    </Callout>
  );
}

function Unsupported() {
  return (
    <Callout
      tone="amber"
      title={draftsText.unsupportedTitle}
      action={
        <a
          className={buttonClass('plain', 'small')}
          href="https://ai.joinpopp.com"
          target="_blank"
          rel="noopener noreferrer"
        >
          <IconExternalLink size={16} aria-hidden />
          {draftsText.openDashboard}
        </a>
      }
    >
      {draftsText.unsupported}
    </Callout>
  );
}
