import type { Notification, Tray } from 'electron';

/** What the main process asked of the desktop around its window. */
export type Recorded = {
  readonly notices: Notification[];
  /** Addresses that were given to the recruiter's browser. */
  readonly opened: string[];
  /** Questions, each with everything that it showed. */
  readonly asked: { readonly message: string; readonly detail: string | undefined }[];
  /** The button that the next question is answered with. */
  answer: number;
  tooltip: string;
  trayMenu: Parameters<Tray['setContextMenu']>[0];
  /** Errors and violations of the content security policy in the page. */
  readonly printed: string[];
};

/** Runs in the main process before its own code, in the real Electron as in the stand-in; names nothing outside itself. */
export function record(electron: typeof import('electron')): void {
  const { app, dialog, Notification, shell, Tray } = electron;
  const recorded: Recorded = {
    notices: [],
    opened: [],
    asked: [],
    answer: 1,
    tooltip: '',
    trayMenu: null,
    printed: [],
  };
  Object.assign(globalThis, { recorded });
  const { show } = Notification.prototype;
  Notification.prototype.show = function showRecorded() {
    recorded.notices.push(this);
    show.call(this);
  };
  const { setToolTip, setContextMenu } = Tray.prototype;
  Tray.prototype.setToolTip = function setRecordedToolTip(text) {
    recorded.tooltip = text;
    setToolTip.call(this, text);
  };
  Tray.prototype.setContextMenu = function setRecordedContextMenu(menu) {
    recorded.trayMenu = menu;
    setContextMenu.call(this, menu);
  };
  shell.openExternal = (address) => {
    recorded.opened.push(address);
    return Promise.resolve();
  };
  dialog.showMessageBox = (...args: readonly unknown[]) => {
    const { message, detail } = args.at(-1) as Electron.MessageBoxOptions;
    recorded.asked.push({ message, detail });
    return Promise.resolve({ response: recorded.answer, checkboxChecked: false });
  };
  app.on('web-contents-created', (_event, contents) => {
    contents.on('console-message', ({ level, message }) => {
      if (level === 'error') recorded.printed.push(message);
    });
  });
}

/** The recorder as text, for a process that cannot import it. */
export const recorderSource = `(${record.toString()})(electron);`;
