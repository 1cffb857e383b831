import type { TunnelStatus } from '../../../shared/tunnels/model.ts';
import { useLink } from '../../link/link-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Facts } from '../../ui/section.tsx';
import { tunnelsText } from './text.ts';
import { useTunnelChange } from './use-tunnel-change.ts';
import styles from './tunnels.module.css';

/** The key that a server shows, to be compared and accepted; nothing was sent to it before. */
export function HostKey({ status }: { readonly status: TunnelStatus }) {
  const { client } = useLink();
  const accept = useTunnelChange(client.tunnels.acceptHostKey);
  const { host } = status;
  if (status.state !== 'confirm-host' || host === undefined) return null;
  const isChanged = host.accepted !== undefined;
  return (
    <Callout
      tone={isChanged ? 'red' : 'amber'}
      title={isChanged ? tunnelsText.changedKeyTitle : tunnelsText.newKeyTitle}
    >
      <div className={styles.stack}>
        <p>{status.problem}</p>
        <Facts
          facts={[
            [tunnelsText.offered, <code key="offered">{host.offered}</code>],
            ...(host.accepted === undefined
              ? []
              : [[tunnelsText.accepted, <code key="accepted">{host.accepted}</code>] as const]),
          ]}
        />
        <p className={styles.help}>
          {tunnelsText.compareHelp} <code>{tunnelsText.compareCommand}</code>
        </p>
        {accept.error === null ? null : <Failure inline failure={accept.error} />}
        <div>
          <Button
            look={isChanged ? 'danger' : 'primary'}
            busy={accept.isPending}
            onClick={() => accept.mutate({ fingerprint: host.offered })}
          >
            {isChanged ? tunnelsText.acceptChanged : tunnelsText.accept}
          </Button>
        </div>
      </div>
    </Callout>
  );
}
