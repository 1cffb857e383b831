import { useQuery } from '@tanstack/react-query';
import { IconAlertTriangle, IconCircleCheck, IconKey, IconLock } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { MirrorConnection } from '../../../shared/mirror/model.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { type KnownStatus, StatusChip } from '../../ui/chip.tsx';
import { ConfirmDialog } from '../../ui/dialog-on-demand.tsx';
import { Failure } from '../../ui/failure.tsx';
import { CheckField } from '../../ui/field.tsx';
import { Facts } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { showFailure, showToast } from '../../ui/toasts.ts';
import { mirrorText } from './text.ts';
import styles from './mirror.module.css';

type StandingProps = {
  readonly workspaceId: string;
  readonly connection: MirrorConnection;
  /** Leads to another token; nothing while one is being typed. */
  readonly onReplace: (() => void) | undefined;
};

const chips: Readonly<Record<MirrorConnection['standing'], KnownStatus>> = {
  ready: { tone: 'green', icon: IconCircleCheck, word: mirrorText.standings.ready },
  'token-missing': { tone: 'amber', icon: IconKey, word: mirrorText.standings['token-missing'] },
  'token-expired': { tone: 'amber', icon: IconKey, word: mirrorText.standings['token-expired'] },
  'keychain-locked': {
    tone: 'amber',
    icon: IconLock,
    word: mirrorText.standings['keychain-locked'],
  },
  stopped: { tone: 'red', icon: IconAlertTriangle, word: mirrorText.standings.stopped },
};

/** How a connected sub-account stands, with what can be done about it. */
export function Standing({ workspaceId, connection, onReplace }: StandingProps) {
  const { client } = useLink();
  const [isLeaving, setLeaving] = useState(false);
  const resume = useChange(client.mirror.resumeConnection, { onError: showFailure });
  const notes = useChange(client.mirror.setNotes, { onError: showFailure });
  const disconnect = useChange(client.mirror.disconnect, {
    onSuccess: () => {
      setLeaving(false);
      showToast({ tone: 'plain', title: mirrorText.disconnected, lastsMs: 6000 });
    },
  });
  const { standing, locationId, expiresAt, lastFour, place, signIn, version, stopped } = connection;
  const kept = place === undefined ? [] : [mirrorText.kept[place]];
  const ending = lastFour === undefined || lastFour === '' ? [] : [mirrorText.endsIn(lastFour)];
  return (
    <div className={styles.stack}>
      {stopped === undefined ? null : (
        <Callout
          tone="red"
          title={mirrorText.stoppedTitle}
          action={
            // Nothing but another token helps an expired one.
            standing === 'token-expired' ? undefined : (
              <Button
                size="small"
                busy={resume.isPending}
                onClick={() => resume.mutate({ workspaceId })}
              >
                {mirrorText.resume}
              </Button>
            )
          }
        >
          {stopped}
        </Callout>
      )}
      <Facts
        facts={[
          [
            mirrorText.facts.standing,
            <StatusChip key="standing" status={standing} known={chips} bare />,
          ],
          [mirrorText.facts.location, locationId],
          [mirrorText.facts.token, [mirrorText.signIns[signIn], ...ending, ...kept].join(', ')],
          ...(expiresAt === undefined
            ? []
            : [
                [
                  standing === 'token-expired' ? mirrorText.facts.ended : mirrorText.facts.ends,
                  <Time key="ends" at={expiresAt} />,
                ] as const,
              ]),
          [mirrorText.facts.version, version],
        ]}
      />
      <CheckField
        label={mirrorText.notes}
        help={mirrorText.notesHelp}
        checked={connection.notes}
        disabled={notes.isPending}
        onChange={({ target }) => notes.mutate({ workspaceId, notes: target.checked })}
      />
      <Tested workspaceId={workspaceId} said={stopped}>
        {onReplace === undefined ? null : <Button onClick={onReplace}>{mirrorText.replace}</Button>}
        <Button look="quiet" onClick={() => setLeaving(true)}>
          {mirrorText.disconnect}
        </Button>
      </Tested>
      <ConfirmDialog
        opened={isLeaving}
        title={mirrorText.disconnectTitle}
        confirmLabel={mirrorText.disconnect}
        look="danger"
        busy={disconnect.isPending}
        onConfirm={() => disconnect.mutate({ workspaceId })}
        onClose={() => setLeaving(false)}
      >
        <p>{mirrorText.disconnectBody}</p>
        {disconnect.error === null ? null : <Failure inline failure={disconnect.error} />}
      </ConfirmDialog>
    </div>
  );
}

function Tested({
  workspaceId,
  said,
  children,
}: {
  readonly workspaceId: string;
  /** What stands above already. */
  readonly said: string | undefined;
  readonly children: ReactNode;
}) {
  const { queries } = useLink();
  const { data, error, isFetching, refetch } = useQuery({
    ...queries.mirror.test.queryOptions({ input: { workspaceId } }),
    // Asked for when somebody wants to know, and right after connecting.
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <div className={styles.stack} aria-live="polite">
      {data === undefined ? (
        error === null ? null : (
          <Failure inline failure={error} />
        )
      ) : (
        data.message !== said && (
          <Callout tone={data.outcome === 'works' ? 'green' : 'amber'}>{data.message}</Callout>
        )
      )}
      <div className={styles.actions}>
        <Button busy={isFetching} onClick={() => void refetch()}>
          {isFetching ? mirrorText.testing : mirrorText.test}
        </Button>
        {children}
      </div>
    </div>
  );
}
