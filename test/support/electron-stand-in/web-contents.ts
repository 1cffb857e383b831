import { readFileSync } from 'node:fs';
import type { BrowserWindowConstructorOptions, WebContents as ElectronContents } from 'electron';
import { browserOrigin, forBrowser, forMain } from './addresses.ts';
import { browserContextId, type CdpSession, chromium } from './chromium.ts';
import { Emitter, isLetThrough } from './emitter.ts';
import { createPreloadLink } from './ipc.ts';
import { onlyProvided } from './provided.ts';
import { answerRequest, applyPermissions } from './session.ts';
import { mainWorld, preloadWorld } from './worlds.ts';

type OpenHandler = Parameters<ElectronContents['setWindowOpenHandler']>[0];
const world = 'electron-preload';

/** The page of a window: one of a real Chromium, with the preload in an isolated world of its own. */
export class WebContents extends Emitter implements Partial<ElectronContents> {
  private readonly options: BrowserWindowConstructorOptions;
  private readonly page: Promise<CdpSession>;
  private readonly link: Promise<ReturnType<typeof createPreloadLink>>;
  private onWindowOpen: OpenHandler = () => ({ action: 'allow' });
  private targetId = '';
  private frameId = '';
  private url = '';
  // A load that the main process asked for is not the page's own wish.
  private asked: string | undefined;

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    this.page = this.open();
    this.link = this.page.then((session) => this.connect(session));
    return onlyProvided('webContents', this);
  }

  setWindowOpenHandler = (handler: OpenHandler) => void (this.onWindowOpen = handler);
  getLastWebPreferences = () => this.options.webPreferences;
  getURL = () => this.url;
  send = (channel: string, ...args: unknown[]) =>
    void this.link.then(({ call }) => call('hear', channel, args));
  reload = () => void this.page.then((session) => session.send('Page.reload'));

  async loadURL(address: string): Promise<void> {
    await this.link;
    const finished = new Promise<void>((resolve) => this.once('did-finish-load', resolve));
    this.asked = new URL(address).href;
    const url = forBrowser(address);
    const { errorText } = await (await this.page).send('Page.navigate', { url });
    if (errorText !== undefined) throw new Error(`${errorText} loading '${address}'`);
    await finished;
  }

  async executeJavaScript(expression: string): Promise<unknown> {
    const asked = { expression, awaitPromise: true, returnByValue: true };
    return (await (await this.page).send('Runtime.evaluate', asked)).result.value;
  }

  // A page that crashed answers nothing any more.
  forcefullyCrashRenderer = () =>
    void this.page.then((session) => void session.send('Page.crash').catch(() => undefined));

  /** The page goes with its window. */
  closed = () => void chromium.send('Target.closeTarget', { targetId: this.targetId });

  private async open(): Promise<CdpSession> {
    await applyPermissions();
    const { width = 800, height = 600 } = this.options;
    const page = { url: 'about:blank', browserContextId, width, height };
    ({ targetId: this.targetId } = await chromium.send('Target.createTarget', page));
    const session = await chromium.attach(this.targetId);
    chromium.addListener('Target.targetCreated', ({ targetInfo: { targetId, type, ...other } }) => {
      const isForeign = type === 'page' && targetId !== this.targetId;
      if (isForeign && other.browserContextId === browserContextId) void closeUnasked(targetId);
    });
    this.frameId = (await session.send('Page.getFrameTree')).frameTree.frame.id;
    return session;
  }

  private async connect(session: CdpSession) {
    const link = createPreloadLink(session, () => ({ url: this.url, parent: null }));
    session.addListener('Page.frameStartedLoading', ({ frameId }) => {
      if (frameId === this.frameId) this.emit('did-start-loading');
    });
    session.addListener('Page.frameNavigated', ({ frame }) => {
      if (frame.id !== this.frameId) return;
      this.url = forMain(frame.url);
      this.emit('did-navigate', {}, this.url);
    });
    session.addListener('Page.loadEventFired', () => this.emit('did-finish-load'));
    session.addListener('Page.windowOpen', ({ url }) => {
      const { action } = this.onWindowOpen({ url: forMain(url) } as Parameters<OpenHandler>[0]);
      if (action === 'allow') throw new Error('The stand-in for Electron opens one window.');
    });
    const print = (message: string) => this.emit('console-message', { level: 'error', message });
    session.addListener('Log.entryAdded', ({ entry }) => print(entry.text));
    session.addListener('Runtime.exceptionThrown', ({ exceptionDetails: { exception, text } }) =>
      print(exception?.description ?? text),
    );
    session.addListener('Runtime.bindingCalled', ({ payload, executionContextId }) =>
      link.said(payload, executionContextId),
    );
    session.addListener('Runtime.executionContextsCleared', link.worldGone);
    session.addListener('Inspector.targetCrashed', () => {
      link.worldGone();
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    });
    this.watchRequests(session);

    const preload = readFileSync(this.options.webPreferences?.preload ?? '', 'utf8');
    const channel = JSON.stringify(`stand-in-${crypto.randomUUID()}`);
    const worldSource = `{
      ${onlyProvided.toString()}
      (${preloadWorld.toString()})(${channel}, onlyProvided,
        function (require, module, exports) { ${preload}\n })
    }`;
    await Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Log.enable'),
      session.send('Inspector.enable'),
      session.send('DOM.enable'),
      session.send('Runtime.addBinding', { name: 'standInSay', executionContextName: world }),
      session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: `(${mainWorld.toString()})(${channel})`,
      }),
      session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: worldSource,
        worldName: world,
      }),
      session.send('Fetch.enable', {
        patterns: [
          { urlPattern: `${browserOrigin}/*` },
          { urlPattern: '*', resourceType: 'Document' },
        ],
      }),
    ]);
    return link;
  }

  /** Asks the main process before the page goes anywhere, and for everything that is ours. */
  private watchRequests(session: CdpSession): void {
    session.addListener('Fetch.requestPaused', (paused) => {
      const { requestId, request, resourceType, redirectedRequestId, frameId } = paused;
      const url = forMain(request.url);
      if (
        resourceType === 'Document' &&
        !this.mayGo(url, frameId, redirectedRequestId !== undefined)
      ) {
        void session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      } else if (url === request.url) {
        void session.send('Fetch.continueRequest', { requestId });
      } else {
        const { method, headers } = request;
        void answerRequest(new Request(url, { method, headers })).then((answer) =>
          session.send('Fetch.fulfillRequest', { requestId, ...answer }),
        );
      }
    });
  }

  private mayGo(url: string, frameId: string, isRedirect: boolean): boolean {
    const isMainFrame = frameId === this.frameId;
    if (isMainFrame && !isRedirect && url === this.asked) {
      this.asked = undefined;
      return true;
    }
    const events = isRedirect ? ['will-redirect'] : ['will-frame-navigate'];
    if (isMainFrame && !isRedirect) events.push('will-navigate');
    return events.every((event) => isLetThrough(this, event, { url, isMainFrame }, url));
  }
}

/** Closes a page that a browser opened although nobody lets it, before it asks for anything. */
async function closeUnasked(targetId: string): Promise<void> {
  const session = await chromium.attach(targetId);
  await session.send('Fetch.enable');
  // Whoever watches the browser holds a new page back, and with it the one that opened it.
  await session.send('Runtime.runIfWaitingForDebugger');
  await chromium.send('Target.closeTarget', { targetId });
}
