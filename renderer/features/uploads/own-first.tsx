import { type FormEvent, useState } from 'react';
import type { Channel } from '../../../shared/uploads/model.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { TextField } from '../../ui/field.tsx';
import { uploadsText } from './text.ts';
import styles from './uploads.module.css';

type OwnFirstProps = { readonly uploadId: string; readonly channel: Channel };

/** 'Send me one first': the recruiter sees on their own phone what a candidate will see. */
export function OwnFirst({ uploadId, channel }: OwnFirstProps) {
  const { client } = useLink();
  const [firstName, setFirstName] = useState('');
  const [contact, setContact] = useState('');
  const send = useChange(client.uploads.sendOneToMe);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ uploadId, firstName, contact });
  };
  const sent = send.data;
  return (
    <details className={styles.fold}>
      <summary>{uploadsText.ownTitle}</summary>
      <form className={styles.stack} onSubmit={submit}>
        <p className={styles.quiet}>{uploadsText.ownBody}</p>
        <TextField
          label={uploadsText.ownName}
          required
          value={firstName}
          onChange={({ target }) => setFirstName(target.value)}
        />
        <TextField
          label={channel === 'EMAIL' ? uploadsText.ownEmail : uploadsText.ownPhone}
          required
          value={contact}
          error={send.error?.message}
          onChange={({ target }) => setContact(target.value)}
        />
        <div>
          <Button type="submit" busy={send.isPending}>
            {uploadsText.ownSend}
          </Button>
        </div>
        {sent === undefined ? null : (
          <Callout tone={sent.sentBefore ? 'amber' : 'green'}>
            {sent.sentBefore
              ? uploadsText.ownKnown(sent.contact)
              : uploadsText.ownSent(sent.contact)}
          </Callout>
        )}
      </form>
    </details>
  );
}
