import { type FormEvent, useState } from 'react';
import { highLevelBaseUrl, highLevelVersion } from '../../../shared/highlevel/address.ts';
import type { MirrorConnection, TokenKind } from '../../../shared/mirror/model.ts';
import { locationIdSchema, tokenSchema, versionSchema } from '../../../shared/mirror/rules.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Failure } from '../../ui/failure.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { showToast } from '../../ui/toasts.ts';
import { mirrorText } from './text.ts';
import styles from './mirror.module.css';

type ConnectFormProps = {
  readonly workspaceId: string;
  readonly isPractice: boolean;
  readonly connection: MirrorConnection | undefined;
  readonly onConnected: () => void;
};

/** Where a sub-account and its token are typed; the token goes one way only. */
export function ConnectForm({
  workspaceId,
  isPractice,
  connection,
  onConnected,
}: ConnectFormProps) {
  const { client } = useLink();
  const [locationId, setLocationId] = useState(connection?.locationId ?? '');
  const [signIn, setSignIn] = useState<TokenKind>(connection?.signIn ?? 'private-integration');
  const [token, setToken] = useState('');
  const [version, setVersion] = useState(connection?.version ?? highLevelVersion);
  const [baseUrl, setBaseUrl] = useState(
    isPractice ? '' : (connection?.baseUrl ?? highLevelBaseUrl),
  );
  const [isJudged, setJudged] = useState(false);
  const done = {
    onSuccess: () => {
      setToken('');
      showToast({ tone: 'good', title: mirrorText.connectedToast, lastsMs: 6000 });
      onConnected();
    },
  };
  const connect = useChange(client.mirror.connect, done);
  const practise = useChange(client.mirror.connectPractice, done);
  const read = {
    location: locationIdSchema.safeParse(locationId),
    token: tokenSchema.safeParse(token),
    version: versionSchema.safeParse(version),
  };
  const problem = (isFine: boolean, words: string) => (isJudged && !isFine ? words : undefined);

  function submit(event: FormEvent): void {
    event.preventDefault();
    setJudged(true);
    if (!read.location.success || !read.token.success || !read.version.success) return;
    connect.mutate({
      workspaceId,
      locationId: read.location.data,
      signIn,
      token: read.token.data,
      version: read.version.data,
      ...(isPractice ? {} : { baseUrl }),
    });
  }

  return (
    <form className={styles.stack} noValidate onSubmit={submit}>
      {isPractice ? (
        <Callout
          title={mirrorText.practiceTitle}
          action={
            <Button
              size="small"
              busy={practise.isPending}
              onClick={() => practise.mutate({ workspaceId })}
            >
              {mirrorText.practise}
            </Button>
          }
        >
          {mirrorText.practiceBody}
        </Callout>
      ) : null}
      <div className={styles.pair}>
        <TextField
          label={mirrorText.location}
          help={mirrorText.locationHelp}
          error={problem(read.location.success, mirrorText.locationProblem)}
          value={locationId}
          onChange={({ target }) => setLocationId(target.value)}
        />
        <SelectField
          label={mirrorText.signIn}
          help={signIn === 'access' ? mirrorText.accessHelp : undefined}
          value={signIn}
          onChange={({ target }) =>
            setSignIn(target.value === 'access' ? 'access' : 'private-integration')
          }
        >
          {Object.entries(mirrorText.signIns).map(([kind, word]) => (
            <option key={kind} value={kind}>
              {word}
            </option>
          ))}
        </SelectField>
      </div>
      <TextField
        label={mirrorText.token}
        help={mirrorText.tokenHelp}
        error={problem(read.token.success, mirrorText.tokenProblem)}
        type="password"
        // Password managers offer to keep what looks like a login: this token belongs to the keychain.
        autoComplete="new-password"
        data-1p-ignore
        data-lpignore="true"
        value={token}
        onChange={({ target }) => setToken(target.value)}
      />
      <details>
        <summary>{mirrorText.more}</summary>
        <div className={styles.pair}>
          <TextField
            label={mirrorText.version}
            help={mirrorText.versionHelp}
            error={problem(read.version.success, mirrorText.versionProblem)}
            value={version}
            onChange={({ target }) => setVersion(target.value)}
          />
          {isPractice ? null : (
            <TextField
              label={mirrorText.baseUrl}
              help={mirrorText.baseUrlHelp}
              value={baseUrl}
              onChange={({ target }) => setBaseUrl(target.value)}
            />
          )}
        </div>
      </details>
      {connect.error === null ? null : <Failure inline failure={connect.error} />}
      {practise.error === null ? null : <Failure inline failure={practise.error} />}
      <div className={styles.actions}>
        <Button look="primary" type="submit" busy={connect.isPending}>
          {connection === undefined ? mirrorText.connect : mirrorText.replace}
        </Button>
      </div>
    </form>
  );
}
