import { existsSync } from 'node:fs';
import type {
  ActivationArguments,
  Dialog,
  Display,
  MenuItem,
  MenuItemConstructorOptions,
  NativeImage,
  Notification as ElectronNotification,
  NotificationConstructorOptions,
  Shell,
  Tray as ElectronTray,
} from 'electron';
import { Emitter } from './emitter.ts';
import { onlyProvided } from './provided.ts';

// What lies around the window. Nothing of it is shown: a test reads what the main process asked for, and clicks.

type Item = Pick<MenuItem, 'label' | 'click'> & { readonly submenu: Menu | undefined };

/** A menu as it was asked for. */
export class Menu {
  private static application: Menu | null = null;
  readonly items: readonly Item[];

  constructor(template: readonly MenuItemConstructorOptions[]) {
    this.items = template.map(({ submenu, click, ...item }) => ({
      ...item,
      label: item.label ?? item.role ?? '',
      click: () => click?.({} as never, undefined, {}),
      submenu: Array.isArray(submenu) ? new Menu(submenu) : undefined,
    }));
  }

  static buildFromTemplate = (template: readonly MenuItemConstructorOptions[]) =>
    onlyProvided('Menu', new Menu(template));
  static setApplicationMenu = (menu: Menu | null) => void (Menu.application = menu);
  static getApplicationMenu = () => Menu.application;
}

/** The icon beside the clock. */
export class Tray extends Emitter implements Partial<ElectronTray> {
  constructor(_image: NativeImage | string) {
    super();
    return onlyProvided('Tray', this);
  }

  setImage(): void {}
  setToolTip(): void {}
  setContextMenu(): void {}
}

// What the operating system kept from an earlier run: a notice that was clicked while nothing ran.
const earlier = JSON.parse(process.env['STAND_IN_CLICKED_NOTICE'] ?? 'null') as {
  readonly id: string;
  readonly title: string;
} | null;

/** A notice of the operating system. */
export class Notification extends Emitter implements Partial<ElectronNotification> {
  readonly id: string;
  readonly title: string;
  readonly body: string;

  constructor({ id = crypto.randomUUID(), title = '', body = '' }: NotificationConstructorOptions) {
    super();
    this.id = id;
    this.title = title;
    this.body = body;
    return onlyProvided('Notification', this);
  }

  static isSupported = () => true;

  static getHistory(): Promise<Notification[]> {
    if (earlier === null) return Promise.resolve([]);
    const notice = new Notification(earlier);
    setImmediate(() => notice.emit('click', {}));
    return Promise.resolve([notice]);
  }

  static handleActivation(callback: (details: ActivationArguments) => void): void {
    if (earlier !== null) callback({ type: 'click', arguments: `type=click&tag=${earlier.id}` });
  }

  show(): void {}
}

export const dialog = onlyProvided('dialog', {
  showMessageBox: () => Promise.resolve({ response: 1, checkboxChecked: false }),
  showErrorBox: (title, content) => void process.stderr.write(`${title}\n${content}\n`),
} satisfies Partial<Dialog>);

export const shell = onlyProvided('shell', {
  openExternal: () => Promise.resolve(),
} satisfies Partial<Shell>);

export const nativeImage = onlyProvided('nativeImage', {
  createFromPath: (file: string) =>
    onlyProvided('NativeImage', {
      isEmpty: () => !existsSync(file),
    } satisfies Partial<NativeImage>),
});

export const screen = onlyProvided('screen', {
  getAllDisplays: () => [
    { workArea: { x: 0, y: 0, width: 1920, height: 1050 } } satisfies Partial<Display>,
  ],
});

export const powerMonitor = onlyProvided('powerMonitor', new Emitter());
