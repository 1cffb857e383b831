import type { MenuItemConstructorOptions } from 'electron';
import { inboxRoute } from '../../shared/conversations/routes.ts';
import { scheduleRoute } from '../../shared/scheduling/routes.ts';
import { desktopText } from './text.ts';

/** What the menus can do. */
export type MenuActions = {
  readonly go: (route: string) => void;
  readonly show: () => void;
  readonly quit: () => void;
};

const places = [
  { label: desktopText.inbox, route: inboxRoute },
  { label: desktopText.campaigns, route: '/campaigns' },
  { label: desktopText.uploads, route: '/uploads' },
  { label: desktopText.schedule, route: scheduleRoute },
  { label: desktopText.activity, route: '/activity' },
] as const;

/** The application menu: what every program has, and the way to each page. */
export function menuTemplate(
  platform: NodeJS.Platform,
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const settings: MenuItemConstructorOptions = {
    label: desktopText.settings,
    accelerator: 'CmdOrCtrl+,',
    click: () => actions.go('/settings'),
  };
  const quit: MenuItemConstructorOptions = {
    label: desktopText.quit,
    accelerator: 'CmdOrCtrl+Q',
    click: actions.quit,
  };
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const first: MenuItemConstructorOptions = isMac
    ? {
        label: desktopText.productName,
        submenu: [
          { role: 'about' },
          separator,
          settings,
          separator,
          { role: 'hide' },
          { role: 'hideOthers' },
          { role: 'unhide' },
          separator,
          quit,
        ],
      }
    : {
        label: desktopText.menuFile,
        submenu: [settings, separator, { role: 'close', label: desktopText.closeWindow }, quit],
      };
  return [
    first,
    { role: 'editMenu', label: desktopText.menuEdit },
    {
      label: desktopText.menuView,
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
      ],
    },
    {
      label: desktopText.menuGo,
      submenu: places.map(({ label, route }, index) => ({
        label,
        accelerator: `CmdOrCtrl+${index + 1}`,
        click: () => actions.go(route),
      })),
    },
    ...(isMac ? [{ role: 'windowMenu' } as const] : []),
  ];
}

/** The menu of the tray: what needs the recruiter, the window, the end. */
export function trayTemplate(count: number, actions: MenuActions): MenuItemConstructorOptions[] {
  return [
    {
      label: desktopText.needYou(count),
      enabled: count > 0,
      click: () => actions.go(inboxRoute),
    },
    { type: 'separator' },
    { label: desktopText.open, click: actions.show },
    { label: desktopText.settings, click: () => actions.go('/settings') },
    { type: 'separator' },
    { label: desktopText.quit, click: actions.quit },
  ];
}
