import { type FormEvent, useState } from 'react';
import type { TunnelSecretKind, TunnelStatus } from '../../../shared/tunnels/model.ts';
import { secretKindsOf } from '../../../shared/tunnels/rules.ts';
import { useLink } from '../../link/link-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { TextAreaField, TextField } from '../../ui/field.tsx';
import { tunnelsText } from './text.ts';
import { useTunnelChange } from './use-tunnel-change.ts';
import styles from './tunnels.module.css';

// Password managers offer to keep what looks like a login: these secrets belong to the keychain.
const unkept = {
  autoComplete: 'new-password',
  'data-1p-ignore': true,
  'data-lpignore': 'true',
} as const;

/** What the tunnel signs in with; it goes one way only. */
export function SecretFields({ status }: { readonly status: TunnelStatus }) {
  const { client } = useLink();
  const [typed, setTyped] = useState<Partial<Record<TunnelSecretKind, string>>>({});
  const save = useTunnelChange(client.tunnels.setSecret, ({ kind }) =>
    setTyped((before) => ({ ...before, [kind]: '' })),
  );
  const kinds = secretKindsOf(status.setup);
  if (kinds.length === 0) return null;

  async function keep(event: FormEvent): Promise<void> {
    event.preventDefault();
    for (const kind of kinds) {
      const secret = typed[kind] ?? '';
      if (secret !== '') await save.mutateAsync({ kind, secret });
    }
  }

  return (
    // A failure is shown below the fields.
    <form
      className={styles.stack}
      noValidate
      onSubmit={(event) => void keep(event).catch(() => undefined)}
    >
      {kinds.map((kind) => {
        const common = {
          label: tunnelsText.secrets[kind],
          help: helpOf(kind, status.kept.includes(kind)),
          value: typed[kind] ?? '',
          onChange: ({ target }: { readonly target: { readonly value: string } }) =>
            setTyped({ ...typed, [kind]: target.value }),
        };
        return kind === 'ssh-key' ? (
          <TextAreaField key={kind} {...unkept} {...common} spellCheck={false} />
        ) : (
          <TextField key={kind} type="password" {...unkept} {...common} />
        );
      })}
      {save.error === null ? null : <Failure inline failure={save.error} />}
      <div>
        <Button
          type="submit"
          busy={save.isPending}
          disabled={kinds.every((kind) => (typed[kind] ?? '') === '')}
        >
          {tunnelsText.saveSecrets}
        </Button>
      </div>
    </form>
  );
}

function helpOf(kind: TunnelSecretKind, isKept: boolean): string {
  if (isKept) return tunnelsText.secretKept;
  return kind === 'ssh-passphrase' ? tunnelsText.passphraseHelp : tunnelsText.secretHelp;
}
