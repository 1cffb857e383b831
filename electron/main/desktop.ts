import path from 'node:path';
import { app, ipcMain, Menu, protocol, session, shell } from 'electron';
import { createConsole, type Console } from '../core/console.ts';
import { createFileLogger } from '../core/file-logger.ts';
import { systemClock } from '../core/system-clock.ts';
import { serveApp } from './app-protocol.ts';
import { desktopCapabilities } from './capabilities.ts';
import { createClosing } from './closing.ts';
import { createCrashJudge } from './crashes.ts';
import { askAboutLink, askAfterCrashes } from './dialogs.ts';
import { createDesktopFiles, serveFileTickets } from './file-tickets.ts';
import { serveLink } from './link.ts';
import { menuTemplate, type MenuActions } from './menu.ts';
import { sessionNetwork } from './network/session-network.ts';
import { createNotifier } from './notifier.ts';
import { createOpener } from './opener.ts';
import type { DesktopOptions } from './options.ts';
import type { AppPaths } from './paths.ts';
import { storedPreferences } from './preferences.ts';
import { guardContents } from './security/guard-contents.ts';
import { guardSession } from './security/guard-session.ts';
import { desktopText } from './text.ts';
import { openTray } from './tray.ts';
import { lookForUpdates } from './updater.ts';
import { openWindow, type ConsoleWindow } from './window.ts';

/** How the desktop app is started. */
export type DesktopStart = DesktopOptions & {
  readonly dataFolder: string;
  readonly paths: AppPaths;
};

/** The console in a window of its own. */
export type Desktop = { show(): void; quit(): Promise<void> };

function quit(): void {
  app.quit();
}

/** Puts the core in an Electron window, with native notices, tray and menus. */
export async function startDesktop({
  dataFolder,
  paths,
  practice,
}: DesktopStart): Promise<Desktop> {
  const { platform } = process;
  const logger = createFileLogger(path.join(dataFolder, 'logs'), systemClock);
  const preferences = storedPreferences(dataFolder, systemClock.now(), logger);
  const files = createDesktopFiles(systemClock);
  let opened: ConsoleWindow | undefined;
  let console: Console | undefined;

  const opener = createOpener({
    open: (address) => shell.openExternal(address),
    ask: (url) => askAboutLink(url, opened?.window),
    logger,
  });
  const show = () => opened?.show();
  const go = (route: string) => {
    opened?.show();
    opened?.go(route);
  };
  const notifier = createNotifier({
    open: go,
    routeOf: (text) => console?.routeOfNotice(text),
    act: (text, action) => console?.actOnNotice(text, action),
    isLooking: () => opened?.window.isFocused() === true,
    platform,
    logger,
  });
  const closing = createClosing(preferences, () =>
    notifier.tell(desktopText.closedTitle, desktopText.closedBody),
  );
  const actions: MenuActions = { go, show, quit };

  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, {
      logger,
      openOutside: (address) => void opener.openAddress(address),
    });
  });
  guardSession(session.defaultSession);
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(platform, actions)));
  const attention = openTray({
    icons: paths.icons,
    actions,
    window: () => opened?.window,
    platform,
    logger,
  });

  console = await createConsole(
    desktopCapabilities({
      dataFolder,
      logger,
      preferences,
      network: sessionNetwork(session.defaultSession, process.env, logger),
      notifier,
      attention,
      opener,
      fileTickets: files,
      workers: paths.workers,
    }),
  );
  if (practice) await console.openPractice();
  serveFileTickets(ipcMain, files);
  serveLink(ipcMain, console.links, logger);
  await serveApp(protocol, paths.pages);

  const crashed = createCrashJudge();
  opened = openWindow({
    preload: paths.preload,
    icon: platform === 'linux' ? path.join(paths.icons, 'icon.png') : undefined,
    preferences,
    mayClose: () => closing.isQuitting(),
    onHidden: () => closing.hidden(),
    onGone(window) {
      logger.error('page stopped');
      if (crashed(systemClock.monotonicMs()) === 'reload') return window.reload();
      void askAfterCrashes(window).then((again) => (again ? window.reload() : quit()));
    },
  });
  app.on('activate', () => show());
  app.on('before-quit', () => closing.quit());
  await notifier.takeUpEarlier();
  void lookForUpdates(console.updates, logger);

  return {
    show,
    async quit() {
      closing.quit();
      await console.stop();
    },
  };
}
