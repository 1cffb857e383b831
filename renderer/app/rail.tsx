import {
  IconActivity,
  IconInbox,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconSettings,
  IconSpeakerphone,
  IconTableImport,
} from '@tabler/icons-react';
import { useLink } from '../link/link-context.tsx';
import { useChange } from '../link/use-change.ts';
import { classes } from '../ui/classes.ts';
import { IconButton } from '../ui/button.tsx';
import { showFailure } from '../ui/toasts.ts';
import { RailLink } from './rail-link.tsx';
import { useRailCounts } from './rail-counts.ts';
import { useSettings } from './settings.ts';
import { StatusLine } from './status-line.tsx';
import { appText } from './text.ts';
import { WorkspaceSwitcher } from './workspace-switcher.tsx';
import styles from './rail.module.css';

/** The way around: workspaces on top, the pages, settings and the status line at the foot. */
export function Rail() {
  const { queries, client, queryClient } = useLink();
  const { railCollapsed } = useSettings();
  const counts = useRailCounts();
  const update = useChange(client.settings.update, {
    onError: showFailure,
    onSuccess: (settings) =>
      queryClient.setQueryData(queries.settings.get.queryKey({ input: {} }), settings),
  });
  const toggleLabel = railCollapsed ? appText.expandRail : appText.collapseRail;
  return (
    <aside
      className={classes(styles.rail, railCollapsed && styles.narrow)}
      aria-label={appText.rail}
      data-rail={railCollapsed ? 'narrow' : 'wide'}
    >
      <WorkspaceSwitcher narrow={railCollapsed} />
      <nav className={styles.pages} aria-label={appText.navigation}>
        <RailLink
          to="/inbox"
          icon={IconInbox}
          label={appText.inbox}
          count={counts.inbox}
          narrow={railCollapsed}
        />
        <RailLink
          to="/campaigns"
          icon={IconSpeakerphone}
          label={appText.campaigns}
          narrow={railCollapsed}
        />
        <RailLink
          to="/uploads"
          icon={IconTableImport}
          label={appText.uploads}
          narrow={railCollapsed}
        />
        <RailLink
          to="/activity"
          icon={IconActivity}
          label={appText.activity}
          count={counts.activity}
          narrow={railCollapsed}
        />
        <span className={styles.gap} />
        <span className={styles.last}>
          <RailLink
            to="/settings"
            icon={IconSettings}
            label={appText.settings}
            narrow={railCollapsed}
          />
          <IconButton
            size="small"
            icon={railCollapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse}
            label={toggleLabel}
            aria-expanded={!railCollapsed}
            onClick={() => update.mutate({ railCollapsed: !railCollapsed })}
          />
        </span>
      </nav>
      <div className={styles.foot}>
        <StatusLine narrow={railCollapsed} />
      </div>
    </aside>
  );
}
