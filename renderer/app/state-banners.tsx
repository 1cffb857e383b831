import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { About } from '../../shared/settings/contract.ts';
import { useLink } from '../link/link-context.tsx';
import { useCurrentWorkspace } from './current-workspace.ts';
import { useManaged } from './managed.ts';
import { appText } from './text.ts';
import styles from './connection-banner.module.css';

/** What holds for the whole console and limits it: said for as long as it holds. */
export function StateBanners() {
  const { queries } = useLink();
  const workspace = useCurrentWorkspace();
  const about = useQuery(queries.settings.about.queryOptions({ input: {} })).data;
  const startup = useQuery(queries.startup.state.queryOptions({ input: {} })).data;
  const isPopp = workspace?.kind === 'popp';
  return (
    <>
      {startup?.state === 'ready' && startup.restoredFromBackup ? (
        <Banner words={appText.restoredFromBackup} to="/activity" action={appText.activity} />
      ) : null}
      {isPopp && about?.keysKeptIn === 'memory' ? (
        <Banner words={appText.keysInMemory} to="/settings" action={appText.settings} />
      ) : null}
      <PolicyBanner />
      {about?.preferences === undefined ? null : (
        <Banner
          words={preferencesWords(about.preferences)}
          to="/settings"
          action={appText.settings}
        />
      )}
    </>
  );
}

function PolicyBanner() {
  const { state, file = '', problem = '' } = useManaged();
  if (state !== 'broken' && state !== 'not-followed') return null;
  const words = state === 'broken' ? appText.policyBroken : appText.policyNotFollowed;
  return <Banner words={words(file, problem)} to="/settings" action={appText.settings} />;
}

function preferencesWords(trouble: NonNullable<About['preferences']>): string {
  return trouble.state === 'set-aside'
    ? appText.preferencesSetAside(trouble.file)
    : appText.preferencesNotKept;
}

type BannerProps = {
  readonly words: string;
  readonly to: '/activity' | '/settings';
  readonly action: string;
};

function Banner({ words, to, action }: BannerProps) {
  return (
    <section className={styles.banner} aria-label={appText.stateBanner}>
      <IconAlertTriangle size={16} aria-hidden />
      <span>{words}</span>
      <Link to={to}>{action}</Link>
    </section>
  );
}
