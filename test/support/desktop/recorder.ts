import type * as Electron from 'electron';

/** What the main process asked of the desktop around its window. */
export type Recorded = {
  readonly notices: Electron.Notification[];
  /** Addresses that were given to the recruiter's browser. */
  readonly opened: string[];
  /** Questions, each with everything that it showed. */
  readonly asked: { readonly message: string; readonly detail: string | undefined }[];
  /** The button that the next question is answered with. */
  answer: number;
  tooltip: string;
  trayMenu: Electron.Menu | null;
  trayPicture: Electron.NativeImage | undefined;
  /** Errors and violations of the content security policy in the page. */
  readonly printed: string[];
};

/** Runs in the main process before its own code, in the real Electron as in the stand-in; names nothing outside itself. */
export function record(electron: typeof Electron): void {
  const { app, dialog, Notification, shell, Tray } = electron;
  const recorded: Recorded = {
    notices: [],
    opened: [],
    asked: [],
    answer: 1,
    tooltip: '',
    trayMenu: null,
    trayPicture: undefined,
    printed: [],
  };
  Object.assign(globalThis, { recorded });
  const noteFirst = (
    prototype: object,
    name: string,
    note: (self: never, given: never) => void,
  ) => {
    const original = Reflect.get(prototype, name) as (...args: unknown[]) => unknown;
    Reflect.set(prototype, name, function noted(this: never, ...args: never[]) {
      note(this, args[0] as never);
      return original.apply(this, args);
    });
  };
  noteFirst(Notification.prototype, 'show', (notice: Electron.Notification) => {
    recorded.notices.push(notice);
  });
  noteFirst(Tray.prototype, 'setToolTip', (_tray, text: string) => {
    recorded.tooltip = text;
  });
  noteFirst(Tray.prototype, 'setImage', (_tray, picture: Electron.NativeImage) => {
    recorded.trayPicture = picture;
  });
  noteFirst(Tray.prototype, 'setContextMenu', (_tray, menu: Electron.Menu | null) => {
    recorded.trayMenu = menu;
  });
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
export const recorderSource = record.toString();
