import { EventEmitter, once } from 'node:events';
import type { CDPSession } from '@playwright/test';
import { WebSocket } from 'ws';

/** Commands and events of one target of a real Chromium, typed as Playwright types them. */
export type CdpSession = Pick<CDPSession, 'send' | 'addListener'>;

type CdpConnection = CdpSession & {
  /** Attaches to one page. */
  attach(targetId: string): Promise<CdpSession>;
};

type Incoming = {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
};

async function connect(address: string): Promise<CdpConnection> {
  const socket = new WebSocket(address, { perMessageDeflate: false });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const sessions = new Map<string, EventEmitter>();
  let last = 0;

  socket.on('message', (data: Buffer) => {
    const {
      id,
      sessionId = '',
      method,
      params,
      result,
      error,
    } = JSON.parse(data.toString('utf8')) as Incoming;
    if (method !== undefined) sessions.get(sessionId)?.emit(method, params);
    if (id === undefined) return;
    if (error === undefined) waiting.get(id)?.resolve(result);
    else waiting.get(id)?.reject(new Error(`Chromium: ${error.message}`));
    waiting.delete(id);
  });

  function session(sessionId: string): CdpSession {
    const events = new EventEmitter();
    sessions.set(sessionId, events);
    const send = (method: string, params: unknown = {}) => {
      const id = (last += 1);
      const answer = Promise.withResolvers<unknown>();
      waiting.set(id, answer);
      const target = sessionId === '' ? {} : { sessionId };
      socket.send(JSON.stringify({ id, method, params, ...target }));
      return answer.promise;
    };
    return Object.assign(events, { send }) as unknown as CdpSession;
  }

  await once(socket, 'open');
  const browser = session('');
  return Object.assign(browser, {
    async attach(targetId: string) {
      const { sessionId } = await browser.send('Target.attachToTarget', {
        targetId,
        flatten: true,
      });
      return session(sessionId);
    },
  });
}

/** The Chromium that stands in for Electron's. */
export const chromium = await connect(process.env['STAND_IN_BROWSER'] ?? '');

/** This process's own corner of it, which goes when the process goes. */
export const { browserContextId } = await chromium.send('Target.createBrowserContext', {
  disposeOnDetach: true,
});
await chromium.send('Target.setDiscoverTargets', { discover: true });
