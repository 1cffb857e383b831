import type { BrowserWindow as ElectronWindow, BrowserWindowConstructorOptions } from 'electron';
import { app } from './app.ts';
import { Emitter, isLetThrough } from './emitter.ts';
import { onlyProvided } from './provided.ts';
import { WebContents } from './web-contents.ts';

/** A window: its page, and what the main process asked of it. Nothing of it is drawn. */
export class BrowserWindow extends Emitter implements Partial<Omit<ElectronWindow, 'webContents'>> {
  private static readonly all = new Set<BrowserWindow>();
  readonly webContents: WebContents;
  private readonly bounds: ReturnType<ElectronWindow['getBounds']>;
  private readonly state = { isVisible: true, isFocused: true, isMaximized: false };

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    const { x = 0, y = 0, width = 800, height = 600, show = true } = options;
    this.bounds = { x, y, width, height };
    this.state = { isVisible: show, isFocused: show, isMaximized: false };
    this.webContents = new WebContents(options);
    app.emit('web-contents-created', {}, this.webContents);
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    const provided = onlyProvided('BrowserWindow', this);
    BrowserWindow.all.add(provided);
    return provided;
  }

  static getAllWindows = () => [...BrowserWindow.all];

  isVisible = () => this.state.isVisible;
  isFocused = () => this.state.isFocused;
  isMaximized = () => this.state.isMaximized;
  isMinimized = () => false;
  getBounds = () => this.bounds;
  getNormalBounds = () => this.bounds;
  setOverlayIcon = () => undefined;
  maximize = () => void (this.state.isMaximized = true);
  loadURL = (address: string) => this.webContents.loadURL(address);
  reload = () => this.webContents.reload();

  show(): void {
    this.state.isVisible = true;
    this.emit('show');
    this.focus();
  }

  hide(): void {
    this.state.isVisible = false;
    this.state.isFocused = false;
    this.emit('hide');
  }

  focus(): void {
    this.state.isFocused = true;
    this.emit('focus');
  }

  close(): void {
    if (!isLetThrough(this, 'close')) return;
    BrowserWindow.all.delete(this);
    this.webContents.closed();
    this.emit('closed');
    if (BrowserWindow.all.size === 0) app.emit('window-all-closed');
  }
}
