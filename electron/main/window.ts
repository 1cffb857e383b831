import { BrowserWindow, screen } from 'electron';
import type { DesktopChannels } from '../../shared/desktop.ts';
import type { Preferences } from '../core/capabilities.ts';
import { appOrigin } from './security/origin.ts';
import { restoreWindow, smallestSize, type WindowState } from './window-state.ts';

const stateKey = 'desktop.window';
const goChannel: DesktopChannels['go'] = 'go';

/** What the window is made with. */
export type WindowOptions = {
  readonly preload: string;
  readonly icon: string | undefined;
  readonly preferences: Preferences;
  /** Asked when the recruiter closes the window: whether it goes for good. */
  readonly mayClose: () => boolean;
  readonly onHidden: () => void;
  readonly onGone: (window: BrowserWindow) => void;
};

/** The one window of the console. */
export type ConsoleWindow = {
  readonly window: BrowserWindow;
  /** Brings the window to the front. */
  show(): void;
  /** Leads the page to a place, once it is there to be led. */
  go(route: string): void;
};

/** Opens the window where it was, on our own page, in a sandbox. */
export function openWindow(options: WindowOptions): ConsoleWindow {
  const { preferences } = options;
  const { bounds, isMaximized } = restoreWindow(
    preferences.get(stateKey),
    screen.getAllDisplays().map(({ workArea }) => workArea),
  );
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    show: false,
    autoHideMenuBar: true,
    ...(options.icon === undefined ? {} : { icon: options.icon }),
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: true,
    },
  });
  if (isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());

  let isLoaded = false;
  let waitingRoute: string | undefined;
  window.webContents.on('did-finish-load', () => {
    isLoaded = true;
    if (waitingRoute !== undefined) window.webContents.send(goChannel, waitingRoute);
    waitingRoute = undefined;
  });
  // Not when something starts to load: pages that only change their place do that too, and navigations that are refused never end.
  window.webContents.on('did-navigate', () => (isLoaded = false));
  window.webContents.on('render-process-gone', () => {
    isLoaded = false;
    options.onGone(window);
  });
  window.on('close', (event) => {
    const state: WindowState = {
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
    };
    preferences.set(stateKey, state);
    if (options.mayClose()) return;
    event.preventDefault();
    window.hide();
    options.onHidden();
  });
  void window.loadURL(`${appOrigin}/index.html`);

  return {
    window,
    show() {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    go(route) {
      if (isLoaded) window.webContents.send(goChannel, route);
      else waitingRoute = route;
    },
  };
}
