import {
  IconCircleCheck,
  IconCircleX,
  IconKey,
  IconPlugConnected,
  IconRefresh,
} from '@tabler/icons-react';
import type { TunnelState, TunnelStatus } from '../../../shared/tunnels/model.ts';
import { useLink } from '../../link/link-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { type KnownStatus, StatusChip } from '../../ui/chip.tsx';
import { Facts } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { tunnelsText } from './text.ts';
import { useTunnelChange } from './use-tunnel-change.ts';

const looks = {
  off: { tone: 'grey', icon: IconPlugConnected, word: tunnelsText.states.off },
  opening: { tone: 'accent', icon: IconRefresh, word: tunnelsText.states.opening },
  open: { tone: 'green', icon: IconCircleCheck, word: tunnelsText.states.open },
  waiting: { tone: 'amber', icon: IconRefresh, word: tunnelsText.states.waiting },
  'confirm-host': { tone: 'amber', icon: IconKey, word: tunnelsText.states['confirm-host'] },
  failed: { tone: 'red', icon: IconCircleX, word: tunnelsText.states.failed },
} satisfies Readonly<Record<TunnelState, KnownStatus>>;

/** The state of the tunnel as a chip. */
export function TunnelChip({ state }: { readonly state: TunnelState }) {
  return <StatusChip status={state} known={looks} bare />;
}

/** How the tunnel stands, why, and the way to try again. */
export function TunnelStanding({ status }: { readonly status: TunnelStatus }) {
  const { client } = useLink();
  const retry = useTunnelChange(client.tunnels.retry);
  const { state, problem, publicUrl, retryAt } = status;
  const canRetry = state === 'waiting' || state === 'failed';
  return (
    <>
      <Facts
        facts={[
          [tunnelsText.state, <TunnelChip key="state" state={state} />],
          ...(publicUrl === undefined
            ? []
            : [[tunnelsText.publicUrl, <code key="url">{publicUrl}</code>] as const]),
          ...(retryAt === undefined
            ? []
            : [[tunnelsText.retryAt, <Time key="retry" at={retryAt} />] as const]),
        ]}
      />
      {problem === undefined || state === 'confirm-host' ? null : (
        <Callout
          tone={state === 'failed' ? 'red' : 'amber'}
          action={
            canRetry ? (
              <Button size="small" busy={retry.isPending} onClick={() => retry.mutate({})}>
                {tunnelsText.retry}
              </Button>
            ) : undefined
          }
        >
          {problem}
        </Callout>
      )}
    </>
  );
}
