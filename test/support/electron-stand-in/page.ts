import { browserOrigin, forBrowser, forMain } from './addresses.ts';
import { browserContextId, type CdpSession, chromium } from './chromium.ts';
import { createPreloadLink } from './ipc.ts';
import { onlyProvided } from './provided.ts';
import { answerRequest } from './session.ts';
import { mainWorld, preloadWorld } from './worlds.ts';

/** Where a page wants to go by itself. */
export type Navigation = { url: string; isMainFrame: boolean; isRedirect: boolean };

/** What a page asks and tells while it lives. */
export type PageHost = {
  readonly size: { readonly width: number; readonly height: number };
  readonly preload: string;
  mayNavigate(navigation: Navigation): boolean;
  navigated(address: string): void;
  wantsWindow(address: string): void;
  printed(message: string): void;
  happened(
    what: 'did-start-loading' | 'did-navigate' | 'did-finish-load' | 'render-process-gone',
  ): void;
};

/** One page of a real Chromium. */
export type BrowserPage = {
  readonly session: CdpSession;
  load(address: string): Promise<void>;
  /** Says something to the preload. */
  send(channel: string, args: unknown[]): void;
  close(): void;
};

const world = 'electron-preload';

/** Opens a page that asks its host before it goes anywhere, with the preload in a world of its own. */
export async function openPage(host: PageHost): Promise<BrowserPage> {
  const { targetId } = await chromium.send('Target.createTarget', {
    url: 'about:blank',
    browserContextId,
    ...host.size,
  });
  const session = await chromium.attach(targetId);
  // A load that the main process asked for is not the page's own wish.
  let asked: string | undefined;
  let frameId = '';
  let url = '';
  const link = createPreloadLink(session, () => ({ url, parent: null }));

  const channel = `stand-in-${crypto.randomUUID()}`;
  const name = JSON.stringify(channel);
  const scripts = [
    { source: `(${mainWorld.toString()})(${name})` },
    {
      worldName: world,
      source: `{ ${onlyProvided.toString()}; (${preloadWorld.toString()})(${name}, onlyProvided,
        function (require, module, exports) { ${host.preload}\n }) }`,
    },
  ];

  session.addListener('Fetch.requestPaused', (paused) => {
    const { requestId, request, resourceType } = paused;
    const to = forMain(request.url);
    const isMainFrame = paused.frameId === frameId;
    const isRedirect = paused.redirectedRequestId !== undefined;
    const isAsked = isMainFrame && !isRedirect && to === asked;
    if (isAsked) asked = undefined;
    if (
      resourceType === 'Document' &&
      !isAsked &&
      !host.mayNavigate({ url: to, isMainFrame, isRedirect })
    ) {
      void session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    } else if (to === request.url) {
      void session.send('Fetch.continueRequest', { requestId });
    } else {
      void answer(requestId, new Request(to, { method: request.method, headers: request.headers }));
    }
  });
  async function answer(requestId: string, request: Request): Promise<void> {
    const response = await answerRequest(request);
    await session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  }

  session.addListener('Page.windowOpen', ({ url }) => host.wantsWindow(forMain(url)));
  chromium.addListener('Target.targetCreated', ({ targetInfo }) => {
    if (targetInfo.browserContextId !== browserContextId || targetInfo.targetId === targetId)
      return;
    if (targetInfo.type === 'page') void closeUnasked(targetInfo.targetId);
  });
  session.addListener('Runtime.bindingCalled', ({ payload, executionContextId }) =>
    link.said(payload, executionContextId),
  );
  session.addListener('Runtime.executionContextsCleared', () => link.worldGone());
  session.addListener('Runtime.exceptionThrown', ({ exceptionDetails }) =>
    host.printed(exceptionDetails.exception?.description ?? exceptionDetails.text),
  );
  session.addListener('Log.entryAdded', ({ entry }) => host.printed(entry.text));
  session.addListener('Page.frameStartedLoading', (event) => {
    if (event.frameId === frameId) host.happened('did-start-loading');
  });
  session.addListener('Page.loadEventFired', () => host.happened('did-finish-load'));
  session.addListener('Page.frameNavigated', ({ frame }) => {
    if (frame.id !== frameId) return;
    host.navigated((url = forMain(frame.url)));
    host.happened('did-navigate');
  });
  session.addListener('Inspector.targetCrashed', () => {
    link.worldGone();
    host.happened('render-process-gone');
  });

  frameId = (await session.send('Page.getFrameTree')).frameTree.frame.id;
  await Promise.all([
    session.send('Page.enable'),
    session.send('Runtime.enable'),
    session.send('Log.enable'),
    session.send('Inspector.enable'),
    session.send('DOM.enable'),
    session.send('Runtime.addBinding', { name: 'standInSay', executionContextName: world }),
    ...scripts.map((script) => session.send('Page.addScriptToEvaluateOnNewDocument', script)),
    session.send('Fetch.enable', {
      patterns: [
        { urlPattern: `${browserOrigin}/*` },
        { urlPattern: '*', resourceType: 'Document' },
      ],
    }),
  ]);
  return {
    session,
    send: (channel, args) => void link.call('hear', channel, args),
    async load(address) {
      asked = new URL(address).href;
      const { errorText } = await session.send('Page.navigate', { url: forBrowser(address) });
      if (errorText !== undefined) throw new Error(`${errorText} loading '${address}'`);
    },
    close: () => void chromium.send('Target.closeTarget', { targetId }),
  };
}

/** Closes what a page opened although nobody lets it, before it asks for anything. */
async function closeUnasked(targetId: string): Promise<void> {
  const session = await chromium.attach(targetId);
  await session.send('Fetch.enable');
  // Whoever watches the browser holds a new page back, and with it the one that opened it.
  await session.send('Runtime.runIfWaitingForDebugger');
  await chromium.send('Target.closeTarget', { targetId });
}
