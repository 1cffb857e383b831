import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ConsoleNotice, NoticeStanding } from '../../../shared/notifications/model.ts';
import { useCurrentWorkspace } from '../../app/current-workspace.ts';
import { useSettings } from '../../app/settings.ts';
import { useLink } from '../../link/link-context.tsx';
import { Button } from '../../ui/button.tsx';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Facts, Section } from '../../ui/section.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { shortTime } from '../../ui/time-words.ts';
import { Time, useNow } from '../../ui/time.tsx';
import { TunnelChip } from '../tunnels/tunnel-standing.tsx';
import { hearingWords } from './hearing-words.ts';
import { useBrowserPermission } from './permission.ts';
import { notificationsText } from './text.ts';
import { useWhyView } from './why-view.ts';
import styles from './notifications.module.css';

// What decides changes by itself, with the clock and with Popp.
const lookEveryMs = 3000;

/** Answers 'Why was I not notified?': what decides now, and what became of the newest notices. */
export function WhyDialog() {
  const { isOpen, close } = useWhyView();
  const workspaceId = useCurrentWorkspace()?.id;
  return (
    <Dialog
      opened={isOpen}
      title={notificationsText.why}
      kind="sheet"
      onClose={close}
      actions={<Button onClick={close}>{notificationsText.close}</Button>}
    >
      {workspaceId === undefined ? (
        <p>{notificationsText.whyNone}</p>
      ) : (
        <Why workspaceId={workspaceId} />
      )}
    </Dialog>
  );
}

function Why({ workspaceId }: { readonly workspaceId: string }) {
  const { queries } = useLink();
  const { data, error, refetch } = useQuery({
    ...queries.notifications.standing.queryOptions({ input: { workspaceId } }),
    refetchInterval: lookEveryMs,
  });
  if (data === undefined) {
    return error === null ? (
      <SkeletonRows rows={6} label={notificationsText.loading} />
    ) : (
      <Failure inline failure={error} onRetry={() => void refetch()} />
    );
  }
  return (
    <div className={styles.why}>
      <Checks standing={data} />
      <Recent notices={data.recent} />
    </div>
  );
}

function Checks({ standing }: { readonly standing: NoticeStanding }) {
  const { notifications, quietHours } = useSettings();
  const { permission } = useBrowserPermission();
  const { queries } = useLink();
  const isPractice = useCurrentWorkspace()?.kind === 'practice';
  const { data: tunnel } = useQuery(queries.tunnels.status.queryOptions({ input: {} }));
  const now = useNow();
  const names = notificationsText.check;
  const { shower, quietUntil, heldBack, hearing } = standing;
  const quiet =
    quietUntil === undefined
      ? quietHours === undefined
        ? notificationsText.noQuiet
        : notificationsText.notQuiet
      : notificationsText.quietNow(shortTime(quietUntil, now), heldBack);
  return (
    <Section quiet title={notificationsText.checks}>
      <Facts
        facts={[
          [
            names.setting,
            notifications ? notificationsText.settingOn : notificationsText.settingOff,
          ],
          [names.permission, permissionWords(shower, permission)],
          [names.quiet, quiet],
          [names.focus, notificationsText.focus],
          [
            names.tunnel,
            isPractice ? (
              notificationsText.practice
            ) : tunnel === undefined ? null : (
              <TunnelChip key="tunnel" state={tunnel.state} />
            ),
          ],
          [names.hearing, hearingWords(hearing, now)],
          [names.read, <LastRead key="read" hearing={hearing} />],
        ]}
      />
    </Section>
  );
}

function LastRead({ hearing }: { readonly hearing: NoticeStanding['hearing'] }): ReactNode {
  if (hearing.problem !== undefined) return hearing.problem;
  if (hearing.lastReadAt === undefined) return notificationsText.notRead;
  return <Time at={hearing.lastReadAt} form="ago" />;
}

function permissionWords(
  shower: NoticeStanding['shower'],
  permission: keyof typeof notificationsText.byBrowser,
): string {
  switch (shower) {
    case 'system':
      return notificationsText.bySystem;
    case 'page':
      return notificationsText.byBrowser[permission];
    case 'nobody':
      return notificationsText.byNobody;
    default:
      return shower satisfies never;
  }
}

function Recent({ notices }: { readonly notices: readonly ConsoleNotice[] }) {
  return (
    <Section quiet title={notificationsText.recent}>
      {notices.length === 0 ? (
        <p className={styles.soft}>{notificationsText.noRecent}</p>
      ) : (
        <ul className={styles.recent}>
          {notices.map(({ id, title, at, fate }) => (
            <li key={id}>
              <span className={styles.line}>
                <CandidateText text={title} withoutLinks />
                <span className={styles.soft}>
                  <Time at={at} />
                </span>
              </span>
              <span className={styles.soft}>{notificationsText.fates[fate]}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
