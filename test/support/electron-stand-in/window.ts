import { readFileSync } from 'node:fs';
import type {
  BrowserWindow as ElectronWindow,
  BrowserWindowConstructorOptions,
  WebContents as ElectronContents,
} from 'electron';
import { app } from './app.ts';
import { Emitter, isLetThrough } from './emitter.ts';
import { type BrowserPage, openPage } from './page.ts';
import { onlyProvided } from './provided.ts';
import { applyPermissions } from './session.ts';

type OpenHandler = Parameters<ElectronContents['setWindowOpenHandler']>[0];
type ContentsMembers =
  | ('on' | 'once' | 'emit' | 'send' | 'loadURL' | 'reload' | 'getURL' | 'executeJavaScript')
  | ('setWindowOpenHandler' | 'forcefullyCrashRenderer');
type WindowMembers =
  | (
      | 'on'
      | 'once'
      | 'emit'
      | 'show'
      | 'hide'
      | 'focus'
      | 'blur'
      | 'close'
      | 'maximize'
      | 'minimize'
    )
  | ('restore' | 'isVisible' | 'isFocused' | 'isMaximized' | 'isMinimized' | 'isDestroyed')
  | ('getBounds' | 'getNormalBounds' | 'setOverlayIcon' | 'loadURL' | 'reload');

class WebContents extends Emitter implements Pick<ElectronContents, ContentsMembers> {
  private readonly options: BrowserWindowConstructorOptions;
  private readonly page: Promise<BrowserPage>;
  private onWindowOpen: OpenHandler = () => ({ action: 'allow' });
  private url = '';

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    this.page = this.open();
    return onlyProvided('webContents', this);
  }

  private async open(): Promise<BrowserPage> {
    const { width = 800, height = 600, webPreferences } = this.options;
    await applyPermissions();
    return openPage({
      size: { width, height },
      preload: readFileSync(webPreferences?.preload ?? '', 'utf8'),
      mayNavigate: ({ url, isMainFrame, isRedirect }) => {
        const events = isRedirect ? ['will-redirect'] : ['will-frame-navigate'];
        if (isMainFrame && !isRedirect) events.push('will-navigate');
        return events.every((name) => isLetThrough(this, name, { url, isMainFrame }, url));
      },
      wantsWindow: (url) => {
        const { action } = this.onWindowOpen({ url } as Parameters<OpenHandler>[0]);
        if (action === 'allow') throw new Error('The stand-in for Electron opens one window.');
      },
      navigated: (url) => (this.url = url),
      printed: (message) => this.emit('console-message', { message, level: 'error' }),
      happened: (what) => this.emit(what, {}, { reason: 'crashed', exitCode: 1 }),
    });
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.onWindowOpen = handler;
  }

  getLastWebPreferences() {
    return this.options.webPreferences ?? {};
  }

  getURL(): string {
    return this.url;
  }

  async loadURL(address: string): Promise<void> {
    const finished = new Promise<void>((resolve) => this.once('did-finish-load', resolve));
    await (await this.page).load(address);
    await finished;
  }

  reload(): void {
    void this.page.then(({ session }) => session.send('Page.reload'));
  }

  send(channel: string, ...args: unknown[]): void {
    void this.page.then(({ send }) => send(channel, args));
  }

  async executeJavaScript(expression: string): Promise<unknown> {
    const { session } = await this.page;
    const { result } = await session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    return result.value;
  }

  forcefullyCrashRenderer(): void {
    // A page that crashed answers nothing any more.
    void this.page.then(({ session }) => void session.send('Page.crash').catch(() => undefined));
  }

  /** The page goes with its window. */
  closed(): void {
    void this.page.then(({ close }) => close());
  }
}

/** A window: a page of a real Chromium, and what the main process asked of it. */
export class BrowserWindow extends Emitter implements Pick<ElectronWindow, WindowMembers> {
  readonly webContents: WebContents;
  private static readonly all = new Set<BrowserWindow>();
  private readonly state = {
    isVisible: true,
    isFocused: true,
    isMaximized: false,
    isMinimized: false,
    isDestroyed: false,
  };
  private readonly bounds: ReturnType<ElectronWindow['getBounds']>;

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    const { x = 0, y = 0, width = 800, height = 600, show = true } = options;
    this.bounds = { x, y, width, height };
    this.state.isVisible = show;
    this.state.isFocused = show;
    this.webContents = new WebContents(options);
    app.emit('web-contents-created', {}, this.webContents);
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    const provided = onlyProvided('BrowserWindow', this);
    BrowserWindow.all.add(provided);
    return provided;
  }

  static getAllWindows(): BrowserWindow[] {
    return [...BrowserWindow.all];
  }

  show(): void {
    this.state.isVisible = true;
    this.emit('show');
    this.focus();
  }
  hide(): void {
    this.state.isVisible = false;
    this.emit('hide');
    this.blur();
  }
  focus(): void {
    this.state.isFocused = true;
    this.emit('focus');
  }
  blur(): void {
    this.state.isFocused = false;
    this.emit('blur');
  }
  maximize(): void {
    this.state.isMaximized = true;
  }
  minimize(): void {
    this.state.isMinimized = true;
    this.blur();
  }
  restore(): void {
    this.state.isMinimized = false;
  }
  isVisible = () => this.state.isVisible;
  isFocused = () => this.state.isFocused;
  isMaximized = () => this.state.isMaximized;
  isMinimized = () => this.state.isMinimized;
  isDestroyed = () => this.state.isDestroyed;
  getBounds = () => ({ ...this.bounds });
  getNormalBounds = () => ({ ...this.bounds });
  setOverlayIcon = () => undefined;
  loadURL = (address: string) => this.webContents.loadURL(address);
  reload = () => this.webContents.reload();

  close(): void {
    if (this.state.isDestroyed || !isLetThrough(this, 'close')) return;
    this.state.isDestroyed = true;
    BrowserWindow.all.delete(this);
    this.webContents.closed();
    this.emit('closed');
    if (BrowserWindow.all.size === 0) app.emit('window-all-closed');
  }
}
