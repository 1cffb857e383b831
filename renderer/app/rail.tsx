import {
  IconActivity,
  IconCalendarEvent,
  IconInbox,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconSettings,
  IconSpeakerphone,
  IconTableImport,
} from '@tabler/icons-react';
import { classes } from '../ui/classes.ts';
import { IconButton } from '../ui/button.tsx';
import { showFailure } from '../ui/toasts.ts';
import { useCommands } from './commands/use-commands.ts';
import { PaletteButton } from './palette-button.tsx';
import { RailLink } from './rail-link.tsx';
import { useRailCounts } from './rail-counts.ts';
import { useSettings } from './settings.ts';
import { useSettingsChange } from './use-settings-change.ts';
import { StatusLine } from './status-line.tsx';
import { appText } from './text.ts';
import { WorkspaceSwitcher } from './workspace-switcher.tsx';
import styles from './rail.module.css';

/** The way around: workspaces on top, the pages, settings and the status line at the foot. */
export function Rail() {
  const { railCollapsed } = useSettings();
  const counts = useRailCounts();
  const { change } = useSettingsChange(showFailure);
  const toggle = {
    label: railCollapsed ? appText.expandRail : appText.collapseRail,
    icon: railCollapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse,
    run: () => change({ railCollapsed: !railCollapsed }),
  };
  useCommands([{ id: 'console.rail', group: 'console', ...toggle }]);
  return (
    <aside
      className={classes(styles.rail, railCollapsed && styles.narrow)}
      aria-label={appText.rail}
      data-rail={railCollapsed ? 'narrow' : 'wide'}
    >
      <WorkspaceSwitcher narrow={railCollapsed} />
      <PaletteButton narrow={railCollapsed} />
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
          to="/schedule"
          icon={IconCalendarEvent}
          label={appText.schedule}
          count={counts.schedule}
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
            icon={toggle.icon}
            label={toggle.label}
            aria-expanded={!railCollapsed}
            onClick={toggle.run}
          />
        </span>
      </nav>
      <div className={styles.foot}>
        <StatusLine narrow={railCollapsed} />
      </div>
    </aside>
  );
}
