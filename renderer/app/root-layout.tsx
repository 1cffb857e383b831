import { Navigate, Outlet, useRouterState } from '@tanstack/react-router';
import { CommandLayer } from './commands/command-layer.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { WhyOnDemand } from '../features/notifications/why-on-demand.tsx';
import { Notices } from './notices.tsx';
import { PracticeBand } from './practice-band.tsx';
import { usePageTitle } from './page-title.ts';
import { useRailCounts } from './rail-counts.ts';
import { useRememberedWidths } from './remembered-widths.ts';
import { useStrayDrops } from './stray-drops.ts';
import { StateBanners } from './state-banners.tsx';
import { Rail } from './rail.tsx';
import { useWorkspaces } from './current-workspace.ts';
import { appText } from './text.ts';
import styles from './shell.module.css';

/** The frame around every page: the practice band, the rail and the page itself. */
export function RootLayout() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { current, isSettled } = useWorkspaces();
  const { inbox } = useRailCounts();
  usePageTitle(path, inbox);
  useStrayDrops();
  useRememberedWidths();
  const isPractice = current?.kind === 'practice';
  const withRail = path !== '/welcome';
  const isFirstRun = isSettled && current === undefined;
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#page" onClick={focusPage}>
        {appText.skipToContent}
      </a>
      {isPractice ? <PracticeBand /> : null}
      <ConnectionBanner />
      <StateBanners />
      <div className={styles.body}>
        {withRail ? <Rail /> : null}
        <main id="page" className={styles.page} tabIndex={-1}>
          {isFirstRun && withRail ? <Navigate to="/welcome" replace /> : <Outlet />}
        </main>
      </div>
      <Notices />
      <WhyOnDemand />
      <CommandLayer />
    </div>
  );
}

// The address behind the hash belongs to the router, so the link moves the focus instead of following its href.
function focusPage(event: React.MouseEvent): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#page')?.focus();
}
