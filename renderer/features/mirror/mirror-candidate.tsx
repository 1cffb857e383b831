import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconExternalLink } from '@tabler/icons-react';
import { type FormEvent, useEffect, useState } from 'react';
import type { MirroredCandidate, MirrorLink } from '../../../shared/mirror/model.ts';
import { contactIdSchema } from '../../../shared/mirror/rules.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { CheckField, TextField } from '../../ui/field.tsx';
import { Facts, Section } from '../../ui/section.tsx';
import { showFailure } from '../../ui/toasts.ts';
import { mirrorText } from './text.ts';
import styles from './mirror.module.css';

type MirrorCandidateProps = { readonly workspaceId: string; readonly conversationId: string };

/** The candidate's conversation in HighLevel, beside the thread; nothing where no sub-account is connected. */
export function MirrorCandidate({ workspaceId, conversationId }: MirrorCandidateProps) {
  const { queries } = useLink();
  const { data } = useQuery(
    queries.mirror.ofConversation.queryOptions({ input: { workspaceId, conversationId } }),
  );
  if (data?.connected !== true) return null;
  const { candidate } = data;
  const link = candidate?.link;
  const isLinked = candidate?.state === 'linked' && link !== undefined && !link.deleted;
  return (
    <Section quiet title={mirrorText.candidateTitle}>
      <div className={styles.stack}>
        {isLinked ? (
          <Linked
            key={link.conversationId}
            workspaceId={workspaceId}
            conversationId={conversationId}
            link={link}
          />
        ) : (
          <NotLinked
            key={conversationId}
            workspaceId={workspaceId}
            conversationId={conversationId}
            candidate={candidate}
          />
        )}
      </div>
    </Section>
  );
}

function Linked({
  workspaceId,
  conversationId,
  link,
}: MirrorCandidateProps & { readonly link: MirrorLink }) {
  const { client } = useLink();
  const look = useChange(client.mirror.look, { onError: showFailure });
  const { mutate } = look;
  // A colleague may have taken or deleted it since it was read last.
  useEffect(() => mutate({ workspaceId, conversationId }), [mutate, workspaceId, conversationId]);
  return (
    <>
      <Facts
        facts={[
          [mirrorText.assigned, link.assignedTo ?? mirrorText.nobody],
          [mirrorText.contact, link.contactId],
        ]}
      />
      <div className={styles.actions}>
        <a
          className={buttonClass('quiet', 'small')}
          href={link.url}
          target="_blank"
          rel="noopener noreferrer"
        >
          <IconExternalLink size={16} aria-hidden />
          {mirrorText.open}
        </a>
        <Button
          look="quiet"
          size="small"
          busy={look.isPending}
          onClick={() => mutate({ workspaceId, conversationId })}
        >
          {mirrorText.look}
        </Button>
      </div>
    </>
  );
}

const underWay = new Set(['looking', 'creating', 'waiting']);

function NotLinked({
  workspaceId,
  conversationId,
  candidate,
}: MirrorCandidateProps & { readonly candidate: MirroredCandidate | undefined }) {
  const { client } = useLink();
  const [contactId, setContactId] = useState('');
  const [createsContact, setCreatesContact] = useState(false);
  const [problem, setProblem] = useState<string>();
  const bring = useChange(client.mirror.mirrorOne, { onSuccess: () => setContactId('') });
  if (candidate !== undefined && underWay.has(candidate.state)) {
    return <p className={styles.quiet}>{candidate.words ?? mirrorText.states[candidate.state]}</p>;
  }
  if (candidate?.state === 'to-decide') {
    return (
      <>
        <p className={styles.quiet}>{candidate.words}</p>
        <Link to="/activity">{mirrorText.decide}</Link>
      </>
    );
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    const typed = contactId.trim() === '' ? undefined : contactIdSchema.safeParse(contactId);
    setProblem(typed?.success === false ? mirrorText.contactIdProblem : undefined);
    if (typed?.success === false) return;
    bring.mutate({
      workspaceId,
      conversationId,
      createsContact,
      ...(typed === undefined ? {} : { contactId: typed.data }),
    });
  }

  const words = candidate?.link?.deleted === true ? mirrorText.deleted : candidate?.words;
  return (
    <form className={styles.stack} noValidate onSubmit={submit}>
      <p className={styles.quiet}>{words ?? mirrorText.notMirrored}</p>
      <TextField
        label={mirrorText.contactId}
        help={mirrorText.contactIdHelp}
        error={problem}
        value={contactId}
        onChange={({ target }) => setContactId(target.value)}
      />
      <CheckField
        label={mirrorText.createMissing}
        checked={createsContact}
        onChange={({ target }) => setCreatesContact(target.checked)}
      />
      {bring.error === null ? null : <Failure inline failure={bring.error} />}
      <div className={styles.actions}>
        <Button size="small" type="submit" busy={bring.isPending}>
          {candidate === undefined ? mirrorText.mirror : mirrorText.mirrorAgain}
        </Button>
      </div>
    </form>
  );
}
