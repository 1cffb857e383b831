import { IconSend } from '@tabler/icons-react';
import type { useTestEvent } from './use-test-event.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Failure } from '../../ui/failure.tsx';
import { webhooksText } from './text.ts';
import styles from './webhooks.module.css';

type TestEventProps = {
  readonly workspaceId: string;
  readonly sending: ReturnType<typeof useTestEvent>;
};

/** Delivers an event to ourselves the way Popp would, and says whether it got here. */
export function TestEvent({ workspaceId, sending }: TestEventProps) {
  const { data, error } = sending;
  return (
    <div className={styles.stack} aria-live="polite">
      <div>
        <Button
          icon={IconSend}
          busy={sending.isPending}
          onClick={() => sending.mutate({ workspaceId })}
        >
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
