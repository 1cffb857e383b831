import { type FormEvent, useState } from 'react';
import { sshSignIns, type TunnelKind, type TunnelStatus } from '../../../shared/tunnels/model.ts';
import { useLink } from '../../link/link-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Segments } from '../../ui/segments.tsx';
import { tunnelsText } from './text.ts';
import { fieldsOf, readFields, type TunnelFields, type TunnelProblems } from './tunnel-form.ts';
import { useTunnelChange } from './use-tunnel-change.ts';
import styles from './tunnels.module.css';

const kinds: readonly TunnelKind[] = ['none', 'manual', 'ngrok', 'ssh'];

/** Which tunnel, and where it leads from. */
export function SetupForm({ status }: { readonly status: TunnelStatus }) {
  const { client } = useLink();
  const [fields, setFields] = useState<TunnelFields>(() => fieldsOf(status.setup));
  const [problems, setProblems] = useState<TunnelProblems>({});
  const choose = useTunnelChange(client.tunnels.choose);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const read = readFields(fields);
    if ('problems' in read) return setProblems(read.problems);
    setProblems({});
    choose.mutate({ setup: read.setup });
  }

  const field = (name: keyof TunnelFields) => ({
    value: fields[name],
    error: problems[name],
    onChange: ({ target }: { readonly target: { readonly value: string } }) => {
      setFields({ ...fields, [name]: target.value });
      setProblems({ ...problems, [name]: undefined });
    },
  });
  const isSame = JSON.stringify(fieldsOf(status.setup)) === JSON.stringify(fields);

  return (
    <form className={styles.stack} noValidate onSubmit={submit}>
      <Segments
        label={tunnelsText.kind}
        value={fields.kind}
        segments={kinds.map((key) => ({ key, label: tunnelsText.kinds[key] }))}
        onChange={(kind) => setFields({ ...fields, kind })}
      />
      <p className={styles.help}>{tunnelsText.readers[fields.kind]}</p>
      {fields.kind === 'ngrok' ? (
        <TextField
          label={tunnelsText.domain}
          help={tunnelsText.domainHelp}
          optional
          {...field('domain')}
        />
      ) : null}
      {fields.kind === 'ssh' ? (
        <>
          <div className={styles.pair}>
            <TextField label={tunnelsText.host} {...field('host')} />
            <TextField label={tunnelsText.port} inputMode="numeric" {...field('port')} />
          </div>
          <div className={styles.pair}>
            <TextField label={tunnelsText.user} {...field('user')} />
            <SelectField label={tunnelsText.signIn} {...field('signIn')}>
              {sshSignIns.map((one) => (
                <option key={one} value={one}>
                  {tunnelsText.signIns[one]}
                </option>
              ))}
            </SelectField>
          </div>
          <div className={styles.pair}>
            <TextField
              label={tunnelsText.remoteHost}
              help={tunnelsText.remoteHostHelp}
              {...field('remoteHost')}
            />
            <TextField
              label={tunnelsText.remotePort}
              inputMode="numeric"
              {...field('remotePort')}
            />
          </div>
        </>
      ) : null}
      {fields.kind === 'manual' || fields.kind === 'ssh' ? (
        <TextField
          label={tunnelsText.publicUrl}
          help={tunnelsText.publicUrlHelp}
          inputMode="url"
          {...field('publicUrl')}
        />
      ) : null}
      {choose.error === null ? null : <Failure inline failure={choose.error} />}
      {isSame ? null : (
        <div>
          <Button type="submit" look="primary" busy={choose.isPending}>
            {fields.kind === 'none' ? tunnelsText.stop : tunnelsText.save}
          </Button>
        </div>
      )}
    </form>
  );
}
