import type {
  IpcMain,
  IpcMainEvent,
  MessagePortMain as ElectronPort,
  WebFrameMain,
} from 'electron';
import type { CdpSession } from './chromium.ts';
import { Emitter } from './emitter.ts';
import { onlyProvided } from './provided.ts';
import { type FromPreload, fileToken, type InPreload } from './worlds.ts';

/** What an object has of another, whatever is in it. */
type Parts<T> = Partial<Record<keyof T, unknown>>;
type Handler = (event: never, ...args: unknown[]) => unknown;
const handlers = new Map<string, Handler>();

/** What the preload's messages reach. */
export const ipcMain = onlyProvided(
  'ipcMain',
  Object.assign(new Emitter(), {
    handle: (channel: string, handler: Handler) => void handlers.set(channel, handler),
  }) satisfies Partial<IpcMain>,
);

/** The main process's end of a port whose other end lies in the page. */
export class MessagePortMain
  extends Emitter
  implements Pick<ElectronPort, 'on' | 'once' | 'off' | 'postMessage' | 'start' | 'close'>
{
  private readonly carrier: { deliver(data: string): void; close(): void };
  private held: string[] | undefined = [];
  private isOpen = true;

  constructor(carrier: { deliver(data: string): void; close(): void }) {
    super();
    this.carrier = carrier;
  }

  postMessage(data: unknown): void {
    if (typeof data !== 'string') throw new Error('The stand-in carries text on ports.');
    if (this.isOpen) this.carrier.deliver(data);
  }

  start(): void {
    const held = this.held ?? [];
    this.held = undefined;
    for (const data of held) this.received(data);
  }

  close(): void {
    if (this.isOpen) this.carrier.close();
    this.ended();
  }

  /** Something came from the page; it waits until the port is started. */
  received(data: string): void {
    if (this.held === undefined) this.emit('message', { data, ports: [] });
    else this.held.push(data);
  }

  /** The other end closed, or its page is gone. */
  ended(): void {
    if (this.isOpen) this.emit('close', (this.isOpen = false));
  }
}

/** Carries messages between one page's preload worlds and the main process. */
export function createPreloadLink(
  session: CdpSession,
  frame: () => Pick<WebFrameMain, 'url' | 'parent'>,
) {
  // The world of the page that is there now; the ports of an earlier one are gone with it.
  let world: { readonly context: number; readonly ports: Map<number, MessagePortMain> } | undefined;

  /** Calls a function in the preload's world; a world that is gone hears nothing. */
  async function call<K extends keyof InPreload>(name: K, ...args: Parameters<InPreload[K]>) {
    if (world === undefined) return undefined;
    const { result } = await session
      .send('Runtime.callFunctionOn', {
        executionContextId: world.context,
        functionDeclaration: `(...args) => standIn.${name}(...args)`,
        arguments: args.map((value) => ({ value })),
      })
      .catch(() => ({ result: undefined }));
    return result?.objectId;
  }

  /** The real path of a file that the preload asked for. */
  async function resolved(value: unknown): Promise<unknown> {
    if (typeof value !== 'string' || !fileToken.test(value)) return value;
    const objectId = await call('file', value);
    if (objectId === undefined) return '';
    return (await session.send('DOM.getFileInfo', { objectId })).path;
  }

  async function invoke({ channel, id, args }: FromPreload & { type: 'invoke' }): Promise<void> {
    try {
      const handler = handlers.get(channel);
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      const event = { senderFrame: frame() } as never;
      const value = await handler(event, ...(await Promise.all(args.map(resolved))));
      await call('settle', id, undefined, value);
    } catch (error) {
      await call('settle', id, String(error), undefined);
    }
  }

  return {
    call,
    said(text: string, context: number): void {
      if (world?.context !== context) world = { context, ports: new Map() };
      const { ports } = world;
      const message = JSON.parse(text) as FromPreload;
      switch (message.type) {
        case 'post': {
          const arrived = message.ports.map((id) => {
            const port = new MessagePortMain({
              deliver: (data) => void call('deliver', id, data),
              close: () => void call('closePort', id),
            });
            ports.set(id, port);
            return port;
          });
          const event = { senderFrame: frame(), ports: arrived } satisfies Parts<IpcMainEvent>;
          ipcMain.emit(message.channel, event, message.message);
          break;
        }
        case 'invoke':
          void invoke(message);
          break;
        case 'port':
          ports.get(message.port)?.received(message.data);
          break;
        case 'port-closed':
          ports.get(message.port)?.ended();
          break;
      }
    },
    worldGone: (): void => {
      const gone = world;
      world = undefined;
      for (const port of gone?.ports.values() ?? []) port.ended();
    },
  };
}
