import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { StartupState } from '../../shared/startup/contract.ts';
import { useLink } from '../link/link-context.tsx';
import { useChange } from '../link/use-change.ts';
import { Alone } from '../ui/alone.tsx';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { fullTime } from '../ui/time-words.ts';
import { appText } from './text.ts';
import styles from './shell.module.css';

type FailedStartup = Extract<StartupState, { state: 'failed' }>;

/** Lets the pages through once the console has its data; says why where it has not. */
export function StartupGate({ children }: { readonly children: ReactNode }) {
  const { queries } = useLink();
  const startup = useQuery({
    ...queries.startup.state.queryOptions({ input: {} }),
    refetchInterval: (query) => (query.state.data?.state === 'failed' ? 5000 : false),
  });
  if (startup.data === undefined) {
    return startup.error === null ? null : (
      <main className={styles.alone}>
        <Failure level={1} failure={startup.error} onRetry={() => void startup.refetch()} />
      </main>
    );
  }
  return startup.data.state === 'ready' ? children : <StartupScreen startup={startup.data} />;
}

function StartupScreen({ startup }: { readonly startup: FailedStartup }) {
  const { client, queryClient } = useLink();
  const refresh = { onSuccess: () => void queryClient.invalidateQueries() };
  const retry = useChange(client.startup.retry, refresh);
  const restore = useChange(client.startup.restoreBackup, refresh);
  const failure = retry.error ?? restore.error;
  return (
    <Alone
      title={appText.startupTitles[startup.reason]}
      body={startup.message}
      actions={
        <>
          {startup.backupFrom === undefined ? null : (
            <Button look="primary" busy={restore.isPending} onClick={() => restore.mutate({})}>
              {appText.restoreBackup(fullTime(startup.backupFrom))}
            </Button>
          )}
          <Button
            look={startup.backupFrom === undefined ? 'primary' : 'plain'}
            busy={retry.isPending}
            onClick={() => retry.mutate({})}
          >
            {appText.retry}
          </Button>
        </>
      }
    >
      <dl className={styles.folder}>
        <dt>{appText.startupFolder}</dt>
        <dd>{startup.folder}</dd>
      </dl>
      {failure === null ? null : <Failure inline failure={failure} />}
    </Alone>
  );
}
