import { useQuery } from '@tanstack/react-query';
import { IconExternalLink } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { signingSecretSchema } from '../../../shared/webhooks/contract.ts';
import type { SigningStatus } from '../../../shared/webhooks/model.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { TextField } from '../../ui/field.tsx';
import { Section } from '../../ui/section.tsx';
import { showToast } from '../../ui/toasts.ts';
import { webhooksText } from './text.ts';
import styles from './webhooks.module.css';

const developerPage = 'https://app.joinpopp.com/developer/webhooks';

type SecretSectionProps = {
  readonly workspaceId: string;
  readonly status: SigningStatus;
  readonly onLookAgain: () => void;
};

/** Where the signing secret of a real workspace is typed; it goes one way only. */
export function SecretSection({ workspaceId, status, onLookAgain }: SecretSectionProps) {
  const { client, queries, queryClient } = useLink();
  const { data: about } = useQuery(queries.settings.about.queryOptions({ input: {} }));
  const [secret, setSecret] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isRemoving, setRemoving] = useState(false);
  const refresh = () => void queryClient.invalidateQueries({ queryKey: queries.webhooks.key() });
  const save = useChange(client.webhooks.setSecret, {
    onSuccess: () => {
      setSecret('');
      showToast({ tone: 'good', title: webhooksText.saved, lastsMs: 8000 });
      refresh();
    },
  });
  const clear = useChange(client.webhooks.clearSecret, {
    onSuccess: () => {
      setRemoving(false);
      showToast({ tone: 'plain', title: webhooksText.removed, lastsMs: 6000 });
      refresh();
    },
  });
  const isSet = status.state === 'present';

  function submit(event: FormEvent): void {
    event.preventDefault();
    const read = signingSecretSchema.safeParse(secret);
    setProblem(read.success ? undefined : webhooksText.secretProblem);
    if (read.success) save.mutate({ workspaceId, secret: read.data });
  }

  return (
    <Section
      title={isSet ? webhooksText.replaceTitle : webhooksText.setTitle}
      actions={
        isSet ? (
          <Button look="quiet" size="small" onClick={() => setRemoving(true)}>
            {webhooksText.remove}
          </Button>
        ) : undefined
      }
    >
      {status.state === 'keychain-locked' ? (
        <Callout
          tone="amber"
          action={
            <Button size="small" onClick={onLookAgain}>
              {webhooksText.tryAgain}
            </Button>
          }
        >
          {webhooksText.secretStates['keychain-locked']}
        </Callout>
      ) : null}
      <form className={styles.secret} noValidate onSubmit={submit}>
        <TextField
          label={webhooksText.secret}
          help={about?.keysKeptIn === 'memory' ? webhooksText.setMemoryHelp : webhooksText.setHelp}
          error={problem}
          type="password"
          // Password managers offer to keep what looks like a login: this secret belongs to the keychain.
          autoComplete="new-password"
          data-1p-ignore
          data-lpignore="true"
          value={secret}
          onChange={({ target }) => {
            setSecret(target.value);
            setProblem(undefined);
          }}
        />
        {save.error === null ? null : <Failure inline failure={save.error} />}
        <div className={styles.inline}>
          <Button look={isSet ? 'plain' : 'primary'} type="submit" busy={save.isPending}>
            {webhooksText.save}
          </Button>
          <a href={developerPage} target="_blank" rel="noopener noreferrer" className={styles.out}>
            {webhooksText.openDeveloper}
            <IconExternalLink size={14} aria-hidden />
          </a>
        </div>
      </form>
      <ConfirmDialog
        opened={isRemoving}
        title={webhooksText.removeTitle}
        confirmLabel={webhooksText.remove}
        look="danger"
        busy={clear.isPending}
        onConfirm={() => clear.mutate({ workspaceId })}
        onClose={() => setRemoving(false)}
      >
        <p>{webhooksText.removeBody}</p>
        {clear.error === null ? null : <Failure inline failure={clear.error} />}
      </ConfirmDialog>
    </Section>
  );
}
