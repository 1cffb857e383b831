import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Failure } from '../../ui/failure.tsx';
import { webhooksText } from './text.ts';
import styles from './webhooks.module.css';

type GivenAddressProps = {
  readonly workspaceId: string;
  /** What the recruiter said that Popp has. */
  readonly givenUrl: string | undefined;
  readonly publicUrl: string;
};

/** Which address Popp was given, and a warning once the tunnel leads from another one. */
export function GivenAddress({ workspaceId, givenUrl, publicUrl }: GivenAddressProps) {
  const { client } = useLink();
  const note = useChange(client.webhooks.noteGiven);
  const button = (
    <Button
      size="small"
      busy={note.isPending}
      onClick={() => note.mutate({ workspaceId, url: publicUrl })}
    >
      {webhooksText.poppHasIt}
    </Button>
  );
  return (
    <>
      {givenUrl === undefined ? (
        <div className={styles.inline}>
          <p className={styles.help}>{webhooksText.giveItToPopp}</p>
          {button}
        </div>
      ) : givenUrl === publicUrl ? (
        <p className={styles.help}>{webhooksText.poppHasThis}</p>
      ) : (
        <Callout tone="amber" title={webhooksText.otherAddress} action={button}>
          {webhooksText.otherAddressBody}{' '}
          <span className={styles.address}>
            <code>{givenUrl}</code>
          </span>
        </Callout>
      )}
      {note.error === null ? null : <Failure inline failure={note.error} />}
    </>
  );
}
