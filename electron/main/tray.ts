import path from 'node:path';
import { app, Menu, nativeImage, Tray, type BrowserWindow } from 'electron';
import type { Attention, Logger } from '../core/capabilities.ts';
import { trayTemplate, type MenuActions } from './menu.ts';
import { desktopText } from './text.ts';

/** What the tray is made with. */
export type TrayOptions = {
  /** The folder with the icons of resources/. */
  readonly icons: string;
  readonly actions: MenuActions;
  readonly window: () => BrowserWindow | undefined;
  readonly platform: NodeJS.Platform;
  readonly logger: Logger;
};

/** Puts the console into the tray and shows there, and on the dock or taskbar, how many need the recruiter. */
export function openTray({ icons, actions, window, platform, logger }: TrayOptions): Attention {
  let shown: number | undefined;
  let tray: Tray | undefined;
  try {
    tray = new Tray(image(icons, trayImage(platform, 0)));
    tray.on('click', actions.show);
  } catch (error) {
    // Some Linux desktops have no tray: the window, the badge and the notices stay.
    logger.warn('no tray', { cause: error instanceof Error ? error.message : String(error) });
  }

  function show(count: number): void {
    if (count === shown) return;
    shown = count;
    tray?.setImage(image(icons, trayImage(platform, count)));
    tray?.setToolTip(desktopText.tooltip(count));
    tray?.setContextMenu(Menu.buildFromTemplate(trayTemplate(count, actions)));
    if (platform === 'win32') {
      const overlay = count === 0 ? null : image(icons, 'overlay.png');
      window()?.setOverlayIcon(overlay, desktopText.needYou(count));
    } else {
      app.setBadgeCount(count);
    }
  }

  show(0);
  return { show };
}

/** The picture for a count: with a dot where something needs the recruiter; a template on macOS, which colours it. */
export function trayImage(platform: NodeJS.Platform, count: number): string {
  const dot = count > 0 ? '-attention' : '';
  return platform === 'darwin' ? `tray${dot}Template.png` : `tray${dot}.png`;
}

function image(icons: string, name: string) {
  return nativeImage.createFromPath(path.join(icons, name));
}
