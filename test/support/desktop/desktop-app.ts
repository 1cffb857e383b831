import type { Page } from '@playwright/test';
import type * as Electron from 'electron';
import type { Recorded } from './recorder.ts';

/** The process of a desktop app, the real Electron or its stand-in. */
export type DesktopProcess = {
  readonly page: Page;
  readonly pid: number;
  /** Calls a function, which names nothing outside itself, in the main process. */
  evaluate<R, A = undefined>(
    asked: (electron: typeof Electron, argument: A) => R | Promise<R>,
    argument?: A,
  ): Promise<R>;
  isRunning(): boolean;
  /** Quits it, as its menu does. */
  stop(): Promise<void>;
};

/** How a desktop app is started. */
export type DesktopStart = {
  readonly dataFolder: string;
  readonly args?: readonly string[];
};

/** What a test sees and does around the window. */
export type DesktopApp = DesktopProcess & ReturnType<typeof around>;

/** Adds what lies around the window to a started app. */
export function withDesktop(started: DesktopProcess): DesktopApp {
  return { ...started, ...around(started) };
}

declare const recorded: Recorded;

function around({ evaluate }: Pick<DesktopProcess, 'evaluate'>) {
  return {
    notices: () =>
      evaluate(() => recorded.notices.map(({ id, title, body }) => ({ id, title, body }))),
    clickNotice: (title: string) =>
      evaluate((_electron, wanted) => {
        const notice = recorded.notices.find((one) => one.title === wanted);
        if (notice === undefined) throw new Error(`There is no notice '${wanted}'.`);
        notice.emit('click', {});
      }, title),
    /** Presses a button of a notice, counted from 0. */
    pressOnNotice: (title: string, actionIndex: number) =>
      evaluate(
        (_electron, [wanted, index]) => {
          const notice = recorded.notices.find((one) => one.title === wanted);
          if (notice === undefined) throw new Error(`There is no notice '${wanted}'.`);
          notice.emit('action', { actionIndex: index });
        },
        [title, actionIndex] as const,
      ),
    opened: () => evaluate(() => recorded.opened),
    asked: () => evaluate(() => recorded.asked),
    /** Answers the next questions with the first button, which does what is asked. */
    agree: () => evaluate(() => void (recorded.answer = 0)),
    tray: () =>
      evaluate(() => ({
        tooltip: recorded.tooltip,
        hasPicture: recorded.trayPicture?.isEmpty() === false,
        items: recorded.trayMenu?.items.map(({ label, enabled }) => ({ label, enabled })) ?? [],
      })),
    clickTray: (label: string) =>
      evaluate((_electron, wanted) => {
        const item = recorded.trayMenu?.items.find((one) => one.label === wanted);
        if (item === undefined) throw new Error(`The tray has no '${wanted}'.`);
        item.click();
      }, label),
    clickMenu: (menu: string, label: string) =>
      evaluate(
        ({ Menu }, [place, wanted]) => {
          const found = Menu.getApplicationMenu()?.items.find((one) => one.label === place);
          const item = found?.submenu?.items.find((one) => one.label === wanted);
          if (item === undefined) throw new Error(`The menu ${place} has no '${wanted}'.`);
          item.click();
        },
        [menu, label] as const,
      ),
    /** Errors and violations in the page since the last time that this was asked. */
    printed: () => evaluate(() => recorded.printed.splice(0)),
    window: () =>
      evaluate(({ BrowserWindow }) => {
        const [window, ...others] = BrowserWindow.getAllWindows();
        return {
          address: window?.webContents.getURL(),
          isVisible: window?.isVisible(),
          isFocused: window?.isFocused(),
          others: others.length,
        };
      }),
    /** Closes the window as its button does. */
    closeWindow: () => evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
    /** Asks the page, also where nothing is attached to it any more because it crashed. */
    askPage: (expression: string): Promise<unknown> =>
      evaluate(
        ({ BrowserWindow }, asked) =>
          BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(asked),
        expression,
      ),
  };
}
