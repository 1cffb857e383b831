import { IconSend } from '@tabler/icons-react';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Failure } from '../../ui/failure.tsx';
import { webhooksText } from './text.ts';
import styles from './webhooks.module.css';

/** Delivers an event to ourselves the way Popp would, and says whether it got here. */
export function TestEvent({ workspaceId }: { readonly workspaceId: string }) {
  const { client, queries, queryClient } = useLink();
  const send = useChange(client.webhooks.sendTest, {
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: queries.webhooks.key() }),
  });
  const { data, error } = send;
  return (
    <div className={styles.stack} aria-live="polite">
      <div>
        <Button icon={IconSend} busy={send.isPending} onClick={() => send.mutate({ workspaceId })}>
          {webhooksText.sendTest}
        </Button>
      </div>
      {error === null ? null : <Failure inline failure={error} />}
      {data === undefined ? null : (
        <Callout tone={data.arrived ? 'green' : 'amber'}>
          {data.throughTunnel ? data.words : `${data.words} ${webhooksText.testOnThisMachine}`}
        </Callout>
      )}
    </div>
  );
}
