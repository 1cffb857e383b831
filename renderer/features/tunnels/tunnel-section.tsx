import { useQuery } from '@tanstack/react-query';
import { useManaged } from '../../app/managed.ts';
import { useLink } from '../../link/link-context.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Section } from '../../ui/section.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { HostKey } from './host-key.tsx';
import { SecretFields } from './secret-fields.tsx';
import { SetupForm } from './setup-form.tsx';
import { tunnelsText } from './text.ts';
import { TunnelStanding } from './tunnel-standing.tsx';
import styles from './tunnels.module.css';

/** How deliveries get to this computer: which tunnel, what it signs in with, and how it stands. */
export function TunnelSection() {
  const { queries } = useLink();
  const { data, error, refetch } = useQuery(queries.tunnels.status.queryOptions({ input: {} }));
  const isOff = useManaged().tunnels === 'off';
  return (
    <Section title={tunnelsText.title} purpose={tunnelsText.purpose}>
      {isOff ? (
        <Callout>{tunnelsText.managedOff}</Callout>
      ) : data === undefined ? (
        error === null ? (
          <SkeletonRows rows={2} label={tunnelsText.title} />
        ) : (
          <Failure inline failure={error} onRetry={() => void refetch()} />
        )
      ) : (
        <div className={styles.stack}>
          <SetupForm key={JSON.stringify(data.setup)} status={data} />
          {data.setup.kind === 'none' ? null : <TunnelStanding status={data} />}
          <HostKey status={data} />
          <SecretFields status={data} />
        </div>
      )}
    </Section>
  );
}
